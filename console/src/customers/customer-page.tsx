import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { texts } from '../texts.ts';
import { Page } from '../ui/page.tsx';
import { Reading } from '../ui/reading.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Balances } from './balances.tsx';
import { AutomaticCredit, TakePayment } from './credit-actions.tsx';
import { CustomerAging } from './customer-aging.tsx';
import { Explain } from './explain.tsx';
import { balanceRead, creditRead } from './reads.ts';
import { Statement } from './statement.tsx';
import './customer.css';

const views = ['statement', 'aging', 'explain'] as const;
type View = (typeof views)[number];

/** What a customer owes and is owed, and how that came to be. @param id of the customer */
export default function CustomerPage({ id }: { id: string }) {
  const [params, setParams] = useSearchParams();
  const balance = useQuery(balanceRead(id));
  const credit = useQuery(creditRead(id));
  const view = views.find((name) => name === params.get('view')) ?? 'statement';
  const change = (values: Readonly<Record<string, string>>) =>
    setParams((now) => new URLSearchParams({ ...Object.fromEntries(now), ...values }), { replace: true });
  const props = { id, params, onChange: change };
  // each comes from a store of its own: where one is away, the other still knows what is due
  const known = balance.data ?? credit.data;
  return (
    <Page
      title={known?.customer.name ?? id}
      className="customer"
      actions={
        <>
          {known !== undefined && <TakePayment customer={known.customer} />}
          <Link className="button" to={`/invoices?customer=${encodeURIComponent(id)}`}>
            {texts.customer.invoices}
          </Link>
          <Link className="button" to={`/books?customer=${encodeURIComponent(id)}`}>
            {texts.customer.journal}
          </Link>
          <button type="button" onClick={() => print()}>
            {texts.customer.print}
          </button>
        </>
      }
    >
      {known !== undefined && known.customer.name !== id && <p className="customer-id">{id}</p>}
      <Reading of={{ data: known, error: balance.error ?? credit.error, isPending: balance.isPending }}>
        {({ customer, balances }) => (
          <>
            <Balances customerId={id} balances={balances} credits={credit.data?.balances} />
            <AutomaticCredit customerId={id} />
            <Tabs<View>
              label={texts.customer.views}
              names={views}
              texts={texts.customer.tabs}
              chosen={view}
              onChoose={(name) => change({ view: name })}
            >
              {view === 'statement' && <Statement {...props} name={customer.name} />}
              {view === 'aging' && <CustomerAging {...props} />}
              {view === 'explain' && <Explain {...props} />}
            </Tabs>
          </>
        )}
      </Reading>
    </Page>
  );
}
