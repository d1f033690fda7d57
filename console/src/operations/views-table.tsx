import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { StatusLabel, Timestamp } from '../ui/values.tsx';
import type { ViewStatus } from './reads.ts';

const tones = { live: 'good', behind: 'warn', stalled: 'bad', unavailable: 'bad' } as const;

/** Each view's state, position, lag, and the result of its last verification. */
export const ViewsTable = ({ views }: { views: readonly ViewStatus[] }) => (
  <Table
    caption={texts.operations.views}
    rows={views}
    keyOf={({ view }) => view}
    columns={[
      { head: texts.operations.view, isHead: true, cell: ({ view }) => view },
      {
        head: texts.fields.state,
        cell: ({ state, reason }) => (
          <>
            <StatusLabel tone={tones[state]}>{texts.operations.states[state]}</StatusLabel>
            {reason !== undefined && <span className="operations-why">{reason}</span>}
          </>
        ),
      },
      { head: texts.operations.store, cell: ({ store }) => store },
      { head: texts.operations.position, isFigure: true, cell: ({ position }) => position ?? texts.none },
      { head: texts.operations.lag, isFigure: true, cell: ({ lagSeconds }) => lagOf(lagSeconds) },
      {
        head: texts.operations.parkedStreams,
        isFigure: true,
        cell: ({ parkedStreams }) =>
          parkedStreams === undefined ? (
            texts.none
          ) : parkedStreams === 0 ? (
            count(0)
          ) : (
            <StatusLabel tone="bad">{count(parkedStreams)}</StatusLabel>
          ),
      },
      {
        head: texts.operations.updated,
        cell: ({ movedAt }) => (movedAt === undefined ? texts.none : <Timestamp at={movedAt} />),
      },
      {
        head: texts.operations.verification,
        cell: ({ verification }) =>
          verification === undefined ? (
            <span className="soft">{texts.operations.neverVerified}</span>
          ) : (
            <Verified verification={verification} />
          ),
      },
    ]}
  />
);

function Verified({
  verification: { verifiedAt, rows, events, differences, first },
}: {
  verification: NonNullable<ViewStatus['verification']>;
}) {
  return (
    <>
      <StatusLabel tone={differences === 0 ? 'good' : 'bad'}>{texts.operations.verified(differences)}</StatusLabel>{' '}
      <Timestamp at={verifiedAt} />
      <span className="operations-why">{first ?? texts.operations.verifiedRows(count(rows), count(events))}</span>
    </>
  );
}

function lagOf(seconds: number | undefined): string {
  if (seconds === undefined) return texts.operations.unknown;
  if (seconds === 0) return texts.operations.noLag;
  return texts.operations.seconds(count(Math.max(1, Math.round(seconds))));
}
