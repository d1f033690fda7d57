import { Link } from 'wouter';
import { EventSubject, type JournalEvent } from '../books/event-subject.tsx';
import { eventName } from '../format/names.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Money, Timestamp } from '../ui/values.tsx';

/** The latest events. New events appear at the top. */
export const LatestEvents = ({ events }: { events: readonly JournalEvent[] }) => (
  <div className="overview-latest">
    <div className="overview-chart-head">
      <h2>{texts.overview.latest}</h2>
      <Link to="/books">{texts.overview.allEvents}</Link>
    </div>
    <Table
      caption={texts.overview.latest}
      rows={events}
      keyOf={({ eventId }) => eventId}
      columns={[
        { head: texts.fields.event, isHead: true, cell: ({ type }) => eventName(type) },
        { head: texts.books.subject, cell: (event) => <EventSubject event={event} /> },
        {
          head: texts.fields.amount,
          isFigure: true,
          cell: ({ amount, currency }) =>
            amount === undefined || currency === undefined ? texts.none : <Money amount={amount} currency={currency} />,
        },
        { head: texts.fields.actor, cell: ({ actor }) => actor },
        { head: texts.fields.recorded, cell: ({ recordedAt }) => <Timestamp at={recordedAt} /> },
      ]}
    />
  </div>
);
