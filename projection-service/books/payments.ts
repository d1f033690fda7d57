// Payments in the books: what came in, and what became of it. A payment of one invoice is on the invoice's stream; a payment across invoices
// is on its own stream, and each invoice that it paid has a part of it. Of a payment and of each part, once no process is under way:
//
//   amount = applied + unapplied + refunded + reversed

import { type Minor, sum } from '../../events/money/money.ts';
import { paymentOfPart } from '../../events/payment.ts';
import type { Recorded } from '../../events/recorded.ts';
import { canonicalIdOfStream, idOfStream, streamName } from '../../events/streams.ts';
import type { BookedEvent } from '../../events/views.ts';
import { paymentChangedBy } from '../balances/project.ts';
import type { PaymentPartRow, PaymentRow, StreamRow } from './schema.ts';

/** By `placeKey`. */
export type PaymentRows = { payments: ReadonlyMap<string, PaymentRow>; parts: ReadonlyMap<string, PaymentPartRow> };

/** The key of a payment, and the invoice whose part of it is meant. */
export type PaymentPlace = { stream: string; paymentId: string; partOf: string | null };

type Split = Pick<PaymentRow, 'applied' | 'unapplied' | 'refunded' | 'reversed'>;

/** The payment that an event changes; undefined if it changes none. One by customer credit has no row. */
export function placeOf(event: Recorded<BookedEvent>): PaymentPlace | undefined {
  const { stream } = event;
  if (stream.startsWith('payment-')) return { ...acrossInvoices(canonicalIdOfStream(stream)), partOf: null };
  const paymentId = paymentChangedBy(event);
  if (paymentId === undefined) return undefined;
  const across = paymentOfPart(paymentId);
  if (across === undefined) return { stream, paymentId, partOf: null };
  return { ...acrossInvoices(across), partOf: idOfStream(stream) };
}

/** Also if an earlier version began the stream under an id in capitals. */
const acrossInvoices = (paymentId: string) => ({ stream: streamName('payment', paymentId), paymentId });

export const placeKey = ({ stream, paymentId, partOf }: PaymentPlace): string =>
  [stream, paymentId, ...(partOf === null ? [] : [partOf])].join(' ');

/** Pure. The rows that events of payments change, after them. @param booked each event with its stream after it */
export function paymentRowsAfter(
  booked: readonly { event: Recorded<BookedEvent>; after: StreamRow }[],
  stored: PaymentRows,
): { payments: PaymentRow[]; payment_parts: PaymentPartRow[] } {
  const payments = new Map<string, PaymentRow>();
  const parts = new Map<string, PaymentPartRow>();
  for (const { event, after } of booked) {
    const place = placeOf(event);
    if (place === undefined) continue;
    const [key, partKey] = [placeKey({ ...place, partOf: null }), placeKey(place)];
    const payment = payments.get(key) ?? stored.payments.get(key) ?? newPayment(event, place, after);
    if (payment === undefined) continue; // the customer's credit paid: no money came in
    const { partOf } = place;
    if (partOf === null) {
      payments.set(key, paymentAfter(payment, event, change(payment, event)));
      continue;
    }
    const part = parts.get(partKey) ?? stored.parts.get(partKey) ?? newPart(event, place, partOf);
    const changed = change(part, event);
    parts.set(partKey, { ...part, ...added(part, changed), amount: part.amount + amountOf(event) });
    payments.set(key, paymentAfter(payment, event, changed));
  }
  return { payments: [...payments.values()], payment_parts: [...parts.values()] };
}

const nothing: Split = { applied: 0, unapplied: 0, refunded: 0, reversed: 0 };

function newPayment(
  event: Recorded<BookedEvent>,
  { stream, paymentId, partOf }: PaymentPlace,
  { customer_id, currency }: StreamRow,
): PaymentRow | undefined {
  // the part may come first, if the stream of the payment is parked
  if ((event.type !== 'PaymentApplied' && event.type !== 'PaymentReceived') || currency === null) return undefined;
  const { receivedOn, method, reference = null } = event.data;
  const invoice_id = event.type === 'PaymentApplied' && partOf === null ? idOfStream(stream) : null;
  return {
    ...{ stream, payment_id: paymentId, position: String(event.position), customer_id, currency, invoice_id },
    ...{ received_on: receivedOn, method, reference, amount: 0, ...nothing, reversing: 0, state: 'allocating' },
  };
}

const newPart = (
  { position }: Recorded<BookedEvent>,
  { stream, paymentId }: PaymentPlace,
  invoice_id: string,
): PaymentPartRow => ({ stream, payment_id: paymentId, invoice_id, position: String(position), amount: 0, ...nothing });

/** What an event adds to the amount that a payment of one invoice, or a part, had. */
const amountOf = (event: BookedEvent): Minor =>
  event.type === 'PaymentApplied' ? sum([event.data.amount, event.data.excess ?? 0], 'what was received') : 0;

/** What an event moves between the parts of the sum above. */
function change(before: Split & { reversing?: Minor }, event: BookedEvent): Partial<Split> {
  switch (event.type) {
    case 'PaymentApplied':
      return { applied: event.data.amount, unapplied: event.data.excess ?? 0 };
    case 'PaymentReversed': {
      // version 1 takes back all that became credit
      const { amount, withdrawn = before.unapplied } = event.data;
      return { applied: -amount, unapplied: -withdrawn, reversed: amount + withdrawn };
    }
    case 'PaymentUnapplied':
      return { applied: -event.data.amount, unapplied: event.data.amount };
    case 'PaymentRefunded':
      return { applied: -event.data.amount, refunded: event.data.amount };
    case 'RefundReversed':
      return { applied: event.data.amount, refunded: -event.data.amount };
    case 'PaymentSettled':
      return { unapplied: event.data.credited };
    case 'PaymentReversalCompleted': {
      const ofCash = event.data.amount - (before.reversing ?? 0); // the rest was taken back of the parts
      return { unapplied: -ofCash, reversed: ofCash };
    }
    default:
      return {};
  }
}

function paymentAfter(before: PaymentRow, event: Recorded<BookedEvent>, changed: Partial<Split>): PaymentRow {
  const row: PaymentRow = { ...before, ...added(before, changed) };
  if (before.invoice_id !== null) row.amount += amountOf(event);
  if (event.type === 'PaymentReceived') {
    row.amount = event.data.amount;
    row.position = String(event.position);
  }
  if (event.type === 'AllocationReversed') row.reversing += event.data.amount + event.data.withdrawn;
  if (event.type === 'PaymentReversalCompleted') row.reversing = 0;
  return { ...row, state: stateOf(row) };
}

const added = (before: Split, { applied = 0, unapplied = 0, refunded = 0, reversed = 0 }: Partial<Split>): Split => ({
  applied: before.applied + applied,
  unapplied: before.unapplied + unapplied,
  refunded: before.refunded + refunded,
  reversed: before.reversed + reversed,
});

function stateOf({ amount, applied, unapplied, refunded, reversed }: Split & { amount: Minor }): PaymentRow['state'] {
  const returned = refunded + reversed;
  if (returned >= amount) return 'returned'; // more, if an earlier version reversed what had been refunded
  if (applied + unapplied + returned !== amount) return 'allocating';
  return returned === 0 ? 'received' : 'partly-returned';
}
