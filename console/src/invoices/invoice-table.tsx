import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { texts } from '../texts.ts';
import { type WindowedColumn, WindowedTable } from '../ui/list/windowed-table.tsx';
import { Day, Money, State } from '../ui/values.tsx';
import type { Filter, Order, Sort } from './filter.ts';
import { type InvoiceSummary, invoicesRead } from './reads.ts';
import { useLiveInvoices } from './use-live-invoices.ts';

const columns: (WindowedColumn<InvoiceSummary> & { head: string; sort?: Sort })[] = [
  {
    head: texts.fields.number,
    className: 'column-number',
    sort: 'number',
    isHead: true,
    cell: ({ invoiceId, number }, link) => (
      <Link to={`/invoices/${invoiceId}`} {...link}>
        {number ?? texts.list.noNumber}
      </Link>
    ),
  },
  { head: texts.fields.customer, className: 'column-customer', cell: ({ customer }) => customer.name },
  {
    head: texts.fields.issuedOn,
    className: 'column-issued',
    sort: 'issuedOn',
    cell: ({ issuedOn }) => <Day on={issuedOn} />,
  },
  {
    head: texts.fields.dueOn,
    className: 'column-due',
    sort: 'dueOn',
    cell: ({ dueOn }) => (dueOn === undefined ? texts.none : <Day on={dueOn} />),
  },
  { head: texts.fields.state, className: 'column-state', cell: (invoice) => <State {...invoice} /> },
  {
    head: texts.fields.payable,
    className: 'column-payable',
    sort: 'payable',
    isFigure: true,
    cell: ({ totals, currency }) => <Money amount={totals.payable} currency={currency} />,
  },
  {
    head: texts.fields.amountDue,
    className: 'column-amount-due',
    sort: 'amountDue',
    isFigure: true,
    cell: ({ amountDue, currency }) => <Money amount={amountDue} currency={currency} />,
  },
];

type List = { filter: Filter; order: Order; onSort: (sort: Sort) => void };

export function InvoiceTable({ filter, order, onSort }: List) {
  const read = invoicesRead(filter, order);
  const query = useInfiniteQuery(read);
  const { isOutdated, reload } = useLiveInvoices(read.queryKey);
  return (
    <WindowedTable
      caption={texts.pages.invoices}
      keyboard={texts.invoices.keyboard}
      className="invoices-table"
      query={query}
      rows={query.data?.pages.flatMap(({ invoices }) => invoices) ?? []}
      keyOf={({ invoiceId }) => invoiceId}
      rowPx={{ wide: 42, narrow: 78 }}
      newer={isOutdated ? reload : undefined}
      empty={Object.keys(filter).length === 0 ? texts.invoices.noneAtAll : texts.invoices.none}
      columns={columns.map(({ sort, ...column }) => ({
        ...column,
        ...(sort !== undefined && {
          head: <SortButton text={column.head} order={order} sort={sort} onSort={onSort} />,
          sorted: sortedBy(order, sort),
        }),
      }))}
    />
  );
}

function SortButton({
  text,
  order,
  sort,
  onSort,
}: {
  text: string;
  order: Order;
  sort: Sort;
  onSort: (sort: Sort) => void;
}) {
  const arrow = order.sort === sort ? (order.order === 'desc' ? '↓' : '↑') : '';
  return (
    <button type="button" className="sort" title={texts.invoices.sortBy(text)} onClick={() => onSort(sort)}>
      {text}
      <span aria-hidden="true">{arrow}</span>
    </button>
  );
}

const sortedBy = (order: Order, sort: Sort) => {
  if (order.sort !== sort) return undefined;
  return order.order === 'desc' ? 'descending' : 'ascending';
};
