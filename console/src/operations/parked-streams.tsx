import { useState } from 'react';
import { Link } from 'wouter';
import { nameOf } from '../books/event.tsx';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Moment } from '../ui/dates.tsx';
import { Table } from '../ui/table.tsx';
import type { ParkedStream, ViewStanding } from './reads.ts';
import { ResumeDialog } from './resume-dialog.tsx';

type Parked = ParkedStream & { view: string };

/** The streams that views go on without, why, and the way back. */
export function ParkedStreams({ views }: { views: readonly ViewStanding[] }) {
  const [chosen, choose] = useState<Parked>();
  const [resumed, setResumed] = useState<Parked>();
  const parked = views.flatMap(({ view, parked }) => parked.map((stream) => ({ ...stream, view })));
  const all = views.reduce((sum, { parkedStreams = 0 }) => sum + parkedStreams, 0);
  return (
    <div className="operations-part">
      <div>
        <h2>{texts.operations.parked}</h2>
        <p role="status" className="operations-resumed">
          {resumed !== undefined && texts.operations.resumed(resumed.stream, resumed.view)}
        </p>
      </div>
      <Table
        caption={texts.operations.parked}
        empty={texts.operations.noneParked}
        rows={parked}
        keyOf={({ view, stream }) => `${view} ${stream}`}
        columns={[
          {
            head: texts.operations.stream,
            isHead: true,
            cell: ({ stream, invoiceId }) => (
              <code className="operations-stream">
                {invoiceId === undefined ? stream : <Link to={`/invoices/${invoiceId}`}>{stream}</Link>}
              </code>
            ),
          },
          { head: texts.operations.inView, cell: ({ view }) => view },
          {
            head: texts.operations.reason,
            cell: ({ type, reason }) => (
              <>
                {nameOf(type)}
                <span className="operations-why operations-refused">{reason}</span>
              </>
            ),
          },
          { head: texts.operations.since, cell: ({ since }) => <Moment at={since} /> },
          {
            head: texts.operations.waiting,
            isFigure: true,
            cell: ({ waiting }) => (waiting === undefined ? texts.operations.notKnown : count(waiting)),
          },
          {
            head: <span className="unseen">{texts.operations.resume}</span>,
            cell: (one) => (
              <button
                type="button"
                aria-label={texts.operations.resumeStream(one.stream, one.view)}
                onClick={() => {
                  setResumed(undefined);
                  choose(one);
                }}
              >
                {texts.operations.resume}
              </button>
            ),
          },
        ]}
      />
      {parked.length < all && <p className="soft">{texts.operations.parkedCount(count(parked.length), count(all))}</p>}
      {chosen !== undefined && (
        <ResumeDialog
          parked={chosen}
          onClose={() => choose(undefined)}
          onDone={() => {
            setResumed(chosen);
            choose(undefined);
          }}
        />
      )}
    </div>
  );
}
