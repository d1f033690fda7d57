// An invoice in the accountant's file: what it was issued for, and what became of it.

import type { Document, Registration } from './commands.ts';

/**
 * A payment by money, a part of a payment across invoices, or customer credit. `excess` became customer credit. Of `amount`, `refunded`,
 * `unapplied` and `takenBack` pay no more; of the credit that it left, `withdrawn` was taken back. `isReversed`: all of it was.
 */
export type Payment = {
  kind: 'money' | 'part' | 'credit';
  amount: number;
  excess: number;
  refunded: number;
  unapplied: number;
  takenBack: number;
  withdrawn: number;
  isReversed: boolean;
  on: string;
  reversals: TakenBack[];
  /** How it changed what it pays, and what the bank can take back of it, by day. */
  changes: Change[];
};

export type Change = { on: string; paying: number; held: number };

/** The least that was there of it on a day or on any later one; 0 if it was less. */
export function leastFrom(changes: readonly Change[], of: 'paying' | 'held', day: string): number {
  const days = [day, ...changes.map(({ on }) => on).filter((on) => on > day)];
  const there = (end: string) => changes.reduce((sum, change) => (change.on <= end ? sum + change[of] : sum), 0);
  return Math.max(0, Math.min(...days.map(there)));
}

export type TakenBack = { on: string; reason: string; amount: number; invoice?: string };
export type RefundMade = { payment: string; amount: number; on: string; reason: string; cameBackOn?: string };
export type Unapplied = { payment: string; amount: number; on: string; reason: string };

/** Since when, from `day` on, so much of it pays: each part from the day on which it was there to stay. */
export function sinceWhen(changes: readonly Change[], amount: number, day: string): { on: string; amount: number }[] {
  const days = [day, ...changes.map(({ on }) => on).filter((on) => on > day)].toSorted();
  const there = (on: string | undefined) => (on === undefined ? 0 : Math.min(amount, leastFrom(changes, 'paying', on)));
  return days
    .map((on, place) => ({ on, amount: there(on) - there(days[place - 1]) }))
    .filter((part) => part.amount > 0);
}

/** What a payment still pays of its invoice. */
export const stillPaying = ({ amount, refunded, unapplied, takenBack }: Payment): number =>
  amount - refunded - unapplied - takenBack;

/** What a payment left of money as customer credit, and was not withdrawn. */
export const stillCredit = ({ kind, excess, unapplied, withdrawn }: Payment): number =>
  kind === 'credit' ? 0 : excess + unapplied - withdrawn;

export const reversible = (payment: Payment): number => stillPaying(payment) + stillCredit(payment);

/** What a credit note takes back. */
export type Credited = { net: number; tax: number; rounding: number };
export type Note = { number?: string; amount: number; excess: number; on: string };

/** An entry of a dispute: with an amount it began, without one it ended. */
export type DisputeEntry = { entered: number; on: string; amount?: number };

export type Invoice = Pick<Registration, 'customer' | 'currency' | 'issuedOn' | 'dueOn' | 'quantity' | 'prepaid'> & {
  id: string;
  /** The number of the command that registered it. */
  registered: number;
  number?: string;
  net: number;
  tax: number;
  rounding: number;
  total: number;
  /** What it owes to the customer, if its total is below 0. */
  owed: number;
  due: number;
  paid: number;
  credited: number;
  writtenOff: number;
  refunded: number;
  payments: Map<string, Payment>;
  refunds: Map<string, RefundMade>;
  unapplications: Unapplied[];
  notes: Map<string, Note>;
  creditedPieces: number;
  /** What no credit note has taken back yet. */
  left: Credited;
  writtenOffOn: string;
  /** The last day on which a reversal or refund made an amount due again. */
  dueAgainOn: string;
  voided?: { entered: number; on: string };
  disputes: DisputeEntry[];
};

/** The share of an amount, rounded half away from zero. The part and the whole are 0 or more. */
const share = (amount: number, part: number, whole: number): number =>
  Math.sign(amount) * Number((2n * BigInt(Math.abs(amount)) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)));

/** total = net + tax − prepaid + rounding */
export function amountsOf({ quantity, price, rate, prepaid, rounding }: Document): Credited & { total: number } {
  const net = quantity * price;
  const tax = share(net, rate, 100) || 0;
  return { net, tax, rounding, total: net + tax - prepaid + rounding };
}

/** An invoice as it is registered. */
export function issued(registration: Registration, registered: number, number?: string): Invoice {
  const { invoice: id, ...of } = registration;
  const { customer, currency, issuedOn, dueOn, quantity, prepaid } = of;
  const { net, tax, rounding, total } = amountsOf(registration);
  return {
    ...{
      id,
      registered,
      customer,
      currency,
      issuedOn,
      dueOn,
      quantity,
      prepaid,
      net,
      tax,
      rounding,
      total,
      owed: Math.max(0, -total),
      due: Math.max(0, total),
    },
    ...(number !== undefined && { number }),
    ...{
      paid: 0,
      credited: 0,
      writtenOff: 0,
      refunded: 0,
      payments: new Map(),
      refunds: new Map(),
      unapplications: [],
    },
    ...{ notes: new Map(), creditedPieces: 0 },
    ...{ left: { net, tax, rounding }, writtenOffOn: '', dueAgainOn: '', disputes: [] },
  };
}

/** The dispute that is open. */
export function openDispute({ disputes }: Invoice): (DisputeEntry & { amount: number }) | undefined {
  const last = disputes.at(-1);
  return last?.amount === undefined ? undefined : { ...last, amount: last.amount };
}

export type State = 'open' | 'partially-paid' | 'paid' | 'written-off' | 'void';

export function stateOf(invoice: Invoice): State {
  if (invoice.voided !== undefined) return 'void';
  if (invoice.due === 0) return invoice.writtenOff > 0 ? 'written-off' : 'paid';
  return [...invoice.payments.values()].some((payment) => stillPaying(payment) > 0) ? 'partially-paid' : 'open';
}

/** What can still be credited: the rest of the total before prepayments. */
export const creditable = ({ left }: Invoice): number => left.net + left.tax + left.rounding;

/** What a note of an amount takes back: net and tax in the proportion of the invoice, the rounding amount last. */
export function creditedByAmount({ left }: Invoice, amount: number): Credited {
  const gross = left.net + left.tax;
  if (amount === gross + left.rounding || amount >= gross) return { ...left, rounding: amount - gross };
  const tax = share(left.tax, amount, gross);
  return { net: amount - tax, tax, rounding: 0 };
}

/** What a note of so many more pieces takes back: their share of the line; the last pieces all that is left. */
export function creditedByPieces({ net, tax, left, quantity, creditedPieces }: Invoice, pieces: number): Credited {
  const after = creditedPieces + pieces;
  if (after === quantity) return left;
  const shareOf = (amount: number) => share(amount, after, quantity) - share(amount, creditedPieces, quantity);
  const part = { net: shareOf(net), tax: shareOf(tax) };
  const isLast = part.net + part.tax === left.net + left.tax;
  return { ...part, rounding: isLast ? left.rounding : 0 };
}
