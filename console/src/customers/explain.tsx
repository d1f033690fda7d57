import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Answer } from '../api/client.ts';
import { nameOf } from '../books/event.tsx';
import { money } from '../format/money.ts';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Day, Moment } from '../ui/dates.tsx';
import { Figure } from '../ui/money.tsx';
import { Reading } from '../ui/reading.tsx';
import { Table } from '../ui/table.tsx';
import type { PartProps } from './part.ts';
import { type Explained, explainRead } from './reads.ts';

type Explanation = Answer<'/customers/{id}/balance/explain'>;
type Moved = Explanation['events'][number] & { sum: number };

const explained = ['due', 'credit'] as const satisfies Explained[];

/** Exactly the events that a balance is made of, oldest first, and the balance after each. */
export function Explain({ id, params, onChange }: PartProps) {
  const of = explained.find((name) => name === params.get('of')) ?? 'due';
  const read = useInfiniteQuery(explainRead(id, of));
  return (
    <div className="customer-part">
      <div className="customer-choices">
        <label className="field">
          <span>{texts.customer.of}</span>
          <select value={of} onChange={({ target }) => onChange({ of: target.value })}>
            {explained.map((name) => (
              <option key={name} value={name}>
                {texts.customer.explained[name]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Reading of={read}>
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
      </Reading>
      {read.hasNextPage && (
        <button type="button" disabled={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {texts.customer.more}
        </button>
      )}
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
      <Table<Moved>
        caption={texts.customer.explain(money(balance, currency), count(all), all === 1)}
        showsCaption
        rows={withSums(events)}
        keyOf={({ eventId }) => eventId}
        columns={[
          { head: texts.customer.event, isHead: true, cell: ({ type }) => nameOf(type) },
          {
            head: texts.customer.invoice,
            cell: ({ invoiceId, number }) =>
              invoiceId !== undefined && (
                <Link to={`/invoices/${invoiceId}`}>{number ?? texts.invoices.unnumbered}</Link>
              ),
          },
          { head: texts.customer.effective, cell: ({ effectiveOn }) => <Day on={effectiveOn} /> },
          {
            head: currency,
            isFigure: true,
            cell: ({ amount }) => <Figure amount={amount} currency={currency} />,
          },
          {
            head: texts.customer.balance,
            isFigure: true,
            cell: ({ sum }) => <Figure amount={sum} currency={currency} />,
          },
          { head: texts.customer.recorded, cell: ({ recordedAt }) => <Moment at={recordedAt} /> },
          { head: texts.customer.by, cell: ({ actor }) => actor },
        ]}
      />
    </div>
  );
}

function withSums(events: readonly Explanation['events'][number][]): Moved[] {
  let sum = 0;
  return events.map((event) => {
    sum += event.amount;
    return { ...event, sum };
  });
}
