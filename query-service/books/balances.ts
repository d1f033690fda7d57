// Bitemporal balances, from the entries in receivables. The type of an entry's event says which part of the balance it belongs to.

import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { exactSums, SumSchema } from '../../events/money/sum.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { type AsOf, includedAsOf } from '../as-of/bitemporal.ts';
import { CustomerBalance } from '../customers/balance.ts';
import { customerThen } from './customer.ts';
import { table } from './store.ts';

const credit = SumSchema('Customer credit, and amounts in transit to it');

const { openInvoices: _, ...sums } = CustomerBalance.properties.balances.items.properties;
export const LedgerBalances = Type.Object(
  { balances: Type.Array(Type.Object({ ...sums, credit }, { title: 'LedgerBalance' })) },
  { title: 'LedgerBalances', description: 'The balances of all customers, for each currency; amounts in minor units' },
);
export type LedgerBalances = Static<typeof LedgerBalances>;

type Sums = LedgerBalances['balances'][number];

/** SQL of the parts of a balance, over rows with `account`, `type` and `amount`. */
export const parts = sql`
  coalesce(sum(amount) filter (where account = 'receivables' and type = 'InvoiceRegistered'), 0) as invoiced,
  coalesce(-sum(amount) filter (where account = 'receivables'
    and type in ('PaymentApplied', 'CustomerCreditApplied', 'PaymentReversed', 'PaymentUnapplied')), 0) as paid,
  coalesce(-sum(amount) filter (where account = 'receivables' and type = 'CreditNoteApplied'), 0) as credited,
  coalesce(-sum(amount) filter (where account = 'receivables'
    and type in ('AmountWrittenOff', 'WriteOffRecovered')), 0) as "writtenOff",
  coalesce(-sum(amount) filter (where account = 'receivables' and type = 'AmountVoided'), 0) as voided,
  coalesce(sum(amount) filter (where account = 'receivables'
    and type in ('PaymentRefunded', 'RefundReversed')), 0) as refunded,
  coalesce(sum(amount) filter (where account = 'receivables'), 0) as due,
  coalesce(-sum(amount) filter (where account in ('customer-credit', 'in-transit')), 0) as credit`;

/**
 * A customer's balances as of the given times.
 * @throws Problem 404 customer-not-found, BeforeTheBeginning
 */
export async function balanceThen(db: Kysely<BooksTables>, id: string, asOf: AsOf): Promise<CustomerBalance> {
  const customer = await customerThen(db, id, asOf);
  const { rows } = await sql<Sums & { openInvoices: number }>`
    with known as (select currency, account, type, invoice_id, amount from ${table('entries')}
      where customer_id = ${id} and account in ('receivables', 'customer-credit', 'in-transit') and ${includedAsOf(asOf)}),
    open as (select currency, count(*) as invoices from
      (select currency from known where account = 'receivables' group by currency, invoice_id having sum(amount) > 0) due
      group by currency),
    sums as (select currency, ${parts} from known group by currency),
    currencies as (select distinct currency from ${table('events')}
      where customer_id = ${id} and currency is not null and ${includedAsOf(asOf)})
    select currency, coalesce(invoiced, 0) as invoiced, coalesce(paid, 0) as paid, coalesce(credited, 0) as credited,
      coalesce("writtenOff", 0) as "writtenOff", coalesce(voided, 0) as voided, coalesce(refunded, 0) as refunded,
      coalesce(due, 0) as due, coalesce(invoices, 0) as "openInvoices", coalesce(credit, 0) as credit
    from currencies left join sums using (currency) left join open using (currency) order by currency`.execute(db);
  const balances = rows.map(({ currency, openInvoices, ...sums }) => ({ currency, openInvoices, ...exactSums(sums) }));
  return { customer, balances };
}

/** The balances of all customers as of the given times; empty if nothing was booked by then. */
export async function ledgerBalances(db: Kysely<BooksTables>, asOf: AsOf): Promise<LedgerBalances> {
  const { rows } = await sql<Sums>`
    select currency, ${parts} from (${bookedBy(asOf)}) booked group by currency order by currency`.execute(db);
  return { balances: rows.map(({ currency, ...sums }) => ({ currency, ...exactSums(sums) })) };
}

/**
 * What was booked by then: rows with `currency`, `account`, `type`, `debit`, `credit` and `amount`. They come from the sums of the days
 * before that of `at` and from the entries of that day, so that not all entries have to be summed up.
 */
export function bookedBy({ at, effectiveOn = 'infinity' }: AsOf): RawBuilder<unknown> {
  const day = at?.toISOString().slice(0, 10);
  const days = sql`
    select currency, account, type, debit, credit, debit - credit as amount from ${table('days')}
    where recorded_on < ${day ?? 'infinity'}::date and effective_on <= ${effectiveOn}::date`;
  if (at === undefined) return days;
  return sql`${days} union all
    select currency, account, type, greatest(amount, 0), greatest(-amount, 0), amount from ${table('entries')}
    where recorded_at >= ${`${day}T00:00:00Z`}::timestamptz and recorded_at <= ${at.toISOString()}::timestamptz
      and effective_on <= ${effectiveOn}::date`;
}
