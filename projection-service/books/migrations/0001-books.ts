import { type Kysely, sql } from 'kysely';
import { createViewTables } from '../../postgres/view-tables.ts';

/** Runs in the schema that `db` is bound to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('streams')
    .addColumn('stream', 'text', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('recorded_at', 'timestamptz', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('currency', 'text')
    .addColumn('terms', 'jsonb')
    .addColumn('standing', 'jsonb', (column) => column.notNull())
    .execute();

  await schema
    .createTable('invoices')
    .addColumn('invoice_id', 'uuid', (column) => column.primaryKey())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('customer_name', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('number', 'text')
    .addColumn('issued_on', 'date', (column) => column.notNull())
    .addColumn('falls_due_on', 'date', (column) => column.notNull())
    .addColumn('registered_position', 'numeric(20, 0)', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('invoices_by_customer')
    .on('invoices')
    .columns(['customer_id', 'registered_position'])
    .execute();

  await schema
    .createTable('events')
    .addColumn('position', 'numeric(20, 0)', (column) => column.primaryKey())
    .addColumn('event_id', 'uuid', (column) => column.notNull())
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('invoice_id', 'uuid')
    .addColumn('subject', 'text')
    .addColumn('currency', 'text')
    .addColumn('amount', 'bigint')
    .addColumn('number', 'text')
    .addColumn('reference', 'text')
    .addColumn('recorded_at', 'timestamptz', (column) => column.notNull())
    .addColumn('effective_on', 'date', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('correlation_id', 'text', (column) => column.notNull())
    .addColumn('causation_id', 'text')
    .addColumn('change', 'jsonb', (column) => column.notNull())
    .addColumn('before', 'jsonb', (column) => column.notNull())
    .addColumn('after', 'jsonb', (column) => column.notNull())
    .addUniqueConstraint('events_by_stream', ['stream', 'revision'])
    .execute();
  // each search walks one of these, in the order of the log
  for (const column of ['customer_id', 'type', 'actor', 'correlation_id', 'recorded_at']) {
    await schema.createIndex(`events_by_${column}`).on('events').columns([column, 'position']).execute();
  }
  for (const column of ['invoice_id', 'amount', 'number', 'reference']) {
    await schema
      .createIndex(`events_by_${column}`)
      .on('events')
      .columns([column, 'position'])
      .where(sql.ref(column), 'is not', null)
      .execute();
  }

  await schema
    .createTable('entries')
    .addColumn('position', 'numeric(20, 0)', (column) => column.notNull())
    .addColumn('line', 'smallint', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('invoice_id', 'uuid')
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'timestamptz', (column) => column.notNull())
    .addColumn('effective_on', 'date', (column) => column.notNull())
    .addPrimaryKeyConstraint('entries_pkey', ['position', 'line'])
    .execute();
  await schema
    .createIndex('entries_by_customer')
    .on('entries')
    .columns(['customer_id', 'account', 'effective_on'])
    .execute();
  // what of a day came before a time, beside the days
  await schema.createIndex('entries_by_recorded_at').on('entries').column('recorded_at').execute();

  await schema
    .createTable('days')
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('recorded_on', 'date', (column) => column.notNull())
    .addColumn('effective_on', 'date', (column) => column.notNull())
    .addColumn('debit', 'bigint', (column) => column.notNull())
    .addColumn('credit', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('days_pkey', ['recorded_on', 'currency', 'account', 'type', 'effective_on'])
    .execute();

  await createViewTables(db, 'books');
}
