import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { methodName } from '../format/names.ts';
import { texts } from '../texts.ts';
import { useLiveList } from '../ui/list/use-live-list.ts';
import { type WindowedColumn, WindowedTable } from '../ui/list/windowed-table.tsx';
import { Day, Money } from '../ui/values.tsx';
import { paymentPath } from './path.ts';
import { PaymentState } from './payment-state.tsx';
import { type PaymentFilter, type PaymentSummary, paymentsRead } from './reads.ts';

export function PaymentTable({ filter }: { filter: PaymentFilter }) {
  const read = paymentsRead(filter);
  const query = useInfiniteQuery(read);
  const { isOutdated, reload } = useLiveList(read.queryKey);
  return (
    <WindowedTable
      caption={texts.pages.payments}
      keyboard={texts.payments.keyboard}
      className="payments-table"
      query={query}
      rows={query.data?.pages.flatMap(({ payments }) => payments) ?? []}
      keyOf={paymentPath}
      rowPx={{ wide: 42, narrow: 64 }}
      newer={isOutdated ? reload : undefined}
      empty={Object.keys(filter).length === 0 ? texts.payments.noneAtAll : texts.payments.none}
      columns={columns}
    />
  );
}

const columns: WindowedColumn<PaymentSummary>[] = [
  {
    head: texts.payments.receivedOn,
    className: 'payments-received',
    isHead: true,
    cell: (payment, link) => (
      <Link to={paymentPath(payment)} {...link}>
        <Day on={payment.receivedOn} />
      </Link>
    ),
  },
  { head: texts.fields.customer, cell: ({ customer }) => customer.name },
  {
    head: texts.fields.reference,
    className: 'payments-reference',
    cell: ({ reference, method }) => reference ?? methodName(method),
  },
  {
    head: texts.fields.state,
    className: 'payments-state',
    cell: ({ state }) => <PaymentState state={state} />,
  },
  {
    head: texts.payments.unapplied,
    className: 'payments-unapplied',
    isFigure: true,
    cell: ({ unapplied, currency }) => unapplied > 0 && <Money amount={unapplied} currency={currency} />,
  },
  {
    head: texts.fields.amount,
    className: 'payments-amount',
    isFigure: true,
    cell: ({ amount, currency }) => <Money amount={amount} currency={currency} />,
  },
];
