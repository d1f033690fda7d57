// How payments are entered.

import type { Books } from './books.ts';
import { type Pay, type PayAcross, partName } from './commands.ts';
import { paidWithoutAllocations } from './oldest-due-first.ts';
import { addPayment, receivable, settle } from './settle.ts';

/** What a payment does not settle becomes customer credit. */
export function pay(books: Books, { invoice: id, payment: name, amount, on }: Pay): void {
  const invoice = books.invoice(id);
  const settled = settle(books, invoice, amount, on);
  const excess = amount - settled;
  const { customer, currency } = invoice;
  books.received.push({ customer, currency, payment: name, invoice: id });
  addPayment(invoice, name, { kind: 'money', amount: settled, excess, on });
  books.book(invoice, on, [
    { account: 'cash', amount },
    receivable(invoice, 'paid', -settled, name),
    { account: 'customer-credit', amount: -excess },
  ]);
}

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
  books.received.push({ customer, currency, payment });
  const untouched = { withdrawn: 0, isReversed: false, reversals: [], changes: [{ on, paying: 0, held: credited }] };
  books.across.set(payment, { customer, currency, amount, on, parts, credited, ...untouched });
  received([
    { account: 'cash', amount },
    { account: 'customer-credit', amount: -credited },
    ...parts.map((part) => receivable(books.invoice(part.invoice), 'paid', -part.amount, name)),
  ]);
}
