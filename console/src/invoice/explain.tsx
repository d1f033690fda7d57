import type { Currency } from '../../../events/money/currency.ts';
import { money } from '../format/money.ts';
import { eventName } from '../format/names.ts';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Day, Figure } from '../ui/values.tsx';
import type { HistoryEvent } from './reads.ts';

/** The events that the amount due is the sum of, with the amount due after each. */
export function Explain({ events, currency }: { events: readonly HistoryEvent[]; currency: Currency }) {
  const changes = events.filter(({ before, after }) => after.amountDue !== before.amountDue);
  const sum = changes.reduce((total, { before, after }) => total + after.amountDue - before.amountDue, 0);
  return (
    <Table
      caption={texts.explain(money(sum, currency), count(changes.length), changes.length === 1)}
      showsCaption
      rows={changes}
      keyOf={({ eventId }) => eventId}
      columns={[
        { head: texts.invoice.revisionHead, cell: ({ revision }) => revision },
        {
          head: texts.fields.event,
          isHead: true,
          cell: ({ type }) => eventName(type),
        },
        { head: texts.fields.effective, cell: ({ effectiveOn }) => <Day on={effectiveOn} /> },
        { head: currency, currency, amount: ({ before, after }) => after.amountDue - before.amountDue },
        { head: texts.invoice.dueAfterHead, currency, amount: ({ after }) => after.amountDue },
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
