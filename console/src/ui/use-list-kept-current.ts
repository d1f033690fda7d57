import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTold } from '../api/cache.ts';

/** As many pages are read again at every change. */
const SHORT_PAGES = 2;

/**
 * A list that is read page after page: a short one is read again at every change; a long one says that it has changed, and is read again from
 * its beginning when the reader wants it.
 * @param pages how many were read
 */
export function useListKeptCurrent(queryKey: QueryKey, pages: number) {
  const cache = useQueryClient();
  const [isOutdated, setOutdated] = useState(false);
  useTold(() => {
    if (pages <= SHORT_PAGES) void cache.invalidateQueries({ queryKey });
    else setOutdated(true);
  });
  const showAnew = () => {
    setOutdated(false);
    void cache.resetQueries({ queryKey });
  };
  return { isOutdated, showAnew };
}
