import { type Kysely, sql } from 'kysely';
import { partId, paymentOfPart } from '../../events/payment.ts';
import { streamName, streamNames } from '../../events/streams.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { BooksTables, EventRow, PaymentPartRow } from '../../projection-service/books/schema.ts';
import { table } from '../books/store.ts';
import { customerName, type ListedRow, summaryOf } from './list.ts';
import { recordOf } from './record.ts';
import { mostEvents, type PaymentAnswer } from './view.ts';

/** The address of a payment: its stream, and its name there. */
export type PaymentKey = { stream: string; paymentId: string };

export const acrossInvoices = (paymentId: string): PaymentKey => ({
  stream: streamName('payment', paymentId),
  paymentId,
});

/** The payment of an invoice under this name. A part of a payment across invoices leads to that payment. */
export function onInvoice(invoiceId: string, paymentId: string): PaymentKey {
  const across = paymentOfPart(paymentId);
  return across === undefined ? { stream: streamName('invoice', invoiceId), paymentId } : acrossInvoices(across);
}

export const paymentQuery = ({ stream, paymentId }: PaymentKey) => sql<ListedRow>`
  select payment.*, ${customerName} as customer_name from ${table('payments')} payment
  where stream = ${stream} and payment_id = ${paymentId}`;

type PaidInvoiceRow = Omit<PaymentPartRow, 'stream' | 'payment_id'> & { number: string | null };

/** What a payment paid of each invoice. A payment of one invoice has no parts: all of it is the invoice's. */
export const paidInvoicesQuery = ({ stream, invoice_id, payment_id }: ListedRow) => sql<PaidInvoiceRow>`
  select paid.*, invoice.number
  from (select invoice_id, position, amount, applied, unapplied, refunded, reversed
    from ${invoice_id === null ? table('payment_parts') : table('payments')}
    where stream = ${stream} and payment_id = ${payment_id}) paid
    left join ${table('invoices')} invoice on invoice.invoice_id = paid.invoice_id
  order by paid.position`;

/** The payment that an event names, as the index has it. */
const named = sql`coalesce(event.change ->> 'paymentId', event.change -> 'source' ->> 'paymentId')`;

/** The events of a payment, on its stream, on the invoices that it paid, and on the customer's, whose credit it changed. */
export function paymentEventsQuery({ payment_id, invoice_id, customer_id }: ListedRow, limit: number) {
  const events = (condition: ReturnType<typeof sql>) =>
    sql`select event.* from ${table('events')} event where ${condition}`;
  const found =
    invoice_id !== null
      ? events(sql`${named} = ${payment_id} and event.invoice_id = ${invoice_id}::uuid`)
      : sql`${events(sql`event.stream = any(${streamNames('payment', payment_id)})`)} union all
          ${events(sql`${named} = ${partId(payment_id)}`)} union all
          ${events(sql`${named} = ${payment_id} and event.stream = any(${streamNames('customer', customer_id)}) and event.invoice_id is null`)}`;
  return sql<EventRow>`select * from (${found}) event order by position limit ${limit}`;
}

/** A payment with what it paid, what was taken back of it, and its events. @throws Problem 404 payment-not-found */
export async function findPayment(db: Kysely<BooksTables>, key: PaymentKey): Promise<PaymentAnswer> {
  const [payment] = (await paymentQuery(key).execute(db)).rows;
  if (payment === undefined) throw paymentNotFound();
  const { rows: invoices } = await paidInvoicesQuery(payment).execute(db);
  const { rows: events } = await paymentEventsQuery(payment, mostEvents).execute(db);
  const summary = summaryOf(payment);
  return {
    ...summary,
    left: summary.applied + summary.unapplied,
    invoices: invoices.map(({ invoice_id, position, number, ...paid }) => ({
      invoiceId: invoice_id,
      ...(number !== null && { number }),
      ...paid,
      applied: Math.max(0, paid.applied),
    })),
    ...recordOf(events),
  };
}

const paymentNotFound = () =>
  new Problem({
    type: 'payment-not-found',
    status: 404,
    title: 'Payment not found',
    detail:
      'GET /payments lists the payments. One with an invoiceId is at /invoices/{invoiceId}/payments/{paymentId}, others are at /payments/{paymentId}.',
  });
