import { useSearchParams } from 'wouter';
import { texts } from '../texts.ts';
import { Page } from '../ui/page.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { CustomerTable } from './table.tsx';
import './customers.css';

/** All customers by name, and what each owes. */
export default function CustomersPage() {
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const choose = (text: string) => setParams(text === '' ? {} : { search: text }, { replace: true });
  return (
    <Page title={texts.pages.customers} className="customers">
      <search>
        <SearchField label={texts.customers.search} hint={texts.customers.searchHint} text={search} onChange={choose} />
      </search>
      <CustomerTable key={search} search={search} />
    </Page>
  );
}
