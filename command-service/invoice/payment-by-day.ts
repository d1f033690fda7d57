// When the money of a payment was there, by effective dates. It goes when it is refunded, reversed or unapplied, and is there again from
// the day on which a refund came back.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Minor } from '../../events/money/money.ts';
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

/** The first day from which on at least `amount` was always there. @param amount more than 0, and at most what is there now */
export function thereSince(changes: readonly Change[], amount: Minor): CalendarDate {
  let there = sum(changes);
  const lastFirst = [...Map.groupBy(changes, ({ on }) => on)].toSorted(([one], [other]) => (one < other ? 1 : -1));
  for (const [day, ofDay] of lastFirst) {
    there -= sum(ofDay);
    if (there < amount) return day;
  }
  throw new RangeError(`${amount} of a payment was never there`);
}

const sum = (changes: readonly Change[]): bigint => changes.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/** Refuses to undo `amount` of a payment on a day on which, or after which, it was not there. @throws DateTooEarly */
export function refuseBeforeThere(changes: readonly Change[], amount: Minor, on: CalendarDate): void {
  const since = thereSince(changes, amount);
  const isReceipt = since === changes[0]?.on;
  refuseBefore(isReceipt ? 'The payment was received' : 'A refund of the payment came back', since, on);
}
