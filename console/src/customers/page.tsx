import { texts } from '../texts.ts';
import { SearchField } from '../ui/fields/search-field.tsx';
import { Incomplete } from '../ui/incomplete.tsx';
import { Page } from '../ui/page.tsx';
import { useAddress } from '../ui/use-address.ts';
import { CustomerTable } from './customer-table.tsx';
import './customers.css';

/** All customers by name, with their open invoices, amounts due and credit. */
export default function CustomersPage() {
  const [params, change] = useAddress();
  const search = params.get('search') ?? '';
  return (
    <Page title={texts.pages.customers} className="customers">
      <search>
        <SearchField
          label={texts.list.search}
          hint={texts.customers.searchHint}
          text={search}
          onChange={(text) => change({ search: text })}
        />
      </search>
      <Incomplete views={['balances']} />
      <CustomerTable key={search} search={search} />
    </Page>
  );
}
