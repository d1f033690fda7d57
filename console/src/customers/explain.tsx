import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { exactSum, type Sum } from '../../../events/money/sum.ts';
import type { Answer } from '../api/client.ts';
import { money } from '../format/money.ts';
import { eventName } from '../format/names.ts';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import type { AsOf } from '../ui/as-of/as-of.ts';
import { LoadedAsOf } from '../ui/as-of/loaded-as-of.tsx';
import { MoreButton } from '../ui/list/more-button.tsx';
import { Table } from '../ui/list/table.tsx';
import { useAddress } from '../ui/use-address.ts';
import { Day, Timestamp } from '../ui/values.tsx';
import { type Explained, explainRead } from './reads.ts';

type Explanation = Answer<'/customers/{customerId}/balance/explain'>;
type ExplainedEvent = Explanation['events'][number] & { sum: Sum };

const explained = ['due', 'credit'] as const satisfies Explained[];

/** The events that a balance is the sum of, oldest first, with the balance after each. */
export function Explain({ id, asOf }: { id: string; asOf: AsOf }) {
  const [params, change] = useAddress();
  const of = explained.find((name) => name === params.get('of')) ?? 'due';
  const read = useInfiniteQuery(explainRead(id, of, asOf));
  return (
    <div className="customer-part">
      <div className="customer-choices">
        <label className="field">
          <span>{texts.fields.balance}</span>
          <select value={of} onChange={({ target }) => change({ of: target.value })}>
            {explained.map((name) => (
              <option key={name} value={name}>
                {texts.customer.explained[name]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <LoadedAsOf query={read}>
        {({ pages }) => {
          const balances = pages[0]?.balances ?? [];
          const events = pages.flatMap((page) => page.events);
          if (balances.length === 0) return <p className="empty">{texts.customer.noEvents}</p>;
          return balances.map((balance) => (
            <ExplainTable
              key={balance.currency}
              balance={balance}
              events={events.filter(({ currency }) => currency === balance.currency)}
            />
          ));
        }}
      </LoadedAsOf>
      <MoreButton query={read} />
    </div>
  );
}

function ExplainTable({
  balance: { currency, balance, events: all },
  events,
}: {
  balance: Explanation['balances'][number];
  events: readonly Explanation['events'][number][];
}) {
  return (
    <div data-testid={`explain-${currency}`}>
      <Table<ExplainedEvent>
        caption={texts.explain(money(balance, currency), count(all), all === 1)}
        showsCaption
        rows={withSums(events)}
        keyOf={({ eventId }) => eventId}
        columns={[
          { head: texts.fields.event, isHead: true, cell: ({ type }) => eventName(type) },
          {
            head: texts.fields.invoice,
            cell: ({ invoiceId, number }) =>
              invoiceId !== undefined && <Link to={`/invoices/${invoiceId}`}>{number ?? texts.list.noNumber}</Link>,
          },
          { head: texts.fields.effective, cell: ({ effectiveOn }) => <Day on={effectiveOn} /> },
          { head: currency, currency, amount: ({ amount }) => amount },
          { head: texts.fields.balance, currency, amount: ({ sum }) => sum },
          { head: texts.fields.recorded, cell: ({ recordedAt }) => <Timestamp at={recordedAt} /> },
          { head: texts.fields.actor, cell: ({ actor }) => actor },
        ]}
      />
    </div>
  );
}

function withSums(events: readonly Explanation['events'][number][]): ExplainedEvent[] {
  let sum = 0n;
  return events.map((event) => {
    sum += BigInt(event.amount);
    return { ...event, sum: exactSum(sum) };
  });
}
