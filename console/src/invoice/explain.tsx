import type { Currency } from '../../../events/money/currency.ts';
import { money } from '../format/money.ts';
import { eventName } from '../format/names.ts';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Day, Figure } from '../ui/values.tsx';
import type { HistoryEvent } from './reads.ts';

/** The events that the amount due is the sum of, with the amount due after each. @param events those that count, oldest first */
export function Explain({ events, currency }: { events: readonly HistoryEvent[]; currency: Currency }) {
  // without the events that are not included, the amount due after an event is another than the recorded one
  let sum = 0;
  const changes = events.flatMap((event) => {
    const change = event.after.amountDue - event.before.amountDue;
    sum += change;
    return change === 0 ? [] : [{ ...event, change, dueAfter: sum }];
  });
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
        { head: currency, currency, amount: ({ change }) => change },
        { head: texts.invoice.dueAfterHead, currency, amount: ({ dueAfter }) => dueAfter },
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
