import { type Kysely, sql } from 'kysely';

/**
 * The credit of customers, also of those without an invoice, so that a customer has one row with its name and the position of its own
 * stream. Runs in the schema that `db` is bound to.
 *
 * Only a rebuild knows the credit, so the projection has a new version since then. Until the rebuild, programs of the version before
 * write this view: so `credit` may be null, and `name` and `name_since` stay in `customers`, where only they use them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable('customers')
    .addColumn('credit', 'bigint')
    .alterColumn('name', (column) => column.dropNotNull())
    .alterColumn('name_since', (column) => column.dropNotNull())
    .execute();
  await schema
    .createTable('customer_names')
    .addColumn('customer_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_since', 'numeric(20, 0)')
    .addColumn('revision', 'integer')
    .addColumn('opened', 'numeric(20, 0)')
    .addCheckConstraint('is_known', sql`name_since is not null or opened is not null`)
    .execute();
  await (db as Kysely<Tables>)
    .insertInto('customer_names')
    .columns(['customer_id', 'name', 'name_since'])
    .expression((eb) =>
      eb
        .selectFrom('customers')
        .distinctOn('customer_id')
        .select(['customer_id', 'name', 'name_since'])
        .orderBy('customer_id')
        .orderBy('name_since', 'desc'),
    )
    .execute();

  const folded = (column: string) =>
    sql`(normalize(casefold(normalize(${sql.ref(column)}, nfc) collate "pg_unicode_fast"), nfc) collate "C")`;
  const indexes = {
    customer_names_by_name: sql`${folded('name')}, customer_id collate "C"`,
    customer_names_searched_by_customer_id: folded('customer_id'),
  };
  for (const [name, expression] of Object.entries(indexes)) {
    await schema.createIndex(name).on('customer_names').expression(expression).execute();
  }
  // their table has no names any more
  for (const name of ['customers_by_name', 'customers_searched_by_customer_id']) {
    await schema.dropIndex(name).execute();
  }
}

type Named = { customer_id: string; name: string; name_since: string };
type Tables = { customers: Named; customer_names: Named };
