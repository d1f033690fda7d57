import { type Kysely, sql } from 'kysely';
import type { Document, InvoiceEvent } from '../../events/invoice.ts';
import type { Payment } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import { paymentChangedBy } from './project.ts';
import type { Held } from './rows.ts';
import type { BalancesTables, InvoiceRow, PaymentRow } from './schema.ts';

/**
 * The invoices of a batch as the view has them, without those it hasn't: in one query, and a second where the batch
 * changes payments that were made before. Their documents are those parts that `project` reads of an invoice it doesn't register.
 */
export async function heldInvoices(
  db: Kysely<BalancesTables>,
  batch: readonly Recorded<InvoiceEvent>[],
): Promise<Map<string, Held>> {
  const ids = [...new Set(batch.map(({ stream }) => idOfStream(stream)))];
  const invoices = await db
    .selectFrom('invoices')
    .select(heldColumns)
    .where('invoice_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const payments = Map.groupBy(await changedPayments(db, batch), ({ invoice_id }) => invoice_id);
  return new Map(invoices.map((row) => [row.invoice_id, held(row, payments.get(row.invoice_id) ?? [])]));
}

async function changedPayments(
  db: Kysely<BalancesTables>,
  batch: readonly Recorded<InvoiceEvent>[],
): Promise<PaymentRow[]> {
  const changes = batch.filter(({ type }) => type === 'PaymentReversed' || type === 'PaymentRefunded');
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

const heldColumns = [
  'invoice_id',
  'customer_id',
  'customer_name',
  'currency',
  'state',
  'overdue',
  'payable',
  'paid',
  'credited',
  'written_off',
  'voided',
  'refunded',
  'amount_due',
  'revision',
  'position',
  'registered_position',
] as const satisfies (keyof InvoiceRow)[];

function held(row: Pick<InvoiceRow, (typeof heldColumns)[number]>, payments: readonly PaymentRow[]): Held {
  const document: DocumentRead = {
    invoiceId: row.invoice_id,
    customer: { id: row.customer_id, name: row.customer_name },
    currency: row.currency,
    totals: { payable: row.payable },
  };
  return {
    invoice: {
      state: row.state,
      overdue: row.overdue,
      document: document as Document, // `evolve` hands it on unread
      amountDue: row.amount_due,
      parts: {
        paid: row.paid,
        credited: row.credited,
        writtenOff: row.written_off,
        voided: row.voided,
        refunded: row.refunded,
      },
      payments: new Map(payments.map((payment) => [payment.payment_id, paymentOf(payment)])),
      creditNotes: new Map(),
    },
    revision: row.revision,
    position: row.position,
    registeredPosition: row.registered_position,
  };
}

/** What of a document a row that changes has need of. */
type DocumentRead = Pick<Document, 'invoiceId' | 'customer' | 'currency'> & {
  totals: Pick<Document['totals'], 'payable'>;
};

const paymentOf = (row: PaymentRow): Payment => ({
  kind: row.kind,
  amount: row.amount,
  excess: row.excess,
  refunded: row.refunded,
  reversed: row.reversed,
  paidOn: row.paid_on,
  method: row.method,
  ...(row.reference !== null && { reference: row.reference }),
});
