// A list of any length: pages are read as one scrolls towards them.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { texts } from '../texts.ts';
import { Day } from '../ui/dates.tsx';
import { Money } from '../ui/money.tsx';
import { Failure } from '../ui/reading.tsx';
import { State } from '../ui/state.tsx';
import { useIsNarrow } from '../ui/use-is-narrow.ts';
import { useWindowedRows } from '../ui/use-windowed-rows.ts';
import type { Filter, Order, Sort } from './filter.ts';
import { type InvoiceSummary, invoicesRead } from './reads.ts';
import { useKeptCurrent } from './use-kept-current.ts';

const ROW_PX = 42;
const NARROW_ROW_PX = 78;

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
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(read);
  const { isOutdated, showAnew } = useKeptCurrent(read.queryKey);
  const rows = data?.pages.flatMap(({ invoices }) => invoices) ?? [];

  const isNarrow = useIsNarrow();
  const windowed = useWindowedRows({
    count: rows.length,
    rowPx: isNarrow ? NARROW_ROW_PX : ROW_PX,
    keyAt: (index) => rows[index]?.invoiceId,
    readMore: hasNextPage && !isFetchingNextPage && error === null ? fetchNextPage : undefined,
  });
  const { scroller, onKeyDown, indexes, above, below, isCurrent, onFocus } = windowed;

  if (data === undefined) {
    return isPending && error === null ? <p className="reading">{texts.reading}</p> : <Failure error={error} />;
  }
  if (rows.length === 0) {
    return <p className="empty">{Object.keys(filter).length === 0 ? texts.invoices.noneAtAll : texts.invoices.none}</p>;
  }
  return (
    <section
      className="table-scroll invoices-scroll"
      ref={scroller}
      onKeyDown={onKeyDown}
      aria-label={texts.invoices.caption}
    >
      {isOutdated && (
        <button
          type="button"
          className="invoices-newer"
          onClick={() => {
            showAnew();
            scroller.current?.scrollTo(0, 0);
          }}
        >
          {texts.invoices.newer}
        </button>
      )}
      <table className="table invoices-table" aria-rowcount={hasNextPage ? -1 : rows.length + 1}>
        <caption className="unseen">{`${texts.invoices.caption}. ${texts.invoices.keyboard}`}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ name, text, sort, isFigure }) => (
              <th
                key={name}
                scope="col"
                className={`column-${name} ${isFigure ? 'figure' : ''}`}
                aria-sort={sortOf(order, sort)}
              >
                {sort === undefined ? text : <SortButton text={text} order={order} sort={sort} onSort={onSort} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a gap takes no focus */}
          {above > 0 && <tr className="invoices-gap" aria-hidden="true" style={{ height: above }} />}
          {indexes.map((index) => {
            const invoice = rows[index];
            return (
              invoice && (
                <Row
                  key={invoice.invoiceId}
                  invoice={invoice}
                  index={index}
                  isCurrent={isCurrent(index)}
                  onFocus={() => onFocus(index)}
                />
              )
            );
          })}
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a gap takes no focus */}
          {below > 0 && <tr className="invoices-gap" aria-hidden="true" style={{ height: below }} />}
        </tbody>
      </table>
      {isFetchingNextPage && <p className="reading invoices-more">{texts.invoices.loadingMore}</p>}
    </section>
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

function Row({
  invoice,
  index,
  isCurrent,
  onFocus,
}: {
  invoice: InvoiceSummary;
  index: number;
  isCurrent: boolean;
  onFocus: () => void;
}) {
  const { invoiceId, number, customer, currency, issuedOn, dueOn, state, overdue, totals, amountDue } = invoice;
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className="column-number">
        <Link to={`/invoices/${invoiceId}`} data-index={index} tabIndex={isCurrent ? 0 : -1} onFocus={onFocus}>
          {number ?? texts.invoices.unnumbered}
        </Link>
      </th>
      <td className="column-customer">{customer.name}</td>
      <td className="column-issued">
        <Day on={issuedOn} />
      </td>
      <td className="column-due">{dueOn === undefined ? texts.none : <Day on={dueOn} />}</td>
      <td className="column-state">
        <State state={state} overdue={overdue} />
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

const sortOf = (order: Order, sort: Sort | undefined) => {
  if (sort === undefined || order.sort !== sort) return undefined;
  return order.order === 'desc' ? 'descending' : 'ascending';
};
