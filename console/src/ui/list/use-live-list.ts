import { type InfiniteData, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Affected, useChanges } from '../../api/cache.ts';

/** A list of at most this many pages is refetched at every change. */
const SHORT_PAGES = 2;

/**
 * Keeps a paged list current. A short list is refetched at every change. A long one would be fetched page by page again, so it is only marked
 * as outdated until the reader reloads it.
 * @param updateLong instead, updates a long list in place, and marks it as outdated only if that is not possible
 */
export function useLiveList(
  queryKey: QueryKey,
  updateLong: (changes: readonly Affected[], markOutdated: () => void) => void = (_, markOutdated) => markOutdated(),
) {
  const cache = useQueryClient();
  const [isOutdated, setOutdated] = useState(false);
  useChanges((changes) => {
    const pages = cache.getQueryData<InfiniteData<unknown>>(queryKey)?.pages.length ?? 0;
    if (pages <= SHORT_PAGES) void cache.invalidateQueries({ queryKey });
    else updateLong(changes, () => setOutdated(true));
  });
  const reload = () => {
    setOutdated(false);
    void cache.resetQueries({ queryKey });
  };
  return { isOutdated, reload };
}
