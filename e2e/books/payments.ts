// How payments, their reversals and refunds are entered.

import type { Books, Line } from './books.ts';
import type { Pay, PayAcross, Refund, Reverse, ReverseAcross } from './commands.ts';
import { paidWithoutAllocations } from './oldest-due-first.ts';
import { addPayment, dueAgain, paymentOf, receivable, reversed, settle } from './settle.ts';

/** What a payment does not settle becomes customer credit. */
export function pay(books: Books, { invoice: id, payment: name, amount, on }: Pay): void {
  const invoice = books.invoice(id);
  const settled = settle(books, invoice, amount, on);
  const excess = amount - settled;
  addPayment(invoice, name, { kind: 'money', amount: settled, excess, on });
  books.book(invoice, on, [
    { account: 'cash', amount },
    receivable(invoice, 'paid', -settled, name),
    { account: 'customer-credit', amount: -excess },
  ]);
}

/** The name that a payment across several invoices has on each of them. */
const partName = (payment: string): string => `payments/${payment}`;

export function payAcross(books: Books, command: PayAcross): void {
  const { payment, customer, currency, amount, on, allocations } = command;
  const name = partName(payment);
  const asked = allocations ?? paidWithoutAllocations(books, command);
  const received = books.voucher({ customer, currency }, on);
  const parts = asked.map(({ invoice: id, amount }) => {
    const invoice = books.invoice(id);
    const settled = settle(books, invoice, amount, on);
    if (settled > 0) addPayment(invoice, name, { kind: 'part', amount: settled, excess: 0, on });
    return { invoice: id, amount: settled };
  });
  const credited = amount - parts.reduce((sum, part) => sum + part.amount, 0);
  books.across.set(payment, { customer, currency, amount, on, parts, credited, isReversed: false });
  received([
    { account: 'cash', amount },
    { account: 'customer-credit', amount: -credited },
    ...parts.map((part) => receivable(books.invoice(part.invoice), 'paid', -part.amount, name)),
  ]);
}

/** The money is gone; credit that had paid is the customer's credit again. */
export function reverse(books: Books, { invoice: id, payment: name, on }: Reverse): void {
  const invoice = books.invoice(id);
  const { kind, amount, excess } = reversed(invoice, name, on);
  const back: Line[] =
    kind === 'credit'
      ? [{ account: 'customer-credit', amount: -amount }]
      : [
          { account: 'cash', amount: -(amount + excess) },
          { account: 'customer-credit', amount: excess },
        ];
  books.book(invoice, on, [receivable(invoice, 'paid', amount, name), ...back]);
}

export function reverseAcross(books: Books, { payment, on }: ReverseAcross): void {
  const across = books.across.get(payment);
  if (across === undefined) throw new Error(`no payment ${payment}`);
  across.isReversed = true;
  const name = partName(payment);
  const paying = across.parts.filter(({ amount }) => amount > 0);
  for (const { invoice } of paying) reversed(books.invoice(invoice), name, on);
  books.book(across, on, [
    { account: 'cash', amount: -across.amount },
    { account: 'customer-credit', amount: across.credited },
    ...paying.map((part) => receivable(books.invoice(part.invoice), 'paid', part.amount, name)),
  ]);
}

export function refund(books: Books, { invoice: id, payment: name, amount, on }: Refund): void {
  const invoice = books.invoice(id);
  paymentOf(invoice, name).refunded += amount;
  invoice.refunded += amount;
  dueAgain(invoice, amount, on);
  books.book(invoice, on, [receivable(invoice, 'refunded', amount, name), { account: 'cash', amount: -amount }]);
}
