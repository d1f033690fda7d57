import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Answer } from '../api/client.ts';
import { money } from '../format/money.ts';
import { count, percent } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Money } from '../ui/money.tsx';
import { Reading } from '../ui/reading.tsx';
import type { CashPeriod } from './cash-period.ts';
import { cashRead, countsRead } from './reads.ts';

type Counts = Answer<'/invoices/summary'>;

/** The figures that matter, large, a currency each, the one with most invoices first: what is due, what of it is overdue, and what came in. */
export function Figures({
  balances,
  counts,
  period,
}: {
  balances: UseQueryResult<Answer<'/balances'>>;
  counts: UseQueryResult<Counts>;
  period: CashPeriod;
}) {
  const overdue = useQuery(countsRead(true));
  const cash = useQuery(cashRead(period));
  const of = (found: Counts | undefined, currency: string) =>
    found?.currencies.find((one) => one.currency === currency);
  const byInvoices = (a: { currency: string }, b: { currency: string }) =>
    (of(counts.data, b.currency)?.count ?? 0) - (of(counts.data, a.currency)?.count ?? 0);
  // the list of invoices knows what is due as well, though not what customers are owed
  const rows = balances.data?.balances ?? counts.data?.currencies.map((one) => ({ ...one, credit: 0 }));
  return (
    <Reading of={{ data: rows, error: balances.error ?? counts.error, isPending: balances.isPending }}>
      {(rows) =>
        rows.toSorted(byInvoices).map(({ currency, due, credit }) => {
          const late = of(overdue.data, currency);
          const open = of(counts.data, currency)?.openInvoices;
          const collected = cash.data?.currencies.find((one) => one.currency === currency)?.net ?? 0;
          return (
            <section key={currency} className="card figures" aria-label={texts.overview.figures(currency)}>
              <dl className="figures-one" data-testid={`due-${currency}`}>
                <dt>{texts.overview.due}</dt>
                <dd className="figures-large">
                  <Link to={`/invoices?currency=${currency}&sort=amountDue&order=desc`}>
                    <Money amount={due} currency={currency} />
                  </Link>
                </dd>
                <dd className="figures-small">
                  {open !== undefined && texts.overview.openInvoices(count(open), open === 1)}
                  {credit !== 0 && ` · ${texts.overview.credit(money(credit, currency))}`}
                </dd>
              </dl>
              <dl
                className={late === undefined ? 'figures-one' : 'figures-one figures-late'}
                data-testid={`overdue-${currency}`}
              >
                <dt>{texts.overview.overdue}</dt>
                <dd className="figures-large">
                  {overdue.data === undefined ? (
                    texts.none
                  ) : (
                    <Link to={`/invoices?currency=${currency}&overdue=true&sort=dueOn&order=asc`}>
                      <Money amount={late?.due ?? 0} currency={currency} />
                    </Link>
                  )}
                </dd>
                <dd className="figures-small">
                  {late === undefined
                    ? texts.overview.nothingOverdue
                    : `${texts.overview.openInvoices(count(late.count), late.count === 1)}${
                        due > 0 ? ` · ${texts.overview.overdueShare(percent(late.due / due))}` : ''
                      }`}
                </dd>
              </dl>
              <dl className="figures-one" data-testid={`collected-${currency}`}>
                <dt>{texts.overview.collected}</dt>
                <dd className="figures-large">
                  {cash.data === undefined ? texts.none : <Money amount={collected} currency={currency} />}
                </dd>
                <dd className="figures-small">{texts.overview.inPeriod[period.by]}</dd>
              </dl>
            </section>
          );
        })
      }
    </Reading>
  );
}
