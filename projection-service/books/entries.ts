// The entries of each event in double entry. docs/books.md has the table, docs/decisions/books-entries.md the reasons.
//
// A process that moves money between two streams books it to `in-transit` on one and from it on the other. So each account is right
// after each event of a stream, and nothing is booked twice.

import type { Account } from '../../events/accounts.ts';
import { impossible } from '../../events/impossible.ts';
import { type CreditedTax, type CreditNoteApplied, movesNoMoney } from '../../events/invoice.ts';
import { type Minor, sum } from '../../events/money/money.ts';
import { isPart } from '../../events/payment.ts';
import type { BookedEvent } from '../../events/views.ts';
import type { Terms } from './stream-state.ts';

/** An amount above 0 is a debit, below 0 a credit. */
export type Entry = { account: Account; amount: Minor };

/** A payment that an event reverses. */
export type ReversedPayment = { kind: 'money' | 'part' | 'credit'; excess: Minor };

/** Data that the entries of an event need and the event does not have. */
export type Lookups = {
  /** The amounts of the invoice. @throws if the stream is not an invoice's */
  terms(): Terms;
  /** A payment of the invoice. @throws if there is none */
  payment(paymentId: string): ReversedPayment;
};

/** The entries of an event do not sum to 0. */
export class Unbalanced extends Error {
  constructor(type: string, entries: readonly Entry[]) {
    super(`${type}: ${entries.map(({ account, amount }) => `${account} ${amount}`).join(', ')} do not sum to 0`);
  }
}

/** The entries of an event, without those of 0. @throws Unbalanced, AmountTooLarge */
export function entriesOf(event: BookedEvent, known: Lookups): Entry[] {
  const entries = booked(event, known).filter(({ amount }) => amount !== 0);
  if (entries.reduce((total, { amount }) => total + BigInt(amount), 0n) !== 0n)
    throw new Unbalanced(event.type, entries);
  return entries;
}

function booked(event: BookedEvent, known: Lookups): Entry[] {
  if (movesNoMoney(event)) return [];
  switch (event.type) {
    case 'InvoiceRegistered':
      return registered(termsOf(event.data.totals));
    case 'AmountVoided':
      return opposite(registered(known.terms()));
    case 'PaymentApplied': {
      const { paymentId, amount, excess = 0 } = event.data;
      if (isPart(paymentId)) return move('in-transit', 'receivables', amount);
      return [
        { account: 'cash', amount: sum([amount, excess], 'what was received') },
        { account: 'receivables', amount: -amount },
        { account: 'in-transit', amount: -excess },
      ];
    }
    case 'CustomerCreditApplied':
      return move('in-transit', 'receivables', event.data.amount);
    case 'PaymentReversed': {
      const { paymentId, amount } = event.data;
      const { kind, excess } = known.payment(paymentId);
      if (kind !== 'money') return move('receivables', 'in-transit', amount);
      const { withdrawn = excess } = event.data;
      return [
        { account: 'receivables', amount },
        { account: 'in-transit', amount: withdrawn },
        { account: 'cash', amount: -sum([amount, withdrawn], 'what was taken back') },
      ];
    }
    case 'PaymentUnapplied':
      return move('receivables', 'in-transit', event.data.amount);
    case 'PaymentRefunded':
      return move('receivables', 'cash', event.data.amount);
    case 'RefundReversed':
      return move('cash', 'receivables', event.data.amount);
    case 'CreditNoteApplied':
      return creditNote(event);
    case 'AmountWrittenOff':
      return move('bad-debt', 'receivables', event.data.amount);
    case 'WriteOffRecovered':
      return move('receivables', 'bad-debt', event.data.amount);
    case 'PaymentReceived':
      return move('cash', 'in-transit', event.data.amount);
    case 'PaymentReversalCompleted':
      return move('in-transit', 'cash', event.data.amount);
    case 'CreditGranted':
    case 'CreditApplicationCompleted':
      return move('in-transit', 'customer-credit', event.data.amount);
    case 'CreditReserved':
    case 'CreditWithdrawn':
      return move('customer-credit', 'in-transit', event.data.amount);
    case 'CreditRefunded':
      return move('customer-credit', 'cash', event.data.amount);
    case 'CreditRefundReversed':
      return move('cash', 'customer-credit', event.data.amount);
    case 'CreditNoteRegistered':
      return opposite(documented(termsOf(event.data.document.totals), 'customer-credit'));
    case 'CreditWithdrawalDeclined':
    case 'AutomaticCreditChanged':
    case 'PaymentAllocated':
    case 'PaymentSettled':
    case 'PaymentReversalRequested':
    case 'AllocationReversed':
    case 'PaymentReversalRefused':
      return [];
    default:
      return impossible(event);
  }
}

export const termsOf = (totals: Omit<Terms, 'rounding'> & { rounding?: Minor }): Terms => ({
  payable: totals.payable,
  taxExclusive: totals.taxExclusive,
  tax: totals.tax,
  prepaid: totals.prepaid,
  rounding: totals.rounding ?? 0,
});

const move = (debit: Account, credit: Account, amount: Minor): Entry[] => [
  { account: debit, amount },
  { account: credit, amount: -amount },
];

const opposite = (entries: readonly Entry[]): Entry[] =>
  entries.map(({ account, amount }) => ({ account, amount: -amount }));

/** A total below 0 is owed to the customer. Its grant takes it from `in-transit` to the customer's credit. */
const registered = (terms: Terms): Entry[] => documented(terms, terms.payable < 0 ? 'in-transit' : 'receivables');

/** A document whose total is a debit of `of`. BR-CO-16: payable = with tax − prepaid + rounding */
const documented = ({ payable, taxExclusive, tax, prepaid, rounding }: Terms, of: Account): Entry[] => [
  { account: of, amount: payable },
  { account: 'prepayments', amount: prepaid },
  { account: 'revenue', amount: -taxExclusive },
  { account: 'tax', amount: -tax },
  { account: 'rounding', amount: -rounding },
];

function creditNote({ data: { amount, excess = 0, refunded = 0, taxes, document } }: CreditNoteApplied): Entry[] {
  const { taxExclusive: revenue, tax, prepaid: returned } = document?.totals ?? creditedTotals(taxes);
  const prepaid = returned - refunded;
  return [
    { account: 'revenue', amount: revenue },
    { account: 'tax', amount: tax },
    // the last credit note of an invoice also takes back its rounding amount; a document has one of its own
    { account: 'rounding', amount: sum([amount, excess, prepaid, -revenue, -tax], 'a rounding amount') },
    { account: 'receivables', amount: -amount },
    { account: 'in-transit', amount: -excess },
    { account: 'prepayments', amount: -prepaid },
  ];
}

const creditedTotals = (taxes: readonly CreditedTax[]) => ({
  taxExclusive: sum(
    taxes.map(({ taxable }) => taxable),
    'a credited amount',
  ),
  tax: sum(
    taxes.map(({ tax }) => tax),
    'a credited tax',
  ),
  prepaid: 0,
});
