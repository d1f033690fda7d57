import { type Kysely, sql } from 'kysely';

/** Indexes for the orders of lists of invoices, and for searches by the beginning of a text. Runs in the schema that `db` is bound to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  for (const column of ['issued_on', 'payable'] as const) {
    await schema.createIndex(`invoices_by_${column}`).on('invoices').columns([column, 'registered_position']).execute();
  }
  await schema
    .createIndex('invoices_by_customer_and_due_date')
    .on('invoices')
    .columns(['customer_id', 'due_on', 'registered_position'])
    .execute();
  // by code point, whatever the database's collation, so that texts with the same beginning are next to each other
  for (const column of ['number', 'reference'] as const) {
    await schema
      .createIndex(`invoices_by_${column}`)
      .on('invoices')
      .expression(sql`${sql.ref(column)} collate "C", registered_position`)
      .execute();
  }
}
