import { type Kysely, sql } from 'kysely';

/** Indexes for searches by the beginning of a text in any case, and for further orders of lists. Runs in the schema that `db` is bound to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  // by code points: what begins alike is next to each other
  const lower = (column: string) => sql`lower(${sql.ref(column)}) collate "C"`;
  for (const column of ['number', 'reference', 'customer_name'] as const) {
    await schema.createIndex(`invoices_searched_by_${column}`).on('invoices').expression(lower(column)).execute();
  }
  await schema
    .createIndex('invoices_by_amount_due')
    .on('invoices')
    .columns(['amount_due', 'registered_position'])
    .execute();
  await schema
    .createIndex('customers_by_name')
    .on('customers')
    .expression(sql`${lower('name')}, customer_id collate "C"`)
    .execute();
  await schema
    .createIndex('customers_searched_by_customer_id')
    .on('customers')
    .expression(lower('customer_id'))
    .execute();
}
