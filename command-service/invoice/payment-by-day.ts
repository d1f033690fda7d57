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
  return {
    received: payment === undefined ? [] : [payment],
    refunded: refundsByDay(ofIt(refunds)),
    reversals: ofIt(reversals),
    unapplications: ofIt(unapplications),
  };
}

/** What refunds took, and what of them came back. */
export const refundsByDay = (
  refunds: readonly { refundedOn: CalendarDate; amount: Minor; reversedOn?: CalendarDate }[],
): Change[] =>
  refunds.flatMap(({ refundedOn, amount, reversedOn }) => [
    { on: refundedOn, amount: -amount },
    ...(reversedOn === undefined ? [] : [{ on: reversedOn, amount }]),
  ]);

/** What is there now. */
export const leftOf = (changes: readonly Change[]): Minor =>
  sum(
    changes.map(({ amount }) => amount),
    'what is left of a payment',
  );

/** For a day and each later one with a change: what was there on it and on each later day; 0 if that was less. In the order of days. */
function leastByDay(changes: readonly { on: CalendarDate; amount: Minor | bigint }[], from: CalendarDate): Change[] {
  const byDay = new Map<CalendarDate, bigint>([[from, 0n]]);
  for (const { on, amount } of changes) {
    const day = on < from ? from : on;
    byDay.set(day, (byDay.get(day) ?? 0n) + BigInt(amount));
  }
  const lastFirst = [...byDay].toSorted(([one], [other]) => (one < other ? 1 : -1));
  let there = lastFirst.reduce((all, [, change]) => all + change, 0n);
  let least = there;
  const days: Change[] = [];
  for (const [on, change] of lastFirst) {
    if (there < least) least = there;
    days.push({ on, amount: least < 0n ? 0 : Number(least) });
    there -= change;
  }
  return days.reverse();
}

/** What was there on a day and on each later one; 0 if there was nothing. */
export const leastFrom = (changes: readonly { on: CalendarDate; amount: Minor | bigint }[], day: CalendarDate): Minor =>
  leastByDay(changes, day)[0]?.amount ?? 0;

/** When an amount was there, in parts, each on the first day from which on it was always there. No part is before `from`. */
export function asItCame(changes: readonly Change[], amount: Minor, from: CalendarDate): Change[] {
  let came = 0;
  return leastByDay(changes, from).flatMap(({ on, amount: there }) => {
    const part = Math.min(amount, there) - came;
    came += part;
    return part > 0 ? [{ on, amount: part }] : [];
  });
}

/** Refuses to take an amount on a day on which, or after which, so much was not there. @throws DateTooEarly */
export function refuseBeforeThere(changes: readonly Change[], amount: Minor, on: CalendarDate): void {
  const isThere = (day: CalendarDate) => leastFrom(changes, day) >= amount;
  if (isThere(on)) return;
  const days = [...new Set(changes.map((change) => change.on))].toSorted();
  const since = days.find((day) => day > on && isThere(day));
  if (since === undefined) return; // never there: the amount is refused, not the day
  refuseBefore(since === days[0] ? 'The payment was received' : 'A refund of the payment came back', since, on);
}
