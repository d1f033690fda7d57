import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../../api/problem.ts';
import { texts } from '../../texts.ts';
import { Loaded } from '../loaded.tsx';

/** Like `Loaded`, for a query as of a date. A date before the first entry is not an error, but shows that nothing had been recorded. */
export function LoadedAsOf<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  if (query.error instanceof Problem && query.error.rule === 'before-the-beginning')
    return <p className="empty">{texts.books.nothingYet}</p>;
  return <Loaded query={query}>{children}</Loaded>;
}
