import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { useLiveList } from '../ui/list/use-live-list.ts';
import { type RowProps, WindowedTable } from '../ui/list/windowed-table.tsx';
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
      head={
        <>
          <th scope="col">{texts.fields.customer}</th>
          <th scope="col" className="customers-id">
            {texts.customers.id}
          </th>
          <th scope="col" className="customers-open figure">
            {texts.customers.openInvoices}
          </th>
          <th scope="col" className="figure">
            {texts.customers.due}
          </th>
        </>
      }
    >
      {(summary, props) => <Row key={summary.customer.id} summary={summary} {...props} />}
    </WindowedTable>
  );
}

function Row({ summary: { customer, balances }, row, link }: { summary: CustomerSummary } & RowProps) {
  const openInvoices = balances.reduce((sum, balance) => sum + balance.openInvoices, 0);
  const owed = balances.filter(({ due }) => due !== 0);
  const [first] = balances;
  return (
    <tr {...row}>
      <th scope="row">
        <Link to={`/customers/${encodeURIComponent(customer.id)}`} {...link}>
          {customer.name}
        </Link>
      </th>
      <td className="customers-id">{customer.id}</td>
      <td className="customers-open figure">{count(openInvoices)}</td>
      <td className="customers-due figure">
        {(owed.length > 0 ? owed : first ? [first] : []).map(({ currency, due }) => (
          <Money key={currency} amount={due} currency={currency} />
        ))}
      </td>
    </tr>
  );
}
