import { useState } from 'react';
import { Link } from 'wouter';
import { eventName } from '../format/names.ts';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Timestamp } from '../ui/values.tsx';
import type { ParkedStream, ViewStatus } from './reads.ts';
import { ResumeDialog } from './resume-dialog.tsx';

type Parked = ParkedStream & { view: string };

/** The parked streams of all views, with the reason for each and a button that resumes it. */
export function ParkedStreams({ views }: { views: readonly ViewStatus[] }) {
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
          { head: texts.operations.view, cell: ({ view }) => view },
          {
            head: texts.operations.reason,
            cell: ({ type, reason }) => (
              <>
                {eventName(type)}
                <span className="operations-why operations-refused">{reason}</span>
              </>
            ),
          },
          { head: texts.operations.since, cell: ({ since }) => <Timestamp at={since} /> },
          {
            head: texts.operations.waiting,
            isFigure: true,
            cell: ({ waiting }) => (waiting === undefined ? texts.operations.unknown : count(waiting)),
          },
          {
            head: <span className="visually-hidden">{texts.operations.resume}</span>,
            cell: (stream) => (
              <button
                type="button"
                aria-label={texts.operations.resumeStream(stream.stream, stream.view)}
                onClick={() => {
                  setResumed(undefined);
                  choose(stream);
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
