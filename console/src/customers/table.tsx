import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Money } from '../ui/money.tsx';
import { Failure } from '../ui/reading.tsx';
import { useIsNarrow } from '../ui/use-is-narrow.ts';
import { useListKeptCurrent } from '../ui/use-list-kept-current.ts';
import { useWindowedRows } from '../ui/use-windowed-rows.ts';
import { type CustomerSummary, customersRead } from './reads.ts';

const ROW_PX = 42;
const NARROW_ROW_PX = 64;

/** Customers of any number: pages are read as one scrolls towards them. */
export function CustomerTable({ search }: { search: string }) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, queryKey } = useCustomers(search);
  const { isOutdated, showAnew } = useListKeptCurrent(queryKey, data?.pages.length ?? 0);
  const rows = data?.pages.flatMap(({ customers }) => customers) ?? [];
  const isNarrow = useIsNarrow();
  const windowed = useWindowedRows({
    count: rows.length,
    rowPx: isNarrow ? NARROW_ROW_PX : ROW_PX,
    keyAt: (index) => rows[index]?.customer.id,
    readMore: hasNextPage && !isFetchingNextPage && error === null ? fetchNextPage : undefined,
  });
  const { scroller, onKeyDown, indexes, above, below, isCurrent, onFocus } = windowed;

  if (data === undefined) {
    return isPending && error === null ? <p className="reading">{texts.reading}</p> : <Failure error={error} />;
  }
  if (rows.length === 0)
    return <p className="empty">{search === '' ? texts.customers.noneAtAll : texts.customers.none}</p>;
  return (
    <section
      className="table-scroll customers-scroll"
      ref={scroller}
      onKeyDown={onKeyDown}
      aria-label={texts.customers.caption}
    >
      {isOutdated && (
        <button type="button" className="customers-newer" onClick={showAnew}>
          {texts.customers.newer}
        </button>
      )}
      <table className="table customers-table" aria-rowcount={hasNextPage ? -1 : rows.length + 1}>
        <caption className="unseen">{`${texts.customers.caption}. ${texts.customers.keyboard}`}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{texts.customers.name}</th>
            <th scope="col" className="customers-id">
              {texts.customers.id}
            </th>
            <th scope="col" className="customers-open figure">
              {texts.customers.openInvoices}
            </th>
            <th scope="col" className="figure">
              {texts.customers.due}
            </th>
          </tr>
        </thead>
        <tbody>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a gap takes no focus */}
          {above > 0 && <tr className="customers-gap" aria-hidden="true" style={{ height: above }} />}
          {indexes.map((index) => {
            const customer = rows[index];
            return (
              customer && (
                <Row
                  key={customer.customer.id}
                  customer={customer}
                  index={index}
                  isCurrent={isCurrent(index)}
                  onFocus={() => onFocus(index)}
                />
              )
            );
          })}
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a gap takes no focus */}
          {below > 0 && <tr className="customers-gap" aria-hidden="true" style={{ height: below }} />}
        </tbody>
      </table>
      {isFetchingNextPage && <p className="reading customers-more">{texts.customers.loadingMore}</p>}
    </section>
  );
}

function Row({
  customer: { customer, balances },
  index,
  isCurrent,
  onFocus,
}: {
  customer: CustomerSummary;
  index: number;
  isCurrent: boolean;
  onFocus: () => void;
}) {
  const open = balances.reduce((sum, { openInvoices }) => sum + openInvoices, 0);
  const owed = balances.filter(({ due }) => due !== 0);
  const [first] = balances;
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row">
        <Link
          to={`/customers/${encodeURIComponent(customer.id)}`}
          data-index={index}
          tabIndex={isCurrent ? 0 : -1}
          onFocus={onFocus}
        >
          {customer.name}
        </Link>
      </th>
      <td className="customers-id">{customer.id}</td>
      <td className="customers-open figure">{count(open)}</td>
      <td className="customers-due figure">
        {(owed.length > 0 ? owed : first ? [first] : []).map(({ currency, due }) => (
          <Money key={currency} amount={due} currency={currency} />
        ))}
      </td>
    </tr>
  );
}

function useCustomers(search: string) {
  const read = customersRead(search);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(read);
  return { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, queryKey: read.queryKey };
}
