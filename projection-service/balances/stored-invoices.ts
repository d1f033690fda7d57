import { type Kysely, sql } from 'kysely';
import type { Document, InvoiceEvent } from '../../events/invoice.ts';
import { invoiceColumns, paymentColumns } from '../../events/invoice-columns.ts';
import { withoutParts } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import { changesPayment, paymentChangedBy } from './project.ts';
import { changingColumns, type StoredInvoice } from './rows.ts';
import type { BalancesTables, InvoiceRow, PaymentRow } from './schema.ts';

/**
 * The invoices of a batch that the view has stored: one query, and a second one if the batch changes earlier payments. Of their
 * documents, only the parts are read that `project` needs for an invoice that is registered already.
 */
export async function storedInvoices(
  db: Kysely<BalancesTables>,
  batch: readonly Recorded<InvoiceEvent>[],
): Promise<Map<string, StoredInvoice>> {
  const ids = [...new Set(batch.map(({ stream }) => idOfStream(stream)))];
  const invoices = await db
    .selectFrom('invoices')
    .select(storedColumns)
    .where('invoice_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const payments = Map.groupBy(await changedPayments(db, batch), ({ invoice_id }) => invoice_id);
  return new Map(invoices.map((row) => [row.invoice_id, storedInvoice(row, payments.get(row.invoice_id) ?? [])]));
}

async function changedPayments(
  db: Kysely<BalancesTables>,
  batch: readonly Recorded<InvoiceEvent>[],
): Promise<PaymentRow[]> {
  const changes = batch.filter(changesPayment);
  if (changes.length === 0) return [];
  const invoiceIds = changes.map(({ stream }) => idOfStream(stream));
  const paymentIds = changes.map(paymentChangedBy);
  return db
    .selectFrom('payments')
    .selectAll()
    .where(
      sql<boolean>`(invoice_id, payment_id) in (select * from unnest(${invoiceIds}::uuid[], ${paymentIds}::text[]))`,
    )
    .execute();
}

const storedColumns = [
  'invoice_id',
  'customer_id',
  'customer_name',
  'currency',
  'payable',
  'registered_position',
  ...changingColumns,
] as const satisfies (keyof InvoiceRow)[];

function storedInvoice(
  row: Pick<InvoiceRow, (typeof storedColumns)[number]>,
  payments: readonly PaymentRow[],
): StoredInvoice {
  const document: DocumentRead = {
    invoiceId: row.invoice_id,
    customer: { id: row.customer_id, name: row.customer_name },
    currency: row.currency,
    totals: { payable: row.payable },
  };
  return {
    invoice: {
      ...withoutParts,
      ...invoiceColumns.toFields(row),
      document: document as Document, // only these parts are read: `evolve` reads totals.payable to check the amounts
      payments: new Map(payments.map((payment) => [payment.payment_id, paymentColumns.toFields(payment)])),
    },
    revision: row.revision,
    position: row.position,
    registeredPosition: row.registered_position,
  };
}

/** The parts of a document that are needed to change its row. */
type DocumentRead = Pick<Document, 'invoiceId' | 'customer' | 'currency'> & {
  totals: Pick<Document['totals'], 'payable'>;
};
