import { useSearchParams } from 'wouter';
import { texts } from '../texts.ts';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { BalancesTable } from './balances-table.tsx';
import { ClockFields } from './clock-fields.tsx';
import { clocksOf } from './clocks.ts';
import { Journal } from './journal.tsx';
import { TrialBalance } from './trial-balance.tsx';
import './books.css';

const views = ['journal', 'trial-balance', 'balances'] as const;
type View = (typeof views)[number];

/** The books, as they are or as of any date: what happened, the accounts, what all customers owe. */
export default function BooksPage() {
  const [params, setParams] = useSearchParams();
  const view = views.find((name) => name === params.get('view')) ?? 'journal';
  const clocks = clocksOf(params);
  const change = (values: Readonly<Record<string, string | undefined>>) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries(values)) {
          if (value === undefined || value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return (
    <Page title={texts.pages.books} className="books">
      <ClockFields clocks={clocks} onChange={change} />
      <Tabs<View>
        label={texts.books.views}
        names={views}
        texts={texts.books.tabs}
        chosen={view}
        onChoose={(name) => change({ view: name === 'journal' ? undefined : name })}
      >
        {view === 'journal' && <Journal params={params} clocks={clocks} onChange={change} />}
        {view === 'trial-balance' && <TrialBalance clocks={clocks} />}
        {view === 'balances' && <BalancesTable clocks={clocks} />}
      </Tabs>
    </Page>
  );
}
