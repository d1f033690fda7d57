import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import type { CalendarDate } from '../../events/calendar-date.ts';
import { InvoiceContent } from '../../events/document/document.ts';
import { exactSums, SumSchema } from '../../events/money/sum.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { type AsOf, BeforeTheBeginning, includedAsOf } from '../as-of/bitemporal.ts';
import { bookedBy } from './balances.ts';
import { customerThen } from './customer.ts';
import { table } from './store.ts';

export const Aging = Type.Object(
  {
    on: Type.String({ format: 'date', description: 'The day' }),
    aging: Type.Array(
      Type.Object(
        {
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
        },
        { title: 'AgingOfCurrency' },
      ),
    ),
  },
  { title: 'Aging', description: 'Amounts due by how long they are overdue, for each currency; in minor units' },
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
  const { rows } = await agingQuery(asOf, customerId).execute(db);
  if (rows.length === 0 && customerId === undefined) throw new BeforeTheBeginning('the ledger');
  return { on, aging: rows.map(({ currency, ...sums }) => ({ currency, ...exactSums(sums) })) };
}

type OnDay = AsOf & { effectiveOn: CalendarDate };

export function agingQuery(asOf: OnDay, customerId?: string): RawBuilder<Aging['aging'][number]> {
  const ofCustomer = customerId === undefined ? sql`` : sql`and customer_id = ${customerId}`;
  // the rule of `isOverdue`
  const late = sql`coalesce(${asOf.effectiveOn}::date - falls_due_on, 0)`;
  return sql`
    with due as (
      select currency, invoice_id, sum(amount) as amount
      from (${customerId === undefined ? dueOfLedger(asOf) : bookedFor(customerId, asOf)}) known
      group by currency, invoice_id having sum(amount) <> 0
    ),
    in_dispute as (
      select invoice_id, amount from (
        select distinct on (invoice_id) invoice_id, type, amount from ${table('events')}
        where type in ('InvoiceDisputed', 'DisputeResolved') ${ofCustomer} and ${includedAsOf(asOf)}
        order by invoice_id, position desc
      ) last where type = 'InvoiceDisputed'
    ),
    parts as (
      select due.currency, due.amount, falls_due_on,
        case when in_dispute.amount is null then 0 else greatest(least(in_dispute.amount, due.amount), 0) end as disputed
      from due join ${table('invoices')} using (invoice_id) left join in_dispute using (invoice_id)
      union all
      select distinct currency, 0, null::date, 0
      from (${customerId === undefined ? bookedBy(asOf) : bookedFor(customerId, asOf)}) booked where account = 'receivables'
    ),
    owed as (
      select currency, sum(credit) filter (where credit > 0) as owed from (
        select currency, sum(amount) as credit from ${table('entries')}
        where account in ('customer-credit', 'in-transit') ${ofCustomer} and ${includedAsOf(asOf)}
        group by currency, customer_id
      ) of_customers group by currency
    )
    select currency,
      coalesce(sum(amount - disputed) filter (where ${late} <= 0), 0) as current,
      coalesce(sum(amount - disputed) filter (where ${late} between 1 and 30), 0) as "days1To30",
      coalesce(sum(amount - disputed) filter (where ${late} between 31 and 60), 0) as "days31To60",
      coalesce(sum(amount - disputed) filter (where ${late} between 61 and 90), 0) as "days61To90",
      coalesce(sum(amount - disputed) filter (where ${late} > 90), 0) as over90,
      coalesce(sum(disputed), 0) as disputed,
      coalesce(sum(amount), 0) as total,
      coalesce(max(owed), 0) as "creditOwed"
    from parts full join (select * from owed where owed > 0) owed using (currency)
    group by currency order by currency`;
}

/** The entries in receivables of a customer by then. */
const bookedFor = (customerId: string, asOf: OnDay): RawBuilder<unknown> => sql`
  select currency, account, invoice_id, amount from ${table('entries')}
  where account = 'receivables' and customer_id = ${customerId} and ${includedAsOf(asOf)}`;

/**
 * What was due by then: what is due now, without what was booked since. So it costs what is open, and what came since, but not what was
 * settled before.
 */
function dueOfLedger({ effectiveOn, at }: OnDay): RawBuilder<unknown> {
  const since = (condition: RawBuilder<unknown>) => sql`
    union all
    select currency, invoice_id, -amount from ${table('entries')} where account = 'receivables' and ${condition}`;
  return sql`
    select currency, substr(stream, length('invoice-') + 1)::uuid as invoice_id, (standing ->> 'amountDue')::bigint as amount
    from ${table('streams')} where (standing ->> 'amountDue')::bigint > 0
    ${since(sql`effective_on > ${effectiveOn}::date`)}
    ${at === undefined ? sql`` : since(sql`recorded_at > ${at.toISOString()}::timestamptz and effective_on <= ${effectiveOn}::date`)}`;
}
