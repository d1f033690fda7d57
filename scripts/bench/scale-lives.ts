// The invoices of `npm run bench:scale`, appended to the event store as the command service would have recorded them over the years:
//
//   NumberClaimed, InvoiceRegistered ─► PaymentNamed, PaymentApplied, InvoicePartiallyPaid ─► PaymentNamed, PaymentApplied, InvoicePaid
//
// What is open grows with turnover, not with age. So the ledger has the same number of open invoices and of customers at each size, and
// only settled invoices are added, as many for each day. The last of these days is shortly before today.

import { randomUUID } from 'node:crypto';
import { type EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { digestOf } from '../../command-service/handling/digest.ts';
import { decide } from '../../command-service/invoice/decide.ts';
import { addDays, type CalendarDate } from '../../events/calendar-date.ts';
import type { Line } from '../../events/document/document.ts';
import { withComputedAmounts } from '../../events/document/totals.ts';
import { type LedgerEvent, toStored } from '../../events/event-versions.ts';
import { evolve, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { numberStream } from '../../events/number.ts';
import { derivedId, streamName, streamPrefix } from '../../events/streams.ts';
import { invoice, payment } from './work.ts';

/** About so many events of an invoice are in the log: those above, and entries of the indexes of open invoices. */
const [EVENTS_OF_SETTLED, EVENTS_OF_OPEN] = [9.5, 5];
const OPEN = 3_000;
const OPEN_DAYS = 60;
const CUSTOMERS = 1_000;
const SETTLED_A_DAY = 300;
const DAYS_TO_PAY = 14;
/** The last settled invoices were issued so many days ago, so that their payments have been received by now. */
const SETTLED_BEFORE = 22;
/** A payment is appended so many registrations after that of its invoice. */
const LAGS = [500, 1_500];
const WRITERS = 200;
const APPEND_MS = 60_000; // of a busy machine

export const today: CalendarDate = new Date().toISOString().slice(0, 10);

/** The invoices of a ledger. They are numbered from 0; the first ones are open. */
export type Lives = ReturnType<typeof livesOf>;

/** @param events in the log at its last size */
export function livesOf(events: number) {
  const countOf = (events: number) =>
    OPEN + Math.max(0, Math.round((events - EVENTS_OF_OPEN * OPEN) / EVENTS_OF_SETTLED));
  const dayOf = (n: number) => Math.floor((n - OPEN) / SETTLED_A_DAY);
  const lastDay = dayOf(countOf(events));
  return {
    /** The number of invoices that leave so many events. */
    countOf,
    open: OPEN,
    customers: CUSTOMERS,
    idOf: (n: number) => derivedId('bench:scale', n),
    numberOf: (n: number) => `INV-${String(n).padStart(8, '0')}`,
    customerOf: (n: number) => ({ id: `customer-${n % CUSTOMERS}`, name: `Customer ${n % CUSTOMERS}` }),
    issuedOn: (n: number) => addDays(today, n < OPEN ? -1 - (n % OPEN_DAYS) : dayOf(n) - lastDay - SETTLED_BEFORE),
  };
}

/** The events of a command on one stream, which has `revision` as its last one; undefined if it is new. */
type Append = {
  stream: string;
  after?: number;
  events: LedgerEvent[];
  on: CalendarDate;
  recordedOn: CalendarDate;
  key: string;
};

/** Appends the invoices `from` to `to` (exclusive). @returns the position of the last event of an invoice */
export async function fill(client: EventStoreDBClient, lives: Lives, from: number, to: number): Promise<bigint> {
  let last = 0n;
  const steps = inOrder(lives, from, to);
  const writer = async () => {
    for (const step of steps) {
      for (const append of step) {
        const position = await write(client, append);
        if (append.stream.startsWith(streamPrefix('invoice')) && position > last) last = position;
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return last;
}

async function write(
  client: EventStoreDBClient,
  { stream, after, events, on, recordedOn, key }: Append,
): Promise<bigint> {
  const metadata = {
    recordedAt: `${recordedOn}T10:00:00.000Z`,
    effectiveOn: on,
    actor: `clerk-${stream.length % 20}`,
    correlationId: randomUUID(),
  };
  const written = events.map((event, place) =>
    jsonEvent(toStored(event, { ...metadata, ...(place === 0 && { keys: [key], digest: digestOf(key) }) })),
  );
  const expectedRevision = after === undefined ? NO_STREAM : BigInt(after);
  const { position } = await client.appendToStream(stream, written, { expectedRevision, deadline: APPEND_MS });
  if (position === undefined) throw new Error('the append was acknowledged without a position');
  return position.commit;
}

/** The commands that register invoices, and between them the payments of earlier ones. */
function* inOrder(lives: Lives, from: number, to: number): Generator<Append[]> {
  const begun = new Map<number, Append[][]>();
  for (let n = from; n < to + Math.max(...LAGS); n++) {
    if (n < to) begun.set(n, commandsOf(lives, n));
    for (const lag of [0, ...LAGS]) {
      const next = begun.get(n - lag)?.shift();
      if (next === undefined) begun.delete(n - lag);
      else yield next;
    }
  }
}

/** What each command on an invoice appends: its registration and its payments. */
function commandsOf(lives: Lives, n: number): Append[][] {
  const [invoiceId, number, customer, on] = [lives.idOf(n), lives.numberOf(n), lives.customerOf(n), lives.issuedOn(n)];
  const [first, ...others] = invoice.lines as [Line, ...Line[]];
  const lines = [{ ...first, quantity: String(1 + (n % 20)) }, ...others];
  const content = { ...invoice, number, customer, issuedOn: on, dueOn: addDays(on, DAYS_TO_PAY), lines };
  const stream = streamName('invoice', invoiceId);
  const key = `invoice:${invoiceId}`;
  /** Some are recorded a day or two late. */
  const late = (day: CalendarDate) => addDays(day, n < OPEN ? 0 : n % 3);

  const registered = decide(unregistered, { type: 'register', invoiceId, document: withComputedAmounts(content) });
  let state = registered.reduce(evolve, unregistered) as RegisteredInvoice;
  const document = { ...state.document, number };
  const claim: LedgerEvent = { type: 'NumberClaimed', data: { document, digest: digestOf(key), keys: [key] } };
  const commands: Append[][] = [
    [
      { stream: numberStream('invoice', number), events: [claim], on, recordedOn: late(on), key },
      { stream, events: registered, on, recordedOn: late(on), key },
    ],
  ];
  let after = registered.length - 1;
  for (const [place, { amount, receivedOn }] of paymentsOf(n, on, state.amountDue).entries()) {
    const paymentId = `${number}/${place}`;
    const named: LedgerEvent = { type: 'PaymentNamed', data: { customerId: customer.id, paymentId, invoiceId } };
    const events = decide(state, { type: 'pay', ...payment(paymentId, amount), receivedOn });
    const nameStream = streamName('name', derivedId(customer.id, paymentId));
    const when = { on: receivedOn, recordedOn: late(receivedOn) };
    commands.push([
      { stream: nameStream, events: [named], ...when, key: `named:${invoiceId}` },
      { stream, after, events, ...when, key: `payment:${paymentId}` },
    ]);
    state = events.reduce(evolve, state) as RegisteredInvoice;
    after += events.length;
  }
  return commands;
}

/** A settled invoice was paid in two parts. Of the open ones, some are paid in part. */
function paymentsOf(n: number, issuedOn: CalendarDate, due: number): { amount: number; receivedOn: CalendarDate }[] {
  const part = { amount: 5_000, receivedOn: addDays(issuedOn, 4 + (n % 4)) };
  if (n < OPEN) return n % OPEN_DAYS > 10 && n % 3 === 0 ? [part] : [];
  return [part, { amount: due - part.amount, receivedOn: addDays(issuedOn, 9 + (n % 10)) }];
}
