import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { AgingTable } from '../books/aging-table.tsx';
import { balancesRead } from '../books/reads.ts';
import { summaryRead } from '../invoices/reads.ts';
import { today } from '../seller-day.ts';
import { texts } from '../texts.ts';
import { Incomplete } from '../ui/incomplete.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { useAddress } from '../ui/use-address.ts';
import { Cash } from './cash.tsx';
import { cashPeriod, cashSteps } from './cash-period.ts';
import { Figures } from './figures.tsx';
import { LatestEvents } from './latest-events.tsx';
import { agingRead, latestEventsRead } from './reads.ts';
import './overview.css';

/** Amounts due, aging, cash received, and the latest events. */
export default function OverviewPage() {
  const latest = useQuery(latestEventsRead);
  const summary = useQuery(summaryRead({}));
  const events = latest.data ?? [];
  // the two come from different views: if one is unavailable, the other still shows whether there are invoices
  const hasInvoices = events.length > 0 || (summary.data?.count ?? 0) > 0;
  return (
    <Page title={texts.pages.overview} className="overview">
      <Incomplete views={['balances', 'books']} />
      {/* before the first event, the queries of the charts would be refused */}
      {hasInvoices ? <Charts /> : <Loaded query={latest}>{() => <Welcome />}</Loaded>}
      {events.length > 0 && <LatestEvents events={events} />}
    </Page>
  );
}

function Charts() {
  const [params, change] = useAddress();
  const on = today();
  const by = cashSteps.find((step) => step === params.get('cash')) ?? 'month';
  const balances = useQuery(balancesRead({}));
  const summary = useQuery(summaryRead({}));
  const aging = useQuery(agingRead(on));

  const currencies = (balances.data?.balances ?? summary.data?.currencies ?? []).map(({ currency }) => currency);
  const mostUsed = summary.data?.currencies.toSorted((a, b) => b.count - a.count)[0]?.currency;
  const chosen = params.get('currency');
  const currency = chosen !== null && currencies.includes(chosen) ? chosen : (mostUsed ?? currencies[0]);

  return (
    <>
      <Figures balances={balances} summary={summary} period={cashPeriod(by, on)} />
      {currency !== undefined && (
        <>
          {currencies.length > 1 && (
            <label className="overview-currency">
              <span>{texts.overview.chartsIn}</span>
              <select value={currency} onChange={({ target }) => change({ currency: target.value })}>
                {currencies.map((code) => (
                  <option key={code}>{code}</option>
                ))}
              </select>
            </label>
          )}
          <div className="overview-charts">
            <section className="card overview-chart" aria-labelledby="aging">
              <h2 id="aging">{texts.aging.title}</h2>
              <Loaded query={aging}>
                {(found) => (
                  <AgingTable
                    on={found.on}
                    currency={currency}
                    aging={found.aging.find((one) => one.currency === currency)}
                    filter={{}}
                  />
                )}
              </Loaded>
            </section>
            <Cash currency={currency} period={cashPeriod(by, on)} onChoose={(step) => change({ cash: step })} />
          </div>
        </>
      )}
    </>
  );
}

const Welcome = () => (
  <section className="card overview-welcome">
    <h2>{texts.overview.welcome}</h2>
    <p>{texts.overview.welcomeText}</p>
    <Link to="/invoices">{texts.overview.toInvoices}</Link>
  </section>
);
