// When the money of a payment was there, by effective dates. It goes when it is refunded, reversed or unapplied, and is there again from
// the day on which a refund came back.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { type Minor, sum } from '../../events/money/money.ts';
import { refuseBefore } from './refusals.ts';

export type Change = { on: CalendarDate; amount: Minor };

type Moves = Pick<RegisteredInvoice, 'payments' | 'refunds' | 'reversals' | 'unapplications'>;

/** What of a payment pays the invoice. The first change is its receipt. */
export function payingByDay(invoice: Moves, paymentId: string): Change[] {
  const { received, refunded, reversals, unapplications } = movesOf(invoice, paymentId);
  return [
    ...received.map(({ paidOn, amount }) => ({ on: paidOn, amount })),
    ...refunded,
    ...reversals.map(({ reversedOn, amount }) => ({ on: reversedOn, amount: -amount })),
    ...unapplications.map(({ unappliedOn, amount }) => ({ on: unappliedOn, amount: -amount })),
  ];
}

/** What can be taken back of a payment: what pays the invoice, and what of its money became credit. The first change is its receipt. */
export function heldByDay(invoice: Moves, paymentId: string): Change[] {
  if (invoice.payments.get(paymentId)?.kind === 'credit') return payingByDay(invoice, paymentId);
  const { received, refunded, reversals } = movesOf(invoice, paymentId);
  return [
    ...received.map(({ paidOn, amount, excess }) => ({ on: paidOn, amount: amount + excess })),
    ...refunded,
    ...reversals.map(({ reversedOn, amount, withdrawn }) => ({ on: reversedOn, amount: -amount - withdrawn })),
  ];
}

function movesOf({ payments, refunds, reversals, unapplications }: Moves, paymentId: string) {
  const payment = payments.get(paymentId);
  const ofIt = <Move extends { paymentId: string }>(moves: ReadonlyMap<string, Move>): Move[] =>
    [...moves.values()].filter((move) => move.paymentId === paymentId);
  const refunded = ofIt(refunds).flatMap(({ refundedOn, amount, reversedOn }): Change[] => [
    { on: refundedOn, amount: -amount },
    ...(reversedOn === undefined ? [] : [{ on: reversedOn, amount }]),
  ]);
  return {
    received: payment === undefined ? [] : [payment],
    refunded,
    reversals: ofIt(reversals),
    unapplications: ofIt(unapplications),
  };
}

/** What is there now. */
export const leftOf = (changes: readonly Change[]): Minor =>
  sum(
    changes.map(({ amount }) => amount),
    'what is left of a payment',
  );

/** What was there on a day and on each later one; 0 if there was nothing. */
export function leastFrom(changes: readonly Change[], day: CalendarDate): Minor {
  const there = daysFrom(changes, day).map((end) =>
    changes.reduce((sum, { on, amount }) => (on <= end ? sum + BigInt(amount) : sum), 0n),
  );
  const least = there.reduce((least, amount) => (amount < least ? amount : least));
  return least < 0n ? 0 : Number(least);
}

/** When an amount was there, in parts, each on the first day from which on it was always there. No part is before `from`. */
export function asItCame(changes: readonly Change[], amount: Minor, from: CalendarDate): Change[] {
  const parts: Change[] = [];
  let came = 0;
  for (const on of daysFrom(changes, from)) {
    const part = Math.min(amount, leastFrom(changes, on)) - came;
    if (part <= 0) continue;
    parts.push({ on, amount: part });
    came += part;
  }
  return parts;
}

const daysFrom = (changes: readonly Change[], day: CalendarDate): CalendarDate[] =>
  [...new Set([day, ...changes.map(({ on }) => on).filter((on) => on > day)])].toSorted();

/**
 * Refuses to take an amount on a day on which, or after which, so much was not there.
 * @param places what is taken from, such as the parts of a payment
 * @throws DateTooEarly
 */
export function refuseBeforeThere(places: readonly (readonly Change[])[], amount: Minor, on: CalendarDate): void {
  const isThere = (day: CalendarDate) =>
    places.reduce((sum, changes) => sum + BigInt(leastFrom(changes, day)), 0n) >= BigInt(amount);
  if (isThere(on)) return;
  const days = daysFrom(places.flat(), on);
  const since = days.find(isThere) ?? days.at(-1) ?? on;
  const isReceipt = since === places[0]?.[0]?.on;
  refuseBefore(isReceipt ? 'The payment was received' : 'A refund of the payment came back', since, on);
}
