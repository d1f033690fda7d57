import { type Kysely, sql } from 'kysely';
import { createViewTables } from '../../postgres/view-tables.ts';

/** Runs in the schema that `db` is bound to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('invoices')
    .addColumn('invoice_id', 'uuid', (column) => column.primaryKey())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('customer_name', 'text', (column) => column.notNull())
    .addColumn('number', 'text')
    .addColumn('reference', 'text')
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('issued_on', 'date', (column) => column.notNull())
    .addColumn('due_on', 'date')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('overdue', 'boolean', (column) => column.notNull())
    .addColumn('payable', 'bigint', (column) => column.notNull())
    .addColumn('paid', 'bigint', (column) => column.notNull())
    .addColumn('credited', 'bigint', (column) => column.notNull())
    .addColumn('written_off', 'bigint', (column) => column.notNull())
    .addColumn('voided', 'bigint', (column) => column.notNull())
    .addColumn('refunded', 'bigint', (column) => column.notNull())
    .addColumn('amount_due', 'bigint', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('position', 'numeric(20, 0)', (column) => column.notNull())
    .addColumn('registered_position', 'numeric(20, 0)', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addCheckConstraint(
      'parts_make_payable',
      sql`payable = amount_due + paid + credited + written_off + voided - refunded`,
    )
    .execute();
  // each list is a walk along one of these, newest first, from a cursor on registered_position
  await schema.createIndex('invoices_by_registration').unique().on('invoices').column('registered_position').execute();
  await schema
    .createIndex('invoices_by_customer')
    .on('invoices')
    .columns(['customer_id', 'registered_position'])
    .execute();
  await schema.createIndex('invoices_by_state').on('invoices').columns(['state', 'registered_position']).execute();
  await schema.createIndex('invoices_by_due_date').on('invoices').columns(['due_on', 'registered_position']).execute();
  await schema
    .createIndex('invoices_overdue')
    .on('invoices')
    .column('registered_position')
    .where(sql.ref('overdue'), 'is', sql.lit(true))
    .execute();

  await schema
    .createTable('payments')
    .addColumn('invoice_id', 'uuid', (column) => column.notNull())
    .addColumn('payment_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('excess', 'bigint', (column) => column.notNull())
    .addColumn('refunded', 'bigint', (column) => column.notNull())
    .addColumn('reversed', 'boolean', (column) => column.notNull())
    .addColumn('paid_on', 'date', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('reference', 'text')
    .addPrimaryKeyConstraint('payments_pkey', ['invoice_id', 'payment_id'])
    .execute();

  await schema
    .createTable('credit_notes')
    .addColumn('invoice_id', 'uuid', (column) => column.notNull())
    .addColumn('credit_note_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('number', 'text')
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('excess', 'bigint', (column) => column.notNull())
    .addColumn('issued_on', 'date', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('taxes', 'jsonb', (column) => column.notNull())
    .addColumn('lines', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('credit_notes_pkey', ['invoice_id', 'credit_note_id'])
    .execute();

  await schema
    .createTable('customers')
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_since', 'numeric(20, 0)', (column) => column.notNull())
    .addColumn('invoiced', 'bigint', (column) => column.notNull())
    .addColumn('paid', 'bigint', (column) => column.notNull())
    .addColumn('credited', 'bigint', (column) => column.notNull())
    .addColumn('written_off', 'bigint', (column) => column.notNull())
    .addColumn('voided', 'bigint', (column) => column.notNull())
    .addColumn('refunded', 'bigint', (column) => column.notNull())
    .addColumn('due', 'bigint', (column) => column.notNull())
    .addColumn('open_invoices', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('customers_pkey', ['customer_id', 'currency'])
    .addCheckConstraint('parts_make_invoiced', sql`invoiced = due + paid + credited + written_off + voided - refunded`)
    .execute();

  await createViewTables(db, 'balances');
}
