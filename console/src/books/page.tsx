import { texts } from '../texts.ts';
import { asOfParams } from '../ui/as-of/as-of.ts';
import { AsOfFields, AsOfSummary } from '../ui/as-of/as-of-fields.tsx';
import { Incomplete } from '../ui/incomplete.tsx';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useAddress } from '../ui/use-address.ts';
import { BalancesTable } from './balances-table.tsx';
import { Closing } from './closing.tsx';
import { Journal } from './journal.tsx';
import { TrialBalance } from './trial-balance.tsx';
import './books.css';

const tabs = ['journal', 'trial-balance', 'balances'] as const;
type Tab = (typeof tabs)[number];

/** The books, now or as of any date: the journal, the trial balance, and the balances of all customers. */
export default function BooksPage() {
  const [params, change] = useAddress();
  const tab = tabs.find((name) => name === params.get('view')) ?? 'journal';
  const asOf = asOfParams(params);
  return (
    <Page title={texts.pages.books} className="books">
      <Closing />
      <AsOfFields asOf={asOf} onChange={change}>
        <AsOfSummary asOf={asOf} onChange={change} />
      </AsOfFields>
      <Incomplete views={['books']} />
      <Tabs<Tab>
        label={texts.books.views}
        names={tabs}
        texts={texts.books.tabs}
        chosen={tab}
        onChoose={(name) => change({ view: name === 'journal' ? undefined : name })}
      >
        {tab === 'journal' && <Journal params={params} asOf={asOf} onChange={change} />}
        {tab === 'trial-balance' && <TrialBalance asOf={asOf} />}
        {tab === 'balances' && <BalancesTable asOf={asOf} />}
      </Tabs>
    </Page>
  );
}
