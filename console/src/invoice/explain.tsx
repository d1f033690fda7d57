import type { Currency } from '../../../events/money/currency.ts';
import { money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { Day } from '../ui/dates.tsx';
import { Figure } from '../ui/money.tsx';
import { Table } from '../ui/table.tsx';
import type { HistoryEvent } from './reads.ts';

/** Exactly the events that make up the amount due, and their sum. */
export function Explain({ events, currency }: { events: readonly HistoryEvent[]; currency: Currency }) {
  const moving = events.filter(({ before, after }) => after.amountDue !== before.amountDue);
  const sum = moving.reduce((total, { before, after }) => total + after.amountDue - before.amountDue, 0);
  return (
    <Table
      caption={texts.invoice.explain(money(sum, currency), moving.length)}
      showsCaption
      rows={moving}
      keyOf={({ eventId }) => eventId}
      columns={[
        { head: texts.invoice.revisionHead, cell: ({ revision }) => revision },
        {
          head: texts.invoice.event,
          isHead: true,
          cell: ({ type }) => texts.events[type as keyof typeof texts.events] ?? type,
        },
        { head: texts.invoice.effective, cell: ({ effectiveOn }) => <Day on={effectiveOn} /> },
        {
          head: currency,
          isFigure: true,
          cell: ({ before, after }) => <Figure amount={after.amountDue - before.amountDue} currency={currency} />,
        },
        {
          head: texts.invoice.dueAfterHead,
          isFigure: true,
          cell: ({ after }) => <Figure amount={after.amountDue} currency={currency} />,
        },
      ]}
      foot={
        <tr>
          <th scope="row" colSpan={3}>
            {texts.fields.amountDue}
          </th>
          <td className="figure">
            <Figure amount={sum} currency={currency} />
          </td>
          <td />
        </tr>
      }
    />
  );
}
