import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { texts } from '../texts.ts';
import { type RowProps, WindowedTable } from '../ui/list/windowed-table.tsx';
import { Day, Money, State } from '../ui/values.tsx';
import type { Filter, Order, Sort } from './filter.ts';
import { type InvoiceSummary, invoicesRead } from './reads.ts';
import { useLiveInvoices } from './use-live-invoices.ts';

const columns: { name: string; text: string; sort?: Sort; isFigure?: boolean }[] = [
  { name: 'number', text: texts.fields.number, sort: 'number' },
  { name: 'customer', text: texts.fields.customer },
  { name: 'issued', text: texts.fields.issuedOn, sort: 'issuedOn' },
  { name: 'due', text: texts.fields.dueOn, sort: 'dueOn' },
  { name: 'state', text: texts.fields.state },
  { name: 'payable', text: texts.fields.payable, sort: 'payable', isFigure: true },
  { name: 'amount-due', text: texts.fields.amountDue, sort: 'amountDue', isFigure: true },
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
      head={columns.map(({ name, text, sort, isFigure }) => (
        <th
          key={name}
          scope="col"
          className={`column-${name} ${isFigure ? 'figure' : ''}`}
          aria-sort={ariaSortOf(order, sort)}
        >
          {sort === undefined ? text : <SortButton text={text} order={order} sort={sort} onSort={onSort} />}
        </th>
      ))}
    >
      {(invoice, props) => <Row key={invoice.invoiceId} invoice={invoice} {...props} />}
    </WindowedTable>
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

function Row({ invoice, row, link }: { invoice: InvoiceSummary } & RowProps) {
  const { invoiceId, number, customer, currency, issuedOn, dueOn, totals, amountDue } = invoice;
  return (
    <tr {...row}>
      <th scope="row" className="column-number">
        <Link to={`/invoices/${invoiceId}`} {...link}>
          {number ?? texts.list.noNumber}
        </Link>
      </th>
      <td className="column-customer">{customer.name}</td>
      <td className="column-issued">
        <Day on={issuedOn} />
      </td>
      <td className="column-due">{dueOn === undefined ? texts.none : <Day on={dueOn} />}</td>
      <td className="column-state">
        <State {...invoice} />
      </td>
      <td className="column-payable figure">
        <Money amount={totals.payable} currency={currency} />
      </td>
      <td className="column-amount-due figure">
        <Money amount={amountDue} currency={currency} />
      </td>
    </tr>
  );
}

const ariaSortOf = (order: Order, sort: Sort | undefined) => {
  if (sort === undefined || order.sort !== sort) return undefined;
  return order.order === 'desc' ? 'descending' : 'ascending';
};
