import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { useLiveList } from '../ui/list/use-live-list.ts';
import { type WindowedColumn, WindowedTable } from '../ui/list/windowed-table.tsx';
import { Money } from '../ui/values.tsx';
import { type CustomerSummary, customersRead } from './reads.ts';

export function CustomerTable({ search }: { search: string }) {
  const read = customersRead(search);
  const query = useInfiniteQuery(read);
  const { isOutdated, reload } = useLiveList(read.queryKey);
  return (
    <WindowedTable
      caption={texts.customers.caption}
      keyboard={texts.customers.keyboard}
      className="customers-table"
      query={query}
      rows={query.data?.pages.flatMap(({ customers }) => customers) ?? []}
      keyOf={({ customer }) => customer.id}
      rowPx={{ wide: 42, narrow: 64 }}
      newer={isOutdated ? reload : undefined}
      empty={search === '' ? texts.customers.noneAtAll : texts.customers.none}
      columns={columns}
    />
  );
}

const columns: WindowedColumn<CustomerSummary>[] = [
  {
    head: texts.fields.customer,
    isHead: true,
    cell: ({ customer }, link) => (
      <Link to={`/customers/${encodeURIComponent(customer.id)}`} {...link}>
        {customer.name}
      </Link>
    ),
  },
  { head: texts.customers.id, className: 'customers-id', cell: ({ customer }) => customer.id },
  {
    head: texts.customers.openInvoices,
    className: 'customers-open',
    isFigure: true,
    cell: ({ balances }) => count(balances.reduce((sum, { openInvoices }) => sum + openInvoices, 0)),
  },
  {
    head: texts.customers.due,
    className: 'customers-due',
    isFigure: true,
    cell: ({ balances }) => {
      const owed = balances.filter(({ due }) => due !== 0);
      const shown = owed.length > 0 ? owed : balances.slice(0, 1);
      return shown.map(({ currency, due }) => <Money key={currency} amount={due} currency={currency} />);
    },
  },
  {
    head: texts.fields.credit,
    className: 'customers-credit',
    isFigure: true,
    cell: ({ balances }) =>
      balances.map(({ currency, credit = 0 }) =>
        credit === 0 ? null : <Money key={currency} amount={credit} currency={currency} />,
      ),
  },
];
