// The requests of `npm run bench:scale`, and what each costs.

import { randomUUID } from 'node:crypto';
import { addDays, type CalendarDate } from '../../events/calendar-date.ts';
import type { HttpConnection } from './http-connection.ts';
import { shareOf } from './rates.ts';
import { type Lives, today } from './scale-lives.ts';
import { invoice, payment } from './work.ts';

const SAMPLES = 300;
/** A quick request is sent for so long, a slow one so often. */
const LEAST_MS = 4_000;
/** A slow one is not sent for longer. */
const MOST_MS = 90_000;
const WARM_UP_MS = 1_000;

/**
 * The ms that half of the answers, or 99 %, took at most, and the processor time of all programs for one; how many answers there were, and
 * how many of them were refusals.
 */
export type Cost = { p50: number; p99: number; processor: number; answers: number; refused: number };

/** A connection to each API. */
export type Caller = { commands: HttpConnection; queries: HttpConnection };

/** Sends one request. @returns the status of the answer */
type Send = (caller: Caller) => Promise<number>;

/** The ledger at one size. */
export type Filled = { lives: Lives; invoices: number; registered: string[] };

const oneOf = (count: number) => Math.floor(Math.random() * count);

/** The requests by what they are. */
export function requestsTo({ lives, invoices, registered }: Filled): Record<string, Send> {
  const lastDay = lives.issuedOn(invoices - 1);
  /** A day of which everything is recorded. */
  const pastDay = addDays(lastDay, -10);
  const read =
    (path: () => string): Send =>
    (caller) =>
      caller.queries.get(path());
  const customer = () => lives.customerOf(oneOf(lives.customers)).id;
  let next = 0;
  return {
    async 'a registration'({ commands }) {
      const invoiceId = randomUUID();
      const content = {
        ...invoice,
        issuedOn: today,
        dueOn: addDays(today, 14),
        customer: lives.customerOf(oneOf(lives.customers)),
      };
      const status = await commands.post(
        '/invoices',
        JSON.stringify({ ...content, invoiceId, number: `NEW-${invoiceId}` }),
      );
      registered.push(invoiceId);
      return status;
    },
    'a payment': ({ commands }) =>
      // each of another open invoice, which the service has not loaded yet
      commands.post(`/invoices/${lives.idOf(next++ % lives.open)}/payments`, JSON.stringify(todays(randomUUID(), 1))),
    'an invoice': read(() => `/invoices/${lives.idOf(oneOf(invoices))}`),
    "a list: a customer's, state, due": read(
      () => `/invoices?customer=${customer()}&state=open&dueUntil=${addDays(today, 30)}`,
    ),
    'a list: state, currency, issued': read(
      () => `/invoices?state=paid&currency=EUR&issuedFrom=${addDays(lastDay, -20)}`,
    ),
    aging: read(() => `/aging?on=${today}`),
    'trial balance of a past day': read(() => `/trial-balance?at=${endOf(pastDay)}&effectiveOn=${pastDay}`),
    'a search by number': read(() => `/invoices?search=${lives.numberOf(oneOf(invoices)).toLowerCase()}`),
    'a search by name': read(() => `/invoices?search=customer+${10 + oneOf(90)}`),
  };
}

const endOf = (day: CalendarDate) => `${day}T23:59:59Z`;
const todays = (paymentId: string, amount: number) => ({ ...payment(paymentId, amount), receivedOn: today });

/**
 * Sends a request again and again, each after the answer to the one before. Callers take turns.
 * @param processorMs the processor time of all programs so far
 */
export async function costOf(send: Send, callers: readonly Caller[], processorMs: () => number): Promise<Cost> {
  await repeat(send, callers, 0, WARM_UP_MS);
  const before = processorMs();
  const { took, refused } = await repeat(send, callers, SAMPLES, LEAST_MS);
  const processor = (processorMs() - before) / took.length;
  const sorted = took.toSorted((a, b) => a - b);
  return { p50: shareOf(sorted, 0.5), p99: shareOf(sorted, 0.99), processor, answers: took.length, refused };
}

async function repeat(send: Send, callers: readonly Caller[], least: number, leastMs: number) {
  const took: number[] = [];
  let refused = 0;
  const from = performance.now();
  for (let begun = from; ; ) {
    const isEnough = took.length >= least && begun - from >= leastMs;
    if (isEnough || begun - from >= MOST_MS) return { took, refused };
    const status = await send(callers[took.length % callers.length] as Caller);
    if (status >= 400) refused++;
    const now = performance.now();
    took.push(now - begun);
    begun = now;
  }
}
