import { Link } from 'wouter';
import { About, type JournalEvent, nameOf } from '../books/event.tsx';
import { texts } from '../texts.ts';
import { Moment } from '../ui/dates.tsx';
import { Money } from '../ui/money.tsx';
import { Table } from '../ui/table.tsx';

/** What happened last; the next stands on top as soon as it has happened. */
export const Latest = ({ events }: { events: readonly JournalEvent[] }) => (
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
        { head: texts.books.type, isHead: true, cell: ({ type }) => nameOf(type) },
        { head: texts.books.document, cell: (event) => <About event={event} /> },
        {
          head: texts.fields.payable,
          isFigure: true,
          cell: ({ amount, currency }) =>
            amount === undefined || currency === undefined ? texts.none : <Money amount={amount} currency={currency} />,
        },
        { head: texts.books.actor, cell: ({ actor }) => actor },
        { head: texts.books.recorded, cell: ({ recordedAt }) => <Moment at={recordedAt} /> },
      ]}
    />
  </div>
);
