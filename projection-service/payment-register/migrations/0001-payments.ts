import { type Kysely, sql } from 'kysely';
import { createViewTables } from '../../mysql/view-tables.ts';

const id = sql`varchar(200) character set utf8mb4 collate utf8mb4_bin`;
const text = (length: number) => sql`varchar(${sql.lit(length)}) character set utf8mb4`;
const uuid = sql`char(36) character set ascii collate ascii_bin`;

/** Harmless when repeated: MySQL keeps what a failed migration has made. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payments')
    .ifNotExists()
    .addColumn('invoice_id', uuid, (column) => column.notNull())
    .addColumn('payment_id', id, (column) => column.notNull())
    .addColumn('invoice_number', text(200))
    .addColumn('customer_id', id, (column) => column.notNull())
    .addColumn('customer_name', text(300), (column) => column.notNull())
    .addColumn('currency', 'char(3)', (column) => column.notNull())
    .addColumn('kind', 'varchar(10)', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('excess', 'bigint', (column) => column.notNull())
    .addColumn('paid_on', 'date', (column) => column.notNull())
    .addColumn('method', text(200), (column) => column.notNull())
    .addColumn('reference', text(200))
    .addColumn('refunded', 'bigint', (column) => column.notNull())
    .addColumn('refunded_on', 'date')
    .addColumn('reversed', 'boolean', (column) => column.notNull())
    .addColumn('reversed_on', 'date')
    .addColumn('reversal_reason', text(1_000))
    .addColumn('recorded_at', 'datetime(3)', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('payments_pkey', ['invoice_id', 'payment_id'])
    .addIndex('payments_by_date', ['paid_on'])
    .addIndex('payments_by_customer', ['customer_id', 'paid_on'])
    .execute();
  await db.schema
    .createTable('invoices')
    .ifNotExists()
    .addColumn('invoice_id', uuid, (column) => column.primaryKey())
    .addColumn('number', text(200))
    .addColumn('customer_id', id, (column) => column.notNull())
    .addColumn('customer_name', text(300), (column) => column.notNull())
    .addColumn('currency', 'char(3)', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .execute();
  await createViewTables(db, 'payment-register');
}
