import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isPassing, Problem } from '../api/problem.ts';
import { texts } from '../texts.ts';
import { troubleOf } from './status.tsx';

/**
 * What a query has read; until then that it reads, or why it can't. What is there stays while it is read again, or can't be.
 */
export function Reading<Data>({
  of: { data, error, isPending },
  children,
}: {
  of: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending'>;
  children: (data: Data) => ReactNode;
}) {
  if (data !== undefined) return children(data);
  if (isPending && error === null) return <p className="reading">{texts.reading}</p>;
  return <Failure error={error} />;
}

/** Why something can't be shown. */
export function Failure({ error }: { error: unknown }) {
  if (isPassing(error))
    return (
      <p className="failure">
        {troubleOf(error)} {texts.status.triesAgain}
      </p>
    );
  const title = error instanceof Problem ? error.title : texts.status.broken;
  const detail = error instanceof Problem && error.message !== error.title ? error.message : undefined;
  return (
    <div className="failure" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      {detail !== undefined && <p>{detail}</p>}
    </div>
  );
}
