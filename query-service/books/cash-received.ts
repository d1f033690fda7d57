import { type Kysely, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import type { CalendarDate } from '../../events/calendar-date.ts';
import { InvoiceContent } from '../../events/document/document.ts';
import { exactSum, exactSums, SumSchema } from '../../events/money/sum.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { PeriodEndsBeforeItBegins } from './period.ts';
import { table } from './store.ts';

export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

const cash = {
  received: SumSchema('Cash received'),
  returned: SumSchema('Reversed payments and refunds, by effective date'),
  net: SumSchema('received − returned'),
};

export const CashReceived = Type.Object(
  {
    from: Type.String({ format: 'date', description: 'The first day' }),
    until: Type.String({ format: 'date', description: 'The last day' }),
    by: Type.Enum([...periods], { description: 'The length of the periods' }),
    currencies: Type.Array(
      Type.Object(
        {
          currency: InvoiceContent.properties.currency,
          ...cash,
          periods: Type.Array(
            Type.Object(
              {
                from: Type.String({
                  format: 'date',
                  description: 'The first day of the period that lies in the range',
                }),
                until: Type.String({
                  format: 'date',
                  description: 'The last day of the period that lies in the range',
                }),
                ...cash,
              },
              { title: 'CashOfPeriod' },
            ),
          ),
        },
        { title: 'CashOfCurrency' },
      ),
    ),
  },
  { title: 'CashReceived', description: 'Cash by effective date, for each currency and period; in minor units' },
);
export type CashReceived = Static<typeof CashReceived>;

const mostPeriods = 1_000;

/** The range has more periods than an answer may have. */
export class TooManyPeriods extends Problem {
  constructor(by: Period) {
    super({
      status: 422,
      title: 'Too many periods',
      detail: `The range has more than ${mostPeriods} periods of a ${by}. Choose a shorter range or longer periods.`,
    });
  }
}

const shortestDays: Readonly<Record<Period, number>> = { day: 1, week: 7, month: 28 };

type Row = { currency: string } & CashReceived['currencies'][number]['periods'][number];

/**
 * Cash received and returned between two days, both included, for each currency that has any.
 * @throws PeriodEndsBeforeItBegins, TooManyPeriods
 */
export async function cashReceived(
  db: Kysely<BooksTables>,
  from: CalendarDate,
  until: CalendarDate,
  by: Period,
): Promise<CashReceived> {
  if (until < from) throw new PeriodEndsBeforeItBegins();
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;
  if (days / shortestDays[by] > mostPeriods) throw new TooManyPeriods(by);
  const { rows } = await cashQuery(from, until, by).execute(db);
  const currencies = [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, of]) => {
    const sum = (part: keyof typeof cash) => exactSum(of.reduce((sum, row) => sum + BigInt(row[part]), 0n));
    const total = { received: sum('received'), returned: sum('returned'), net: sum('net') };
    return { currency, ...total, periods: of.map(periodOf) };
  });
  return { from, until, by, currencies };
}

const periodOf = ({ currency: _, from, until, ...sums }: Row) => ({ from, until, ...exactSums(sums) });

/** A row for each currency and period, also for periods without cash. */
export const cashQuery = (from: CalendarDate, until: CalendarDate, by: Period) => {
  const length = sql.lit(by);
  const start = (day: unknown) => sql`date_trunc(${length}, ${day}::timestamp)`;
  return sql<Row>`
    with booked as (
      select currency, ${start(sql`effective_on`)} as start, sum(debit) as received, sum(credit) as returned
      from ${table('days')}
      where account = 'cash' and effective_on between ${from}::date and ${until}::date group by currency, start),
    periods as (
      select start from generate_series(${start(from)}, ${until}::timestamp, ${sql.lit(`1 ${by}`)}::interval) start)
    select currency, greatest(start::date, ${from}::date) as "from",
      least((start + ${sql.lit(`1 ${by}`)}::interval)::date - 1, ${until}::date) as until,
      coalesce(received, 0) as received, coalesce(returned, 0) as returned,
      coalesce(received - returned, 0) as net
    from (select distinct currency from booked) currencies cross join periods left join booked using (currency, start)
    order by currency, start`;
};
