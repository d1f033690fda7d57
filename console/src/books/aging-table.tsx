import { Link } from 'wouter';
import { addDays, type CalendarDate } from '../../../events/calendar-date.ts';
import type { Currency } from '../../../events/money/currency.ts';
import type { Sum } from '../../../events/money/sum.ts';
import type { Answer } from '../api/client.ts';
import { date } from '../format/dates.ts';
import { percent, ratio } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Money } from '../ui/values.tsx';
import './aging-table.css';

type Aging = Answer<'/aging'>['aging'][number];

type Bucket = keyof typeof texts.aging.buckets;
const buckets = Object.keys(texts.aging.buckets) as Bucket[];

/** The lowest and highest number of days overdue in a bucket. */
const daysOverdue: Partial<Record<Bucket, [number, number?]>> = {
  days1To30: [1, 30],
  days31To60: [31, 60],
  days61To90: [61, 90],
  over90: [91],
};

/**
 * Amounts due by days overdue: a table with a bar in each row, so that it is a chart and its figures in one.
 * @param filter of the list of invoices that a row links to; undefined for an earlier day, because the list shows today's invoices
 */
export function AgingTable({
  on,
  currency,
  aging,
  filter,
}: {
  on: CalendarDate;
  currency: Currency;
  /** Undefined if nothing was due in this currency. */
  aging: Aging | undefined;
  filter?: Readonly<Record<string, string>> | undefined;
}) {
  if (aging === undefined || (aging.total === 0 && aging.creditOwed === 0))
    return <p className="empty">{texts.aging.none}</p>;
  return (
    <table className="aging" data-testid={`aging-${currency}`}>
      <caption className="visually-hidden">{texts.aging.caption(currency, date(on))}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{texts.aging.bucket}</th>
          <th scope="col">{texts.aging.share}</th>
          <th scope="col">{texts.aging.amount}</th>
        </tr>
      </thead>
      <tbody>
        {buckets
          .filter((bucket) => bucket === 'current' || bucket in daysOverdue || aging[bucket] !== 0)
          .map((bucket) => (
            <tr key={bucket} className={`aging-${bucket}`}>
              <th scope="row">{texts.aging.buckets[bucket]}</th>
              <td className="aging-bar">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={100 * Math.max(0, ratio(aging[bucket], aging.total))} height="10" />
                </svg>
                <span className="aging-share">{percent(ratio(aging[bucket], aging.total))}</span>
              </td>
              <td className="figure">
                <Amount bucket={bucket} on={on} currency={currency} amount={aging[bucket]} filter={filter} />
              </td>
            </tr>
          ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {texts.aging.total}
          </th>
          <td className="figure">
            <Money amount={aging.total} currency={currency} />
          </td>
        </tr>
        {aging.creditOwed !== 0 && (
          <tr>
            <th scope="row" colSpan={2}>
              {texts.aging.creditOwed}
            </th>
            <td className="figure">
              <Money amount={aging.creditOwed} currency={currency} />
            </td>
          </tr>
        )}
      </tfoot>
    </table>
  );
}

function Amount({
  bucket,
  on,
  currency,
  amount,
  filter,
}: {
  bucket: Bucket;
  on: CalendarDate;
  currency: Currency;
  amount: Sum;
  filter: Readonly<Record<string, string>> | undefined;
}) {
  const days = daysOverdue[bucket];
  const figure = <Money amount={amount} currency={currency} />;
  if (filter === undefined || days === undefined || amount === 0) return figure;
  const [least, most] = days;
  const query = new URLSearchParams({ ...filter, currency, overdue: 'true', dueUntil: addDays(on, -least) });
  if (most !== undefined) query.set('dueFrom', addDays(on, -most));
  return (
    <Link to={`/invoices?${query}`} title={texts.aging.show(texts.aging.buckets[bucket])}>
      {figure}
    </Link>
  );
}
