import { texts } from '../texts.ts';
import { Day, Moment } from '../ui/dates.tsx';
import { Figure } from '../ui/money.tsx';
import { About, type JournalEvent, nameOf } from './event.tsx';

/** Events with their double entries: debits left, credits right, a line each. */
export const JournalTable = ({ events }: { events: readonly JournalEvent[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
  <section className="table-scroll" aria-label={texts.books.journal} tabIndex={0}>
    <table className="table journal-table">
      <caption className="unseen">{texts.books.journal}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.books.effective}</th>
          <th scope="col">{texts.books.type}</th>
          <th scope="col">{texts.books.document}</th>
          <th scope="col">{texts.books.account}</th>
          <th scope="col" className="figure">
            {texts.books.debit}
          </th>
          <th scope="col" className="figure">
            {texts.books.credit}
          </th>
          <th scope="col">
            <span className="unseen">{texts.books.currency}</span>
          </th>
          <th scope="col">{texts.books.reference}</th>
          <th scope="col">{texts.books.actor}</th>
          <th scope="col">{texts.books.recorded}</th>
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
          {nameOf(type)}
        </th>
        <td rowSpan={span}>
          <About event={event} />
        </td>
        <Entry event={event} place={0} />
        <td rowSpan={span}>{reference}</td>
        <td rowSpan={span}>{actor}</td>
        <td rowSpan={span}>
          <Moment at={recordedAt} />
        </td>
      </tr>
      {entries.slice(1).map((entry, place) => (
        <tr key={`${entry.account} ${entry.amount}`}>
          <Entry event={event} place={place + 1} />
        </tr>
      ))}
    </tbody>
  );
}

function Entry({ event: { entries, currency }, place }: { event: JournalEvent; place: number }) {
  const entry = entries[place];
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
