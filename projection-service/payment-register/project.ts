// How a batch of events changes the register. `evolve` computes the payments. The register stores only those fields of an invoice that
// its payments need, so `evolve` also computes other fields here that are wrong; they are not stored.

import type { Document, InvoiceEvent } from '../../events/invoice.ts';
import type { Payment } from '../../events/invoice-payment.ts';
import {
  newInvoice,
  type RegisteredInvoice,
  unregistered,
  withEvent,
  withoutParts,
} from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import { inOrder } from '../../platform/projection/in-order.ts';
import { paymentChangedBy } from '../balances/project.ts';
import type { RegisteredPayment, RegisterInvoice } from './schema.ts';

/** An invoice as the register has stored it, with those of its payments that were read. */
export type StoredInvoice = { invoice: RegisterInvoice; payments: ReadonlyMap<string, RegisteredPayment> };
export type Changes = { invoices: RegisterInvoice[]; payments: RegisteredPayment[] };

/**
 * Pure. Events that the register has processed already change nothing.
 * @param before the batch's invoices that the register has, with those of their payments that the batch changes
 * @throws EventsMissing, NotTheFirstEvent
 */
export function project(batch: readonly Recorded<InvoiceEvent>[], before: ReadonlyMap<string, StoredInvoice>): Changes {
  const invoices = new Map<string, RegisterInvoice>();
  const payments = new Map<string, RegisteredPayment>();
  const stored = (stream: string) => {
    const invoice = before.get(idOfStream(stream));
    return invoice && { ...invoice, revision: invoice.invoice.revision };
  };
  for (const { event, after } of inOrder(batch, stored, next)) {
    invoices.set(event.stream, after.invoice);
    const payment = after.payments.get(paymentChangedBy(event) ?? '');
    if (payment) payments.set(`${event.stream} ${payment.payment_id}`, payment);
  }
  return { invoices: [...invoices.values()], payments: [...payments.values()] };
}

function next(stored: StoredInvoice | undefined, event: Recorded<InvoiceEvent>): StoredInvoice & { revision: number } {
  const payment = paymentAfter(stored, event);
  const { revision } = event;
  return {
    revision,
    invoice: stored ? { ...stored.invoice, revision } : invoiceOf(event),
    payments: payment ? new Map(stored?.payments).set(payment.payment_id, payment) : (stored?.payments ?? new Map()),
  };
}

function invoiceOf(event: Recorded<InvoiceEvent>): RegisterInvoice {
  const { document } = withEvent(unregistered, event);
  return {
    invoice_id: document.invoiceId,
    number: document.number ?? null,
    customer_id: document.customer.id,
    customer_name: document.customer.name,
    currency: document.currency,
    revision: event.revision,
  };
}

/** The row, after the event, of the payment that the event applies or changes. */
function paymentAfter(stored: StoredInvoice | undefined, event: Recorded<InvoiceEvent>): RegisteredPayment | undefined {
  const paymentId = paymentChangedBy(event);
  if (stored === undefined || paymentId === undefined) return undefined;
  const payment = withEvent(withPayments(stored), event).payments.get(paymentId);
  if (payment === undefined) return undefined;
  const { invoice } = stored;
  const row = stored.payments.get(paymentId) ?? {
    invoice_id: invoice.invoice_id,
    payment_id: paymentId,
    invoice_number: invoice.number,
    customer_id: invoice.customer_id,
    customer_name: invoice.customer_name,
    currency: invoice.currency,
    refunded_on: null,
    reversed_on: null,
    reversal_reason: null,
    recorded_at: new Date(event.metadata.recordedAt),
    revision: event.revision,
  };
  return { ...row, ...columnsOf(payment), ...happenedIn(event) };
}

const columnsOf = (payment: Payment) => ({
  kind: payment.kind,
  amount: payment.amount,
  excess: payment.excess,
  refunded: payment.refunded,
  reversed: payment.reversed ? (1 as const) : (0 as const),
  unapplied: payment.unapplied ?? null,
  reversed_amount: payment.reversedAmount ?? null,
  withdrawn: payment.withdrawn ?? null,
  paid_on: payment.paidOn,
  method: payment.method,
  reference: payment.reference ?? null,
});

function happenedIn(event: InvoiceEvent): Partial<RegisteredPayment> {
  switch (event.type) {
    case 'PaymentReversed':
      return { reversed_on: event.data.reversedOn, reversal_reason: event.data.reason };
    case 'PaymentRefunded':
      return { refunded_on: event.data.refundedOn };
    default:
      return {};
  }
}

const withPayments = ({ payments }: StoredInvoice): RegisteredInvoice => ({
  ...newInvoice,
  amountDue: 0,
  document: {} as Document, // `evolve` passes it on unread
  ...withoutParts,
  payments: new Map([...payments].map(([paymentId, row]) => [paymentId, paymentIn(row)])),
});

const paymentIn = (row: RegisteredPayment): Payment => ({
  kind: row.kind,
  amount: row.amount,
  excess: row.excess,
  refunded: row.refunded,
  reversed: row.reversed === 1,
  ...(row.unapplied !== null && { unapplied: row.unapplied }),
  ...(row.reversed_amount !== null && { reversedAmount: row.reversed_amount }),
  ...(row.withdrawn !== null && { withdrawn: row.withdrawn }),
  paidOn: row.paid_on,
  method: row.method,
  ...(row.reference !== null && { reference: row.reference }),
});
