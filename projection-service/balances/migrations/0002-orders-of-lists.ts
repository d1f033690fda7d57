import { type Kysely, sql } from 'kysely';

/** What lists of invoices are sorted by, and what they are found by in part. Runs in the schema that `db` is bound to. */
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
  // by code points, whatever the database's collation: what begins alike is next to each other
  for (const column of ['number', 'reference'] as const) {
    await schema
      .createIndex(`invoices_by_${column}`)
      .on('invoices')
      .expression(sql`${sql.ref(column)} collate "C", registered_position`)
      .execute();
  }
}
