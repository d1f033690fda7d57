import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import { texts } from '../texts.ts';
import { Reading } from '../ui/reading.tsx';

/** What a query as of some time has read. Before the first entry there is nothing to read, which is no failure. */
export function UnlessNothingYet<Data>({
  of,
  children,
}: {
  of: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  const { error } = of;
  if (error instanceof Problem && error.rule === 'before-the-beginning')
    return <p className="empty">{texts.books.nothingYet}</p>;
  return <Reading of={of}>{children}</Reading>;
}
