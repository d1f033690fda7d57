import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isTransient, Problem } from '../api/problem.ts';
import { texts } from '../texts.ts';
import { outageOf } from './outages.tsx';

/** Shows the data of a query. While there is none, shows that it is loading, or why it failed. Stale data stays visible if a refetch fails. */
export function Loaded<Data>({
  query: { data, error, isPending },
  children,
}: {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending'>;
  children: (data: Data) => ReactNode;
}) {
  if (data !== undefined) return children(data);
  if (isPending && error === null) return <p className="loading">{texts.loading}</p>;
  return <Failure error={error} />;
}

/** Why something can't be shown. */
export function Failure({ error }: { error: unknown }) {
  if (isTransient(error))
    return (
      <p className="failure">
        {outageOf(error)} {texts.outage.retrying}
      </p>
    );
  const title = error instanceof Problem ? error.title : texts.outage.unexpected;
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
