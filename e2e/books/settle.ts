// What comes in settles first what is due, then what was written off, which is no bad debt any more. The rest is excess.

import type { Books, Line, Part } from './books.ts';
import { laterOf } from './calendar.ts';
import type { Credited, Invoice, Payment } from './invoice.ts';

/** Settles an invoice, and books what it recovers of a write-off: not before the day of the write-off. @returns the settled amount */
export function settle(books: Books, invoice: Invoice, amount: number, on: string): number {
  const settled = Math.min(amount, invoice.due + invoice.writtenOff);
  const recovered = Math.max(0, settled - invoice.due);
  invoice.writtenOff -= recovered;
  invoice.due -= settled - recovered;
  books.book(invoice, laterOf(on, invoice.writtenOffOn), [
    receivable(invoice, 'writtenOff', recovered),
    { account: 'bad-debt', amount: -recovered },
  ]);
  return settled;
}

export function addPayment(
  invoice: Invoice,
  name: string,
  payment: Pick<Payment, 'kind' | 'amount' | 'excess' | 'on'>,
): void {
  invoice.paid += payment.amount;
  const { amount, excess, on } = payment;
  const untouched = { refunded: 0, unapplied: 0, takenBack: 0, withdrawn: 0, isReversed: false, reversals: [] };
  const changes = [{ on, paying: amount, held: amount + excess }];
  invoice.payments.set(name, { ...payment, ...untouched, changes });
}

export function dueAgain(invoice: Invoice, amount: number, on: string): void {
  if (amount === 0) return;
  invoice.due += amount;
  invoice.dueAgainOn = laterOf(on, invoice.dueAgainOn);
}

/** @throws if there is none: the rules refuse a command on a payment that does not exist */
export function paymentOf({ payments }: Invoice, name: string): Payment {
  const found = payments.get(name);
  if (found === undefined) throw new Error(`no payment ${name}`);
  return found;
}

export const receivable = ({ id: invoice }: Invoice, part: Part, amount: number, payment?: string): Line => ({
  ...{ account: 'receivables', invoice, part, amount },
  ...(payment !== undefined && { payment }),
});

/** @param sign −1 for what is earned, 1 for what is taken back */
export const earned = ({ net, tax, rounding }: Credited, sign: 1 | -1): Line[] => [
  { account: 'revenue', amount: sign * net },
  { account: 'tax', amount: sign * tax },
  { account: 'rounding', amount: sign * rounding },
];
