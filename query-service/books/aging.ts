import { type Kysely, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import type { CalendarDate } from '../../events/calendar-date.ts';
import { InvoiceContent } from '../../events/document/document.ts';
import { exactSums, SumSchema } from '../../events/money/sum.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { type AsOf, BeforeTheBeginning, includedAsOf } from '../as-of/bitemporal.ts';
import { customerThen } from './customer.ts';
import { disputedThen } from './disputed.ts';
import { table } from './store.ts';

export const Aging = Type.Object(
  {
    on: Type.String({ format: 'date' }),
    aging: Type.Array(
      Type.Object({
        currency: InvoiceContent.properties.currency,
        current: SumSchema('Not overdue'),
        days1To30: SumSchema('Overdue since 1 to 30 days'),
        days31To60: SumSchema('31 to 60'),
        days61To90: SumSchema('61 to 90'),
        over90: SumSchema('91 or more'),
        disputed: SumSchema('In dispute; not included in the other columns'),
        total: SumSchema('The whole amount due'),
        creditOwed: SumSchema(
          'What customers owe of credit that was taken back after it was spent; not included in the other columns',
        ),
      }),
    ),
  },
  { description: 'Amounts due by how long they are overdue, for each currency; in minor units' },
);
export type Aging = Static<typeof Aging>;

/**
 * The amounts due on a day, by how long they were overdue. An invoice without a due date is never overdue.
 * @param customerId absent for all customers
 * @throws Problem 404 customer-not-found, BeforeTheBeginning
 */
export async function agingOn(
  db: Kysely<BooksTables>,
  on: CalendarDate,
  { at }: AsOf,
  customerId?: string,
): Promise<Aging> {
  const asOf = { effectiveOn: on, ...(at && { at }) };
  if (customerId !== undefined) await customerThen(db, customerId, asOf);
  const ofCustomer = customerId === undefined ? sql`` : sql`and customer_id = ${customerId}`;
  // the rule of `isOverdue`
  const late = sql`coalesce(${on}::date - falls_due_on, 0)`;
  const { rows } = await sql<Aging['aging'][number]>`
    with known as (
      select currency, invoice_id, amount, 0 as disputed from ${table('entries')}
      where account = 'receivables' ${ofCustomer} and ${includedAsOf(asOf)}
      union all
      select currency, invoice_id, -disputed, disputed from (${disputedThen(asOf, customerId)}) of_disputes
    ),
    owed as (
      select currency, sum(credit) filter (where credit > 0) as owed from (
        select currency, sum(amount) as credit from ${table('entries')}
        where account in ('customer-credit', 'in-transit') ${ofCustomer} and ${includedAsOf(asOf)}
        group by currency, customer_id
      ) of_customers group by currency
    )
    select currency,
      coalesce(sum(amount) filter (where ${late} <= 0), 0) as current,
      coalesce(sum(amount) filter (where ${late} between 1 and 30), 0) as "days1To30",
      coalesce(sum(amount) filter (where ${late} between 31 and 60), 0) as "days31To60",
      coalesce(sum(amount) filter (where ${late} between 61 and 90), 0) as "days61To90",
      coalesce(sum(amount) filter (where ${late} > 90), 0) as over90,
      coalesce(sum(disputed), 0) as disputed,
      coalesce(sum(amount + disputed), 0) as total,
      coalesce(max(owed), 0) as "creditOwed"
    from (select currency, amount, disputed, falls_due_on from known join ${table('invoices')} using (invoice_id, currency)) due
      full join (select * from owed where owed > 0) owed using (currency)
    group by currency order by currency`.execute(db);
  if (rows.length === 0 && customerId === undefined) throw new BeforeTheBeginning('the ledger');
  return { on, aging: rows.map(({ currency, ...sums }) => ({ currency, ...exactSums(sums) })) };
}
