import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { AgingTable } from '../books/aging-table.tsx';
import { today } from '../format/dates.ts';
import { texts } from '../texts.ts';
import { Page } from '../ui/page.tsx';
import { Reading } from '../ui/reading.tsx';
import { Cash } from './cash.tsx';
import { type CashStep, cashPeriod, cashSteps } from './cash-period.ts';
import { Figures } from './figures.tsx';
import { Latest } from './latest.tsx';
import { agingRead, balancesRead, countsRead, latestRead } from './reads.ts';
import './overview.css';

/** What is due, how late it is, what came in, and what happens now. */
export default function OverviewPage() {
  const latest = useQuery(latestRead);
  const counts = useQuery(countsRead(false));
  const events = latest.data ?? [];
  // each comes from a store of its own: where one is away, the other still tells of what there is
  const isBegun = events.length > 0 || (counts.data?.count ?? 0) > 0;
  return (
    <Page title={texts.pages.overview} className="overview">
      {/* before the first event there is nothing to ask for */}
      {isBegun ? <Ledger /> : <Reading of={latest}>{() => <Welcome />}</Reading>}
      {events.length > 0 && <Latest events={events} />}
    </Page>
  );
}

function Ledger() {
  const [params, setParams] = useSearchParams();
  const on = today();
  const by = stepOf(params.get('cash'));
  const balances = useQuery(balancesRead);
  const counts = useQuery(countsRead(false));
  const aging = useQuery(agingRead(on));

  const currencies = (balances.data?.balances ?? counts.data?.currencies ?? []).map(({ currency }) => currency);
  const busiest = counts.data?.currencies.toSorted((a, b) => b.count - a.count)[0]?.currency;
  const asked = params.get('currency');
  const currency = asked !== null && currencies.includes(asked) ? asked : (busiest ?? currencies[0]);
  const choose = (name: string, value: string) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        next.set(name, value);
        return next;
      },
      { replace: true },
    );

  return (
    <>
      <Figures balances={balances} counts={counts} period={cashPeriod(by, on)} />
      {currency !== undefined && (
        <>
          {currencies.length > 1 && (
            <label className="overview-currency">
              <span>{texts.overview.chartsIn}</span>
              <select value={currency} onChange={({ target }) => choose('currency', target.value)}>
                {currencies.map((code) => (
                  <option key={code}>{code}</option>
                ))}
              </select>
            </label>
          )}
          <div className="overview-charts">
            <section className="card overview-chart" aria-labelledby="aging">
              <h2 id="aging">{texts.aging.title}</h2>
              <Reading of={aging}>
                {(found) => (
                  <AgingTable
                    on={found.on}
                    currency={currency}
                    aging={found.aging.find((one) => one.currency === currency)}
                    filter={{}}
                  />
                )}
              </Reading>
            </section>
            <Cash currency={currency} period={cashPeriod(by, on)} onChoose={(step) => choose('cash', step)} />
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

const stepOf = (asked: string | null): CashStep => cashSteps.find((step) => step === asked) ?? 'month';
