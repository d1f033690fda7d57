import { eventName } from '../format/names.ts';
import { texts } from '../texts.ts';
import { Heads } from '../ui/list/table.tsx';
import { Day, Figure, Timestamp } from '../ui/values.tsx';
import { EventSubject, type JournalEvent } from './event-subject.tsx';

const columns = [
  { head: texts.fields.effective },
  { head: texts.fields.event },
  { head: texts.books.subject },
  { head: texts.books.account },
  { head: texts.books.debit, isFigure: true },
  { head: texts.books.credit, isFigure: true },
  { head: <span className="visually-hidden">{texts.fields.currency}</span> },
  { head: texts.fields.reference },
  { head: texts.fields.actor },
  { head: texts.fields.recorded },
];

/** Events with their entries: one line per entry, debits on the left and credits on the right. */
export const JournalTable = ({ events }: { events: readonly JournalEvent[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
  <section className="table-scroll" aria-label={texts.books.journal} tabIndex={0}>
    <table className="table journal-table">
      <caption className="visually-hidden">{texts.books.journal}</caption>
      <thead>
        <tr>
          <Heads columns={columns} />
        </tr>
      </thead>
      {events.map((event) => (
        <Entries key={event.eventId} event={event} />
      ))}
    </table>
  </section>
);

function Entries({ event }: { event: JournalEvent }) {
  const { type, effectiveOn, recordedAt, actor, reference, entries } = event;
  const span = Math.max(1, entries.length);
  return (
    <tbody>
      <tr>
        <td rowSpan={span}>
          <Day on={effectiveOn} />
        </td>
        <th scope="rowgroup" rowSpan={span}>
          {eventName(type)}
        </th>
        <td rowSpan={span}>
          <EventSubject event={event} />
        </td>
        <Entry event={event} index={0} />
        <td rowSpan={span}>{reference}</td>
        <td rowSpan={span}>{actor}</td>
        <td rowSpan={span}>
          <Timestamp at={recordedAt} />
        </td>
      </tr>
      {entries.slice(1).map((entry, index) => (
        <tr key={`${entry.account} ${entry.amount}`}>
          <Entry event={event} index={index + 1} />
        </tr>
      ))}
    </tbody>
  );
}

function Entry({ event: { entries, currency }, index }: { event: JournalEvent; index: number }) {
  const entry = entries[index];
  if (entry === undefined || currency === undefined)
    return (
      <td colSpan={4} className="soft">
        {texts.books.noEntries}
      </td>
    );
  const { account, amount } = entry;
  return (
    <>
      <td>{texts.books.accounts[account]}</td>
      <td className="figure">{amount > 0 && <Figure amount={amount} currency={currency} />}</td>
      <td className="figure">{amount < 0 && <Figure amount={-amount} currency={currency} />}</td>
      <td className="soft">{currency}</td>
    </>
  );
}
