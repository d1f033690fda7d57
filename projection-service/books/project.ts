// How a batch of events adds to the books: a voucher for each event, its entries, and the sums of days that they change.

import { isPart } from '../../events/payment.ts';
import type { Recorded } from '../../events/recorded.ts';
import { canonicalIdOfStream } from '../../events/streams.ts';
import type { BookedEvent } from '../../events/views.ts';
import { inOrder } from '../../platform/projection/in-order.ts';
import { entriesOf, type Lookups, type ReversedPayment, termsOf } from './entries.ts';
import { type PaymentRows, paymentRowsAfter } from './payments.ts';
import type { BookedInvoiceRow, DayRow, EntryRow, EventRow, PaymentPartRow, PaymentRow, StreamRow } from './schema.ts';
import { initialState, stateAfter } from './stream-state.ts';
import { voucher } from './voucher.ts';

/** The streams of a batch as stored before it, the payments that it reverses, by `paymentKey`, and the rows of payments that it changes. */
export type StoredStreams = {
  streams: ReadonlyMap<string, StreamRow>;
  payments: ReadonlyMap<string, ReversedPayment>;
  received: PaymentRows;
};

export const nothingStored: StoredStreams = {
  streams: new Map(),
  payments: new Map(),
  received: { payments: new Map(), parts: new Map() },
};

export type Bookings = {
  streams: StreamRow[];
  invoices: BookedInvoiceRow[];
  events: EventRow[];
  entries: EntryRow[];
  days: DayRow[];
  payments: PaymentRow[];
  payment_parts: PaymentPartRow[];
};

/** An event refers to something that is not in the books. */
export class NotBooked extends Error {
  constructor(what: string, { stream, revision }: Recorded<BookedEvent>) {
    super(`event ${revision} of ${stream} needs ${what}, which is not in the books`);
  }
}

/**
 * Pure. Events that the books already have change nothing.
 * @throws EventsMissing, NotBooked, Unbalanced
 */
export function project(batch: readonly Recorded<BookedEvent>[], stored: StoredStreams): Bookings {
  const streams = new Map<string, StreamRow>();
  const payments = new Map(stored.payments);
  const bookings: Pick<Bookings, 'invoices' | 'events' | 'entries'> = { invoices: [], events: [], entries: [] };
  const steps: { event: Recorded<BookedEvent>; after: StreamRow }[] = [];
  for (const { event, before, after } of inOrder(batch, (stream) => stored.streams.get(stream), next)) {
    streams.set(event.stream, after);
    steps.push({ event, after });
    const paid = paymentOf(event);
    if (paid) payments.set(paymentKey(event.stream, paid.id), paid);
    const row = voucher(event, after, before?.standing ?? initialState(event));
    bookings.events.push(row);
    if (event.type === 'InvoiceRegistered') bookings.invoices.push(invoiceRow(event));
    for (const [line, entry] of entriesOf(event, knownOf(event, after, payments)).entries()) {
      bookings.entries.push(entryRow(row, line, entry, after, event));
    }
  }
  const rows = paymentRowsAfter(steps, stored.received);
  return { ...bookings, ...rows, streams: [...streams.values()], days: daysOf(bookings.entries) };
}

export const paymentKey = (stream: string, paymentId: string): string => `${stream} ${paymentId}`;

function next(before: StreamRow | undefined, event: Recorded<BookedEvent>): StreamRow {
  const recordedAt = new Date(event.metadata.recordedAt);
  const at = {
    stream: event.stream,
    revision: event.revision,
    // never earlier than the event before it, even if the clock of the recording process was
    recorded_at: before !== undefined && before.recorded_at > recordedAt ? before.recorded_at : recordedAt,
    standing: stateAfter(before?.standing ?? initialState(event), event),
  };
  if (before !== undefined) return { ...before, ...at };
  if (event.type === 'InvoiceRegistered') {
    const { customer, currency, totals } = event.data;
    return { ...at, customer_id: customer.id, currency, terms: termsOf(totals) };
  }
  if (event.type === 'PaymentReceived') {
    return { ...at, customer_id: event.data.customerId, currency: event.data.currency, terms: null };
  }
  if (!event.stream.startsWith('customer-')) throw new NotBooked('the first event of its stream', event);
  return { ...at, customer_id: canonicalIdOfStream(event.stream), currency: null, terms: null };
}

/** The payment that an event applies to an invoice. */
export function paymentOf(event: BookedEvent): (ReversedPayment & { id: string }) | undefined {
  if (event.type === 'PaymentApplied') {
    const { paymentId: id, excess = 0 } = event.data;
    return { id, kind: isPart(id) ? 'part' : 'money', excess };
  }
  if (event.type === 'CustomerCreditApplied') return { id: event.data.applicationId, kind: 'credit', excess: 0 };
  return undefined;
}

function knownOf(
  event: Recorded<BookedEvent>,
  { terms }: StreamRow,
  payments: ReadonlyMap<string, ReversedPayment>,
): Lookups {
  const found = <T>(value: T | null | undefined, what: string): T => {
    if (value == null) throw new NotBooked(what, event);
    return value;
  };
  return {
    terms: () => found(terms, "its invoice's totals"),
    payment: (id) => found(payments.get(paymentKey(event.stream, id)), `payment ${id}`),
  };
}

function invoiceRow({
  data,
  position,
}: Extract<Recorded<BookedEvent>, { type: 'InvoiceRegistered' }>): BookedInvoiceRow {
  const { invoiceId, customer, currency, number, issuedOn, dueOn } = data;
  return {
    invoice_id: invoiceId,
    customer_id: customer.id,
    customer_name: customer.name,
    currency,
    number: number ?? null,
    issued_on: issuedOn,
    falls_due_on: dueOn ?? null,
    registered_position: position.toString(),
  };
}

function entryRow(
  { position, type, customer_id, invoice_id, recorded_at, effective_on }: EventRow,
  line: number,
  { account, amount }: ReturnType<typeof entriesOf>[number],
  { currency }: StreamRow,
  event: Recorded<BookedEvent>,
): EntryRow {
  const inCurrency = currency ?? ('currency' in event.data ? event.data.currency : undefined);
  if (inCurrency === undefined) throw new NotBooked('a currency', event);
  const place = { position, line, account, currency: inCurrency, amount };
  return { ...place, customer_id, invoice_id, type, recorded_at, effective_on };
}

function daysOf(entries: readonly EntryRow[]): DayRow[] {
  const days = new Map<string, DayRow>();
  for (const { currency, account, type, recorded_at, effective_on, amount } of entries) {
    const recorded_on = recorded_at.toISOString().slice(0, 10);
    const key = [currency, account, type, recorded_on, effective_on].join(' ');
    const day = days.get(key) ?? { currency, account, type, recorded_on, effective_on, debit: 0n, credit: 0n };
    if (amount > 0) day.debit += BigInt(amount);
    else day.credit -= BigInt(amount);
    days.set(key, day);
  }
  return [...days.values()];
}
