import { join } from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { CustomerEvent } from '../../events/customer.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { creditNoteColumns, invoiceColumns, paymentColumns, sumColumns } from '../../events/invoice-columns.ts';
import type { Recorded } from '../../events/recorded.ts';
import { kindOfStream } from '../../events/streams.ts';
import { type BalancesEvent, viewVersions } from '../../events/views.ts';
import { derived, type View } from '../../platform/projection/view.ts';
import { column, constraint } from '../postgres/additions.ts';
import { allOf, assigned, TableRows } from '../postgres/table-rows.ts';
import { postgresView } from '../postgres/view.ts';
import type { ComparedTables } from '../rebuild/compare-tables.ts';
import { type CreditChanges, projectCredit } from './credit.ts';
import { type Changes, project } from './project.ts';
import { changingColumns } from './rows.ts';
import type { BalancesTables } from './schema.ts';
import { storedCredit } from './stored-credit.ts';
import { storedInvoices } from './stored-invoices.ts';

/** A total below 0 claims nothing: what it owes became customer credit. Earlier versions had no such totals. */
const partsMakeClaim = sql`greatest(payable, 0) = amount_due + paid + credited + written_off + voided - refunded`;

/** The balances view. @param db of platform/stores/postgres.ts */
export const balancesView = (db: Kysely<BalancesTables>, schema = 'balances'): View<BalancesEvent> => {
  const tables = new TableRows<BalancesTables>(schema);
  return postgresView<BalancesTables, BalancesEvent>(db, {
    name: 'balances',
    version: viewVersions.balances,
    schema,
    migrations: join(import.meta.dirname, 'migrations'),
    additions: [
      column('credit_notes', 'prepaid', 'bigint'),
      column('credit_notes', 'refunded', 'bigint'),
      column('credit_notes', 'attachments', 'jsonb'),
      constraint('invoices', 'parts_make_claim', partsMakeClaim, 'parts_make_payable'),
    ],
    columns: {
      invoices: invoiceColumns.names,
      payments: paymentColumns.names,
      credit_notes: creditNoteColumns.names,
      customers: [...sumColumns.names, 'credit'],
    },
    async write(tx, events) {
      const { invoice, customer } = Object.groupBy(events, ({ stream }) => kindOfStream(stream));
      if (invoice !== undefined) {
        const batch = invoice as Recorded<InvoiceEvent>[];
        const stored = await storedInvoices(tx, batch);
        const changes = derived(() => project(batch, stored));
        await writeRows(tx, tables, changes);
      }
      if (customer !== undefined) {
        const batch = customer as Recorded<CustomerEvent>[];
        const stored = await storedCredit(tx, batch);
        const changes = derived(() => projectCredit(batch, stored));
        await writeCredit(tx, tables, changes);
      }
    },
  });
};

/** The key of each table. */
export const balancesTables = {
  invoices: ['invoice_id'],
  payments: ['invoice_id', 'payment_id'],
  credit_notes: ['invoice_id', 'credit_note_id'],
  customers: ['customer_id', 'currency'],
  customer_names: ['customer_id'],
} as const satisfies ComparedTables;

async function writeRows(
  tx: Transaction<BalancesTables>,
  tables: TableRows<BalancesTables>,
  { registered, changed, payments, creditNotes, customers, names }: Changes,
): Promise<void> {
  const ofPayment = assigned(paymentColumns.names, (column) => `excluded.${column}`);
  const ofCustomer = assigned(sumColumns.names, (column) => `old.${column} + excluded.${column}`);
  await allOf([
    tables.insert(tx, 'invoices', registered),
    tables.update(tx, 'invoices', changed, 'invoice_id', changingColumns),
    tables.insert(tx, 'payments', payments, `on conflict (invoice_id, payment_id) do update set ${ofPayment}`),
    // to an earlier version, a UUID in capitals was the id of another note
    tables.insert(tx, 'credit_notes', creditNotes, `on conflict (invoice_id, credit_note_id) do nothing`),
    tables.insert(
      tx,
      'customers',
      customers.map((change) => ({ ...change, credit: 0 })),
      `on conflict (customer_id, currency) do update set ${ofCustomer}`,
    ),
    tables.insert(
      tx,
      'customer_names',
      names,
      `
        on conflict (customer_id) do update set name = excluded.name, name_since = excluded.name_since
        where old.name_since is null or old.name_since < excluded.name_since`,
    ),
  ]);
}

async function writeCredit(
  tx: Transaction<BalancesTables>,
  tables: TableRows<BalancesTables>,
  { opened, credits }: CreditChanges,
): Promise<void> {
  await allOf([
    tables.insert(
      tx,
      'customer_names',
      opened.map((row) => ({ ...row, name: row.customer_id })),
      `on conflict (customer_id) do update set revision = excluded.revision, opened = excluded.opened`,
    ),
    tables.insert(
      tx,
      'customers',
      credits.map((row) => ({ ...noSums, ...row })),
      `on conflict (customer_id, currency) do update set credit = excluded.credit`,
    ),
  ]);
}

const noSums = Object.fromEntries(sumColumns.names.map((column) => [column, 0]));
