// How it is entered that a payment is taken back, paid back, or taken from its invoice.

import type { Across, Books, Line } from './books.ts';
import {
  partName,
  paymentOfPart,
  type Refund,
  type Reverse,
  type ReverseAcross,
  type ReverseRefund,
  type Unapply,
} from './commands.ts';
import { type Invoice, leastFrom, type Payment, reversible, sinceWhen, stillCredit, stillPaying } from './invoice.ts';
import { dueAgain, paymentOf, receivable, settle } from './settle.ts';

/** What is left of a payment across invoices of what became credit when it came. */
const cashLeft = ({ credited, withdrawn }: Across): number => credited - withdrawn;

const partsOf = (books: Books, payment: string, { parts }: Across): [Invoice, Payment][] =>
  parts
    .filter(({ amount }) => amount > 0)
    .map(({ invoice: id }) => {
      const invoice = books.invoice(id);
      return [invoice, paymentOf(invoice, partName(payment))];
    });

/** What of it was there to be taken back on a day, and on each later one: unapplied cash, and of its parts. */
export const heldAcross = (books: Books, payment: string, across: Across, day: string): number =>
  leastFrom([...across.changes, ...partsOf(books, payment, across).flatMap(([, part]) => part.changes)], 'held', day);

export const reversibleAcross = (books: Books, payment: string, across: Across): number =>
  partsOf(books, payment, across).reduce((sum, [, part]) => sum + reversible(part), cashLeft(across));

/**
 * Takes back of a payment first the credit that it left, then what it paid. What it pays only later, because a refund was out on that
 * day, is unapplied when it is there, and takes the place of credit. @returns both
 */
function takeBack(
  books: Books,
  invoice: Invoice,
  name: string,
  amount: number,
  { on, reason }: { on: string; reason: string },
): { credit: number; paid: number } {
  const payment = paymentOf(invoice, name);
  let credit = Math.min(amount, stillCredit(payment));
  let paid = 0;
  for (const part of sinceWhen(payment.changes, Math.min(amount - credit, stillPaying(payment)), on)) {
    if (part.on === on) {
      paid = part.amount;
      continue;
    }
    unapplied(books, invoice, name, part.amount, part.on, reason);
    dueAgain(invoice, part.amount, part.on);
    credit += part.amount;
  }
  payment.withdrawn += credit;
  payment.takenBack += paid;
  payment.changes.push({ on, paying: -paid, held: -credit - paid });
  if (credit + paid > 0 && reversible(payment) === 0) payment.isReversed = true;
  invoice.paid -= paid;
  dueAgain(invoice, paid, on);
  return { credit, paid };
}

/** Of money, the money is gone; of credit, it is the customer's credit again. */
export function reverse(books: Books, command: Reverse): void {
  const { invoice: id, payment: name, amount: asked, on, reason } = command;
  const across = paymentOfPart(name);
  if (across !== undefined) {
    reverseParts(books, across, command, [id]);
    return;
  }
  const invoice = books.invoice(id);
  const payment = paymentOf(invoice, name);
  const { credit, paid } = takeBack(books, invoice, name, asked ?? reversible(payment), command);
  payment.reversals.push({ on, reason, amount: credit + paid });
  const back: Line[] =
    payment.kind === 'credit'
      ? [{ account: 'customer-credit', amount: -paid }]
      : [
          { account: 'cash', amount: -(paid + credit) },
          { account: 'customer-credit', amount: credit },
        ];
  books.book(invoice, on, [receivable(invoice, 'paid', paid, name), ...back]);
}

export const reverseAcross = (books: Books, command: ReverseAcross): void =>
  reverseParts(books, command.payment, command);

/** Takes back unapplied cash, then the last part, then the one before. @param only of what these invoices took */
function reverseParts(
  books: Books,
  name: string,
  { amount: asked, on, reason }: Reverse | ReverseAcross,
  only?: readonly string[],
): void {
  const across = books.across.get(name);
  if (across === undefined) throw new Error(`no payment ${name}`);
  let left = asked ?? Number.POSITIVE_INFINITY;
  const cash = only === undefined ? Math.min(left, cashLeft(across)) : 0;
  across.withdrawn += cash;
  across.changes.push({ on, paying: 0, held: -cash });
  left -= cash;
  const lines: Line[] = [];
  let [total, credit] = [cash, cash];
  const lastFirst = partsOf(books, name, across)
    .reverse()
    .filter(([{ id }]) => only === undefined || only.includes(id));
  for (const [place, [invoice, part]] of lastFirst.entries()) {
    // what a refund had taken on that day is only taken back if the other parts cannot give as much
    const others = lastFirst.slice(place + 1).reduce((sum, [, other]) => sum + leastFrom(other.changes, 'held', on), 0);
    const there = Math.min(left, reversible(part), Math.max(leastFrom(part.changes, 'held', on), left - others));
    const taken = takeBack(books, invoice, partName(name), there, { on, reason });
    left -= taken.credit + taken.paid;
    total += taken.credit + taken.paid;
    credit += taken.credit;
    lines.push(receivable(invoice, 'paid', taken.paid, partName(name)));
  }
  across.isReversed = only === undefined && asked === undefined;
  const [invoice] = only ?? [];
  across.reversals.push({ on, reason, amount: total, ...(invoice !== undefined && { invoice }) });
  books.book(across, on, [
    { account: 'cash', amount: -total },
    { account: 'customer-credit', amount: credit },
    ...lines,
  ]);
}

/** It no longer pays the invoice, and is the customer's credit. */
export function unapply(books: Books, { invoice: id, payment: name, amount, on, reason }: Unapply): void {
  const invoice = books.invoice(id);
  const payment = paymentOf(invoice, name);
  const unpaid = amount ?? stillPaying(payment);
  unapplied(books, invoice, name, unpaid, on, reason);
  dueAgain(invoice, unpaid, on);
}

export function unapplied(
  books: Books,
  invoice: Invoice,
  payment: string,
  amount: number,
  on: string,
  reason: string,
): void {
  const found = paymentOf(invoice, payment);
  found.unapplied += amount;
  // what money paid and is credit can still be taken back; what credit paid is gone from here
  found.changes.push({ on, paying: -amount, held: found.kind === 'credit' ? -amount : 0 });
  invoice.unapplications.push({ payment, amount, on, reason });
  invoice.paid -= amount;
  books.book(invoice, on, [
    receivable(invoice, 'paid', amount, payment),
    { account: 'customer-credit', amount: -amount },
  ]);
}

export function refund(books: Books, { invoice: id, payment: name, refund, amount, on, reason }: Refund): void {
  const invoice = books.invoice(id);
  const payment = paymentOf(invoice, name);
  payment.refunded += amount;
  payment.changes.push({ on, paying: -amount, held: -amount });
  invoice.refunds.set(refund, { payment: name, amount, on, reason });
  invoice.refunded += amount;
  dueAgain(invoice, amount, on);
  books.book(invoice, on, [receivable(invoice, 'refunded', amount, name), { account: 'cash', amount: -amount }]);
}

/** It settles what is due, then what was written off. The rest was paid again meanwhile: that much is unapplied. */
export function reverseRefund(books: Books, { invoice: id, refund: name, on, reason }: ReverseRefund): void {
  const invoice = books.invoice(id);
  const refund = invoice.refunds.get(name);
  if (refund === undefined) throw new Error(`no refund ${name}`);
  const { payment: paid, amount } = refund;
  refund.cameBackOn = on;
  const excess = amount - settle(books, invoice, amount, on);
  const payment = paymentOf(invoice, paid);
  payment.refunded -= amount;
  payment.changes.push({ on, paying: amount, held: amount });
  payment.isReversed = false;
  invoice.refunded -= amount;
  if (excess > 0) unapplied(books, invoice, paid, excess, on, reason);
  books.book(invoice, on, [{ account: 'cash', amount }, receivable(invoice, 'refunded', -amount, paid)]);
}
