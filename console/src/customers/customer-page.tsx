import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { texts } from '../texts.ts';
import { asOfParams, isPast } from '../ui/as-of/as-of.ts';
import { AsOfFields, AsOfSummary } from '../ui/as-of/as-of-fields.tsx';
import { LoadedAsOf } from '../ui/as-of/loaded-as-of.tsx';
import { Incomplete } from '../ui/incomplete.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useAddress } from '../ui/use-address.ts';
import { Balances } from './balances.tsx';
import { AutomaticCredit, RecordPayment, RegisterNote } from './credit-actions.tsx';
import { CreditNotes } from './credit-notes.tsx';
import { CreditRefunds } from './credit-refunds.tsx';
import { CustomerAging } from './customer-aging.tsx';
import { Explain } from './explain.tsx';
import { balanceRead, balanceThenRead, bookedBalanceRead } from './reads.ts';
import { Statement } from './statement.tsx';
import './customer.css';

const tabs = ['statement', 'aging', 'explain'] as const;
type Tab = (typeof tabs)[number];

/** A customer's account, now or as of any date: amounts due, credit, statement, aging, and the events behind the balance. */
export default function CustomerPage({ id }: { id: string }) {
  const [params, change] = useAddress();
  const balance = useQuery(balanceRead(id));
  // if the view of current balances is unavailable, the books still have them
  const booked = useQuery({ ...bookedBalanceRead(id), enabled: balance.isError });
  const asOf = asOfParams(params);
  const then = useQuery({ ...balanceThenRead(id, asOf), enabled: isPast(asOf) });
  const tab = tabs.find((name) => name === params.get('view')) ?? 'statement';
  const account = balance.data ?? booked.data;
  return (
    <Page
      title={account?.customer.name ?? id}
      className="customer"
      actions={
        <>
          {account !== undefined && <RecordPayment customer={account.customer} />}
          {account !== undefined && <RegisterNote customer={account.customer} />}
          <Link className="button" to={`/invoices?customer=${encodeURIComponent(id)}`}>
            {texts.pages.invoices}
          </Link>
          <Link className="button" to={`/payments?customer=${encodeURIComponent(id)}`}>
            {texts.pages.payments}
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
      {account !== undefined && account.customer.name !== id && <p className="customer-id">{id}</p>}
      <Incomplete views={isPast(asOf) ? ['books'] : ['balances', 'books']} customerId={id} />
      <Loaded query={{ data: account, error: balance.error ?? booked.error, isPending: balance.isPending }}>
        {({ customer, balances }) => (
          <>
            <AsOfFields asOf={asOf} onChange={change}>
              <AsOfSummary asOf={asOf} onChange={change} />
            </AsOfFields>
            {isPast(asOf) ? (
              <LoadedAsOf query={then}>
                {(past) => <Balances customerId={id} balances={past.balances} isPast />}
              </LoadedAsOf>
            ) : (
              <>
                <Balances customerId={id} balances={balances} />
                <AutomaticCredit customerId={id} />
                <CreditNotes customerId={id} />
                <CreditRefunds customerId={id} />
              </>
            )}
            <Tabs<Tab>
              label={texts.customer.account}
              names={tabs}
              texts={texts.customer.tabs}
              chosen={tab}
              onChoose={(name) => change({ view: name })}
            >
              {tab === 'statement' && <Statement id={id} name={customer.name} asOf={asOf} />}
              {tab === 'aging' && <CustomerAging id={id} asOf={asOf} />}
              {tab === 'explain' && <Explain id={id} asOf={asOf} />}
            </Tabs>
          </>
        )}
      </Loaded>
    </Page>
  );
}
