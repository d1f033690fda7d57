import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Answer } from '../api/client.ts';
import { money } from '../format/money.ts';
import { count, percent, ratio } from '../format/numbers.ts';
import { summaryRead } from '../invoices/reads.ts';
import { texts } from '../texts.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Money } from '../ui/values.tsx';
import type { CashPeriod } from './cash-period.ts';
import { cashRead } from './reads.ts';

type Summary = Answer<'/invoices/summary'>;

/** The amounts due, overdue and collected in each currency. The currency with the most invoices comes first. */
export function Figures({
  balances,
  summary,
  period,
}: {
  balances: UseQueryResult<Answer<'/balances'>>;
  summary: UseQueryResult<Summary>;
  period: CashPeriod;
}) {
  const overdue = useQuery(summaryRead({ overdue: true }));
  const cash = useQuery(cashRead(period));
  const summaryIn = (found: Summary | undefined, currency: string) =>
    found?.currencies.find((one) => one.currency === currency);
  const byInvoices = (a: { currency: string }, b: { currency: string }) =>
    (summaryIn(summary.data, b.currency)?.count ?? 0) - (summaryIn(summary.data, a.currency)?.count ?? 0);
  // if the books are unavailable, the summary of the invoices has the amounts due, but not the credit
  const rows = balances.data?.balances ?? summary.data?.currencies.map((one) => ({ ...one, credit: 0 }));
  return (
    <Loaded query={{ data: rows, error: balances.error ?? summary.error, isPending: balances.isPending }}>
      {(rows) =>
        rows.toSorted(byInvoices).map(({ currency, due, credit }) => {
          const overdueTotals = summaryIn(overdue.data, currency);
          const open = summaryIn(summary.data, currency)?.openInvoices;
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
                className={overdueTotals === undefined ? 'figures-one' : 'figures-one figures-overdue'}
                data-testid={`overdue-${currency}`}
              >
                <dt>{texts.overview.overdue}</dt>
                <dd className="figures-large">
                  {overdue.data === undefined ? (
                    texts.none
                  ) : (
                    <Link to={`/invoices?currency=${currency}&overdue=true&sort=dueOn&order=asc`}>
                      <Money amount={overdueTotals?.due ?? 0} currency={currency} />
                    </Link>
                  )}
                </dd>
                <dd className="figures-small">
                  {overdueTotals === undefined
                    ? texts.overview.nothingOverdue
                    : `${texts.overview.openInvoices(count(overdueTotals.count), overdueTotals.count === 1)}${
                        Number(due) > 0
                          ? ` · ${texts.overview.overdueShare(percent(ratio(overdueTotals.due, due)))}`
                          : ''
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
    </Loaded>
  );
}
