import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Moment } from '../ui/dates.tsx';
import { Table } from '../ui/table.tsx';
import type { ViewStanding } from './reads.ts';
import { Standing } from './standing.tsx';

const goodness = { live: 'good', behind: 'warn', stalled: 'bad', unavailable: 'bad' } as const;

/** Where each view is, how far behind, and what its last verification found. */
export const ViewsTable = ({ views }: { views: readonly ViewStanding[] }) => (
  <Table
    caption={texts.operations.views}
    rows={views}
    keyOf={({ view }) => view}
    columns={[
      { head: texts.operations.view, isHead: true, cell: ({ view }) => view },
      {
        head: texts.operations.state,
        cell: ({ state, reason }) => (
          <>
            <Standing is={goodness[state]}>{texts.operations.states[state]}</Standing>
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
            <Standing is="bad">{count(parkedStreams)}</Standing>
          ),
      },
      {
        head: texts.operations.moved,
        cell: ({ movedAt }) => (movedAt === undefined ? texts.none : <Moment at={movedAt} />),
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
  verification: NonNullable<ViewStanding['verification']>;
}) {
  return (
    <>
      <Standing is={differences === 0 ? 'good' : 'bad'}>{texts.operations.verified(differences)}</Standing>{' '}
      <Moment at={verifiedAt} />
      <span className="operations-why">{first ?? texts.operations.verifiedRows(count(rows), count(events))}</span>
    </>
  );
}

function lagOf(seconds: number | undefined): string {
  if (seconds === undefined) return texts.operations.notKnown;
  if (seconds === 0) return texts.operations.noLag;
  return texts.operations.seconds(count(Math.max(1, Math.round(seconds))));
}
