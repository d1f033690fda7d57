import { join } from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import { derived, type View } from '../../platform/projection/view.ts';
import { changesPayment } from '../balances/project.ts';
import { mysqlView } from '../mysql/view.ts';
import { type Changes, project, type StoredInvoice } from './project.ts';
import type { RegisterTables } from './schema.ts';

export const registerPrefix = 'payment_register_';

/** The payment register. @param db of mysql/connect.ts */
export const paymentRegister = (db: Kysely<RegisterTables>, prefix = registerPrefix): View =>
  mysqlView<RegisterTables, InvoiceEvent>(db, {
    name: 'payment-register',
    prefix,
    migrations: join(import.meta.dirname, 'migrations'),
    async write(tx, events) {
      const stored = await storedInvoices(tx, events);
      const changes = derived(() => project(events, stored));
      await writeRows(tx, changes);
    },
  });

/** The batch's invoices as stored: one query, and a second one for payments if the batch changes earlier ones. */
async function storedInvoices(
  tx: Transaction<RegisterTables>,
  batch: readonly Recorded<InvoiceEvent>[],
): Promise<Map<string, StoredInvoice>> {
  const idsOf = (events: readonly Recorded<InvoiceEvent>[]) => [
    ...new Set(events.map(({ stream }) => idOfStream(stream))),
  ];
  const changing = idsOf(batch.filter(changesPayment));
  const invoices = await tx.selectFrom('invoices').selectAll().where('invoice_id', 'in', idsOf(batch)).execute();
  const rows =
    changing.length === 0
      ? []
      : await tx.selectFrom('payments').selectAll().where('invoice_id', 'in', changing).execute();
  const payments = Map.groupBy(rows, ({ invoice_id }) => invoice_id);
  return new Map(
    invoices.map((invoice) => {
      const paid = payments.get(invoice.invoice_id) ?? [];
      return [invoice.invoice_id, { invoice, payments: new Map(paid.map((row) => [row.payment_id, row])) }];
    }),
  );
}

async function writeRows(tx: Transaction<RegisterTables>, { invoices, payments }: Changes): Promise<void> {
  if (invoices.length > 0) {
    const insert = tx.insertInto('invoices').values(invoices);
    await insert.onDuplicateKeyUpdate({ revision: sql`values(revision)` }).execute();
  }
  if (payments.length > 0) {
    await tx
      .insertInto('payments')
      .values(payments)
      .onDuplicateKeyUpdate({
        refunded: sql`values(refunded)`,
        refunded_on: sql`values(refunded_on)`,
        reversed: sql`values(reversed)`,
        reversed_on: sql`values(reversed_on)`,
        reversal_reason: sql`values(reversal_reason)`,
        unapplied: sql`values(unapplied)`,
        reversed_amount: sql`values(reversed_amount)`,
        withdrawn: sql`values(withdrawn)`,
      })
      .execute();
  }
}
