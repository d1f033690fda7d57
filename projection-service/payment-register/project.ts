// What a batch of events does to the register. What a payment amounts to is what `evolve` makes of it; an invoice is held with
// no more than its payments need, so its other parts, which `evolve` moves as well, mean nothing here and are not kept.

import type { Document, InvoiceEvent } from '../../events/invoice.ts';
import { evolve, newInvoice, type Payment, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import { inOrder } from '../../platform/projection/in-order.ts';
import { paymentChangedBy } from '../balances/project.ts';
import type { RegisteredPayment, RegisterInvoice } from './schema.ts';

/** An invoice as the register has it, with those of its payments that are at hand. */
export type Held = { invoice: RegisterInvoice; payments: ReadonlyMap<string, RegisteredPayment> };
export type Changes = { invoices: RegisterInvoice[]; payments: RegisteredPayment[] };

/**
 * Pure. Events that the register has taken in already change nothing.
 * @param before the batch's invoices, as far as the register has them, with those of their payments that the batch changes
 * @throws EventsMissing, NotTheFirstEvent
 */
export function project(batch: readonly Recorded<InvoiceEvent>[], before: ReadonlyMap<string, Held>): Changes {
  const invoices = new Map<string, RegisterInvoice>();
  const payments = new Map<string, RegisteredPayment>();
  const stored = (stream: string) => {
    const held = before.get(idOfStream(stream));
    return held && { ...held, revision: held.invoice.revision };
  };
  for (const { event, after } of inOrder(batch, stored, next)) {
    invoices.set(event.stream, after.invoice);
    const payment = after.payments.get(paymentChangedBy(event) ?? '');
    if (payment) payments.set(`${event.stream} ${payment.payment_id}`, payment);
  }
  return { invoices: [...invoices.values()], payments: [...payments.values()] };
}

function next(held: Held | undefined, event: Recorded<InvoiceEvent>): Held & { revision: number } {
  const payment = paymentAfter(held, event);
  const { revision } = event;
  return {
    revision,
    invoice: held ? { ...held.invoice, revision } : invoiceOf(event),
    payments: payment ? new Map(held?.payments).set(payment.payment_id, payment) : (held?.payments ?? new Map()),
  };
}

function invoiceOf(event: Recorded<InvoiceEvent>): RegisterInvoice {
  const { document } = evolve(unregistered, event);
  return {
    invoice_id: document.invoiceId,
    number: document.number ?? null,
    customer_id: document.customer.id,
    customer_name: document.customer.name,
    currency: document.currency,
    revision: event.revision,
  };
}

/** The row of the payment that an event applies or changes. */
function paymentAfter(held: Held | undefined, event: Recorded<InvoiceEvent>): RegisteredPayment | undefined {
  const paymentId = paymentChangedBy(event);
  if (held === undefined || paymentId === undefined) return undefined;
  const payment = evolve(withPayments(held), event).payments.get(paymentId);
  if (payment === undefined) return undefined;
  const { invoice } = held;
  const row = held.payments.get(paymentId) ?? {
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

const columnsOf = ({ kind, amount, excess, refunded, reversed, paidOn, method, reference }: Payment) => ({
  kind,
  amount,
  excess,
  refunded,
  reversed: reversed ? (1 as const) : (0 as const),
  paid_on: paidOn,
  method,
  reference: reference ?? null,
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

const withPayments = ({ payments }: Held): RegisteredInvoice => ({
  ...newInvoice,
  amountDue: 0,
  document: {} as Document, // `evolve` passes it on unread
  payments: new Map([...payments].map(([paymentId, row]) => [paymentId, paymentIn(row)])),
  creditNotes: new Map(),
});

const paymentIn = (row: RegisteredPayment): Payment => ({
  kind: row.kind,
  amount: row.amount,
  excess: row.excess,
  refunded: row.refunded,
  reversed: row.reversed === 1,
  paidOn: row.paid_on,
  method: row.method,
  ...(row.reference !== null && { reference: row.reference }),
});
