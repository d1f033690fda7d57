import { type Kysely, sql } from 'kysely';

/**
 * Indexes for what is due on a day without reading what was settled: the invoices with an amount due, what was booked to receivables since a
 * day, and the credit of customers. They may exist: a rollback takes the migration back by its name only (docs/upgrade.md). Runs in the schema
 * that `db` is bound to.
 */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  // of all streams, so that PostgreSQL has statistics of it, and knows how few of them have an amount due
  await schema
    .createIndex('streams_by_amount_due')
    .ifNotExists()
    .on('streams')
    .expression(sql`((standing ->> 'amountDue')::bigint)`)
    .execute();
  await schema
    .createIndex('entries_in_receivables')
    .ifNotExists()
    .on('entries')
    .column('effective_on')
    .where(sql.ref('account'), '=', sql.lit('receivables'))
    .execute();
  await schema
    .createIndex('entries_of_credit')
    .ifNotExists()
    .on('entries')
    .columns(['customer_id', 'effective_on'])
    .where(sql<boolean>`account in ('customer-credit', 'in-transit')`)
    .execute();
}
