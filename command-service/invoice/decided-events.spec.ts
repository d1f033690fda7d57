// For each command on an invoice: the events that record it, in full.

import { describe, expect, it } from 'vitest';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { InvoiceEvent, RecoveredBy } from '../../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import { noteOf } from '../testing/credit-notes.ts';
import { invoiceId, registerCommand } from '../testing/invoice-lives.ts';
import type { InvoiceCommand } from './commands.ts';
import type { Credited } from './credited-tax.ts';
import { decide } from './decide.ts';

const on = '2026-02-01';
const reason = 'as agreed';
const payment = { paymentId: 'p', receivedOn: on, method: 'cash' };

const invoice = registerCommand(); // 100.00 EUR without tax, due on 31 January 2026
const ofNothing = registerCommand({
  lines: [{ description: 'Sample', quantity: '1', unitPrice: '0', tax: { category: 'Z' } }],
});
const largest = Number.MAX_SAFE_INTEGER;
const costing = (amount: number) =>
  registerCommand({
    lines: [{ description: 'Work', quantity: '1', unitPrice: String(amount), tax: { category: 'Z' } }],
  });
const pay = (
  amount: number,
  change: { paymentId?: string; receivedOn?: string; reference?: string } = {},
): InvoiceCommand => ({
  type: 'pay',
  amount,
  currency: 'EUR',
  ...payment,
  ...change,
});
const allocate = (amount: number): InvoiceCommand => ({ type: 'allocate', amount, currency: 'EUR', ...payment });
const applyCredit = (amount: number): InvoiceCommand => ({
  type: 'apply-credit',
  applicationId: 'credit/c',
  amount,
  currency: 'EUR',
  appliedOn: on,
});
const creditApplied = (amount: number, amountDue: number): InvoiceEvent => ({
  type: 'CustomerCreditApplied',
  data: { applicationId: 'credit/c', amount, appliedOn: on, amountDue },
});
const reversal = { reversalId: 'r', paymentId: 'p', reversedOn: on, reason };
const reverse: InvoiceCommand = { type: 'reverse', ...reversal };
const refunded = (amount: number) => ({
  refundId: 'f',
  paymentId: 'p',
  amount,
  refundedOn: on,
  method: 'cash',
  reason,
});
const refund = (amount: number, change: { refundedOn?: string } = {}): InvoiceCommand => ({
  type: 'refund',
  currency: 'EUR',
  ...refunded(amount),
  ...change,
});
const reverseRefund: InvoiceCommand = { type: 'reverse-refund', refundId: 'f', reversedOn: on, reason };
const refundReversed = (amount: number, amountDue: number): InvoiceEvent => ({
  type: 'RefundReversed',
  data: { refundId: 'f', paymentId: 'p', amount, reversedOn: on, reason, amountDue },
});
const unapplication = { unapplicationId: 'u', paymentId: 'p', unappliedOn: on, reason };
const unapply = (amount: number) => ({ type: 'unapply', ...unapplication, amount }) as const;
const unapplied = (amount: number, amountDue: number): InvoiceEvent => ({
  type: 'PaymentUnapplied',
  data: { ...unapplication, amount, amountDue },
});
/** @param note whose total is more than what is due */
const unappliedBy = (
  note: string,
  change: { paymentId?: string; unappliedOn?: string; amount: number; amountDue: number },
): InvoiceEvent => ({
  type: 'PaymentUnapplied',
  data: {
    ...unapplication,
    unapplicationId: `credit-notes/${note}/${change.paymentId ?? 'p'}/${change.unappliedOn ?? on}`,
    ...change,
  },
});
const ofRefund = { ...unapplication, unapplicationId: 'refunds/f' };
const note = { creditNoteId: 'n', issuedOn: on, reason };
const credit = (credited: Credited, number?: string): InvoiceCommand => ({
  type: 'credit',
  currency: 'EUR',
  ...note,
  ...(number !== undefined && { number }),
  credited,
});
const writeOff: InvoiceCommand = { type: 'write-off', writtenOffOn: on, reason };
const voidIt: InvoiceCommand = { type: 'void', voidedOn: on, reason };
const markOverdue: InvoiceCommand = { type: 'mark-overdue', on };

const partiallyPaid = (amountDue: number): InvoiceEvent => ({ type: 'InvoicePartiallyPaid', data: { amountDue } });
const reopened = (amountDue: number): InvoiceEvent => ({ type: 'InvoiceReopened', data: { amountDue } });
const paid: InvoiceEvent = { type: 'InvoicePaid', data: { amountDue: 0 } };
const applied = (
  amount: number,
  amountDue: number,
  change: { excess?: number; reference?: string } = {},
): InvoiceEvent => ({
  type: 'PaymentApplied',
  data: { ...payment, amount, ...change, amountDue },
});
const declined = (paymentId: string, state: string): InvoiceEvent => ({
  type: 'PaymentDeclined',
  data: { paymentId, amount: 1_000, reason: `nothing is due: the invoice is ${state}`, amountDue: 0 },
});
const inexact = (paymentId: string, amountDue: number): InvoiceEvent => ({
  type: 'PaymentDeclined',
  data: { paymentId, amount: 1_000, reason: 'what was paid of the invoice would not be exact', amountDue },
});
const recovered = (
  amount: number,
  { by = { paymentId: 'p' }, due = 0, recoveredOn = on }: { by?: RecoveredBy; due?: number; recoveredOn?: string } = {},
): InvoiceEvent => ({
  type: 'WriteOffRecovered',
  data: { ...by, amount, recoveredOn, amountDue: due + amount },
});
/** 60.00 are due, and 40.00 are written off. */
const partlyWrittenOff: InvoiceCommand[] = [
  invoice,
  pay(6_000, { paymentId: 'bounced' }),
  writeOff,
  { ...reverse, paymentId: 'bounced' },
];
const taxes = (taxable: number) => [{ category: 'Z' as const, rate: '0', taxable, tax: 0 }];
const creditNote = noteOf(taxes(2_500));

const { customer: _, ...unidentified } = creditNote;

const examples: [says: string, given: InvoiceCommand[], when: InvoiceCommand, then: InvoiceEvent[]][] = [
  ['a payment of all that is due pays the invoice', [invoice], pay(10_000), [applied(10_000, 0), paid]],
  [
    'a payment of a part keeps its reference',
    [invoice],
    pay(3_000, { reference: 'INV-7' }),
    [applied(3_000, 7_000, { reference: 'INV-7' }), partiallyPaid(7_000)],
  ],
  [
    'a second payment of a part leaves the invoice partially paid',
    [invoice, pay(3_000, { paymentId: 'first' })],
    pay(3_000),
    [applied(3_000, 4_000)],
  ],
  [
    "what exceeds the amount due becomes the customer's credit",
    [invoice],
    pay(12_000),
    [applied(10_000, 0, { excess: 2_000 }), paid],
  ],
  [
    'an allocation of more than is due pays what is due, and leaves no credit',
    [invoice],
    allocate(12_000),
    [applied(10_000, 0), paid],
  ],
  ['an allocation to a paid invoice is declined', [invoice, pay(10_000)], allocate(1_000), [declined('p', 'paid')]],
  ['an allocation to a void invoice is declined', [invoice, voidIt], allocate(1_000), [declined('p', 'void')]],
  [
    'an allocation is declined that would make what was paid in the life of the invoice inexact',
    [
      costing(largest),
      pay(largest, { paymentId: 'first' }),
      { ...refund(largest), paymentId: 'first' } as InvoiceCommand,
    ],
    allocate(1_000),
    [inexact('p', largest)],
  ],
  [
    'an allocation pays as much as keeps exact what was paid in the life of the invoice',
    [
      costing(largest),
      pay(largest - 30, { paymentId: 'first' }),
      { ...refund(largest - 30), paymentId: 'first' } as InvoiceCommand,
    ],
    allocate(1_000),
    [applied(30, largest - 30), partiallyPaid(largest - 30)],
  ],
  [
    "the customer's credit is declined that would make what was paid in the life of the invoice inexact",
    [
      costing(largest),
      pay(largest, { paymentId: 'first' }),
      { ...refund(largest), paymentId: 'first' } as InvoiceCommand,
    ],
    applyCredit(1_000),
    [inexact('credit/c', largest)],
  ],
  [
    "the customer's credit pays a part",
    [invoice],
    applyCredit(3_000),
    [creditApplied(3_000, 7_000), partiallyPaid(7_000)],
  ],
  ["the customer's credit pays no more than is due", [invoice], applyCredit(12_000), [creditApplied(10_000, 0), paid]],
  [
    "the customer's credit after the write-off is recovered from it first",
    [invoice, writeOff],
    applyCredit(1_000),
    [recovered(1_000, { by: { paymentId: 'credit/c' } }), creditApplied(1_000, 0)],
  ],
  [
    "the customer's credit is declined by an invoice that is paid",
    [invoice, pay(10_000)],
    applyCredit(1_000),
    [declined('credit/c', 'paid')],
  ],
  [
    'a payment after the write-off is recovered from it first; the rest stays written off',
    [invoice, writeOff],
    pay(4_000),
    [recovered(4_000), applied(4_000, 0)],
  ],
  [
    'a payment of more than was written off pays the invoice, and leaves credit',
    [invoice, pay(3_000, { paymentId: 'first' }), writeOff],
    pay(8_000),
    [recovered(7_000), applied(7_000, 0, { excess: 1_000 }), paid],
  ],
  [
    'an allocation after the write-off is recovered from it first',
    [invoice, writeOff],
    allocate(12_000),
    [recovered(10_000), applied(10_000, 0), paid],
  ],
  [
    'a payment of what is due leaves the part that is written off',
    partlyWrittenOff,
    pay(6_000),
    [applied(6_000, 0), { type: 'InvoiceWrittenOff', data: { amountDue: 0 } }],
  ],
  [
    'a payment recovers what it exceeds the amount due by',
    partlyWrittenOff,
    pay(6_500),
    [recovered(500, { due: 6_000 }), applied(6_500, 0), { type: 'InvoiceWrittenOff', data: { amountDue: 0 } }],
  ],
  [
    'only what exceeds the amount due and the write-off is credit',
    partlyWrittenOff,
    pay(10_001),
    [recovered(4_000, { due: 6_000 }), applied(10_000, 0, { excess: 1 }), paid],
  ],
  [
    'what a reversed payment paid is due again',
    [invoice, pay(3_000)],
    reverse,
    [
      { type: 'PaymentReversed', data: { ...reversal, amount: 3_000, withdrawn: 0, amountDue: 10_000 } },
      reopened(10_000),
    ],
  ],
  [
    'an invoice stays partially paid by the payments that were not reversed',
    [invoice, pay(4_000, { paymentId: 'first' }), pay(6_000)],
    reverse,
    [
      { type: 'PaymentReversed', data: { ...reversal, amount: 6_000, withdrawn: 0, amountDue: 6_000 } },
      partiallyPaid(6_000),
    ],
  ],
  [
    'the reversal of a part takes back credit first, as if that much less had come',
    [invoice, pay(15_000)],
    { ...reverse, amount: 4_000 },
    [{ type: 'PaymentReversed', data: { ...reversal, amount: 0, withdrawn: 4_000, amountDue: 0 } }],
  ],
  [
    'the reversal of a part of more than became credit makes the rest of it due again',
    [invoice, pay(15_000)],
    { ...reverse, amount: 6_000 },
    [
      { type: 'PaymentReversed', data: { ...reversal, amount: 1_000, withdrawn: 5_000, amountDue: 1_000 } },
      partiallyPaid(1_000),
    ],
  ],
  [
    'a reversal takes back what a refund left',
    [invoice, pay(10_000), refund(2_500)],
    reverse,
    [
      { type: 'PaymentReversed', data: { ...reversal, amount: 7_500, withdrawn: 0, amountDue: 10_000 } },
      reopened(10_000),
    ],
  ],
  [
    'the reversal of a payment across invoices of which nothing is left is recorded, so that it stays so',
    [
      invoice,
      { ...allocate(4_000), paymentId: 'payments/p' } as InvoiceCommand,
      { ...refund(4_000), paymentId: 'payments/p' } as InvoiceCommand,
    ],
    { ...reverse, paymentId: 'payments/p' },
    [
      {
        type: 'PaymentDeclined',
        data: {
          paymentId: 'payments/p',
          amount: 0,
          reason: 'nothing is left of it: it was refunded or reversed',
          amountDue: 10_000,
        },
      },
    ],
  ],
  [
    'what credit had paid and was unapplied is not taken back: it brought no money',
    [invoice, applyCredit(10_000), { ...unapply(4_000), paymentId: 'credit/c' }],
    { ...reverse, paymentId: 'credit/c' },
    [
      {
        type: 'PaymentReversed',
        data: { ...reversal, paymentId: 'credit/c', amount: 6_000, withdrawn: 0, amountDue: 10_000 },
      },
      reopened(10_000),
    ],
  ],
  [
    'what is unapplied is due again',
    [invoice, pay(10_000)],
    unapply(4_000),
    [unapplied(4_000, 4_000), partiallyPaid(4_000)],
  ],
  [
    'a payment is unapplied as a whole if no amount is said, without what was refunded of it',
    [invoice, pay(10_000), refund(2_500)],
    { type: 'unapply', ...unapplication },
    [unapplied(7_500, 10_000), reopened(10_000)],
  ],
  [
    'the reversal of a payment that was unapplied takes back the credit only',
    [invoice, pay(10_000), unapply(10_000)],
    reverse,
    [{ type: 'PaymentReversed', data: { ...reversal, amount: 0, withdrawn: 10_000, amountDue: 10_000 } }],
  ],
  [
    'a bank takes back also what was unapplied from an invoice that was voided then',
    [invoice, pay(10_000), unapply(10_000), voidIt],
    reverse,
    [{ type: 'PaymentReversed', data: { ...reversal, amount: 0, withdrawn: 10_000, amountDue: 0 } }],
  ],
  [
    'a refund that came back settles what it had made due',
    [invoice, pay(10_000), refund(2_500)],
    reverseRefund,
    [refundReversed(2_500, 0), paid],
  ],
  [
    "a refund that came back becomes the customer's credit, as far as the invoice was paid again",
    [invoice, pay(10_000), refund(2_500), pay(1_000, { paymentId: 'again' })],
    reverseRefund,
    [
      { type: 'PaymentUnapplied', data: { ...ofRefund, amount: 1_000, amountDue: 2_500 } },
      refundReversed(2_500, 0),
      paid,
    ],
  ],
  [
    'a refund that came back undoes a write-off before it becomes credit',
    [invoice, pay(10_000), refund(2_500), writeOff],
    reverseRefund,
    [recovered(2_500), refundReversed(2_500, 0), paid],
  ],
  [
    'what a refund pays back is due again',
    [invoice, pay(10_000)],
    refund(2_500),
    [{ type: 'PaymentRefunded', data: { ...refunded(2_500), amountDue: 2_500 } }, partiallyPaid(2_500)],
  ],
  [
    'a credit note of an amount is deducted from the amount due',
    [invoice],
    credit({ by: 'amount', amount: 2_500 }, 'CN-1'),
    [
      {
        type: 'CreditNoteApplied',
        data: { ...note, number: 'CN-1', amount: 2_500, taxes: taxes(2_500), amountDue: 7_500 },
      },
    ],
  ],
  [
    'what a credit note takes back of what was paid is unapplied',
    [invoice, pay(9_000)],
    credit({ by: 'amount', amount: 2_500 }),
    [
      unappliedBy('n', { amount: 1_500, amountDue: 2_500 }),
      { type: 'CreditNoteApplied', data: { ...note, amount: 2_500, taxes: taxes(2_500), amountDue: 0 } },
      paid,
    ],
  ],
  [
    'a credit note unapplies first the payment that was received last, and none before it was received',
    [
      invoice,
      pay(4_000, { receivedOn: '2026-02-20' }),
      pay(5_000, { paymentId: 'q', receivedOn: '2026-01-20' }),
      pay(1_000, { paymentId: 'r', receivedOn: '2026-03-10' }),
    ],
    credit({ by: 'amount', amount: 7_000 }),
    [
      unappliedBy('n', { paymentId: 'r', amount: 1_000, unappliedOn: '2026-03-10', amountDue: 1_000 }),
      unappliedBy('n', { amount: 4_000, unappliedOn: '2026-02-20', amountDue: 5_000 }),
      unappliedBy('n', { paymentId: 'q', amount: 2_000, amountDue: 7_000 }),
      { type: 'CreditNoteApplied', data: { ...note, amount: 7_000, taxes: taxes(7_000), amountDue: 0 } },
    ],
  ],
  [
    'a credit note unapplies what was refunded only from the day on which the refund came back',
    [
      invoice,
      pay(10_000, { receivedOn: '2026-01-05' }),
      refund(6_000, { refundedOn: '2026-01-10' }),
      { type: 'reverse-refund', refundId: 'f', reversedOn: '2026-02-20', reason },
    ],
    credit({ by: 'amount', amount: 4_001 }),
    [
      unappliedBy('n', { amount: 4_000, amountDue: 4_000 }),
      unappliedBy('n', { amount: 1, unappliedOn: '2026-02-20', amountDue: 4_001 }),
      { type: 'CreditNoteApplied', data: { ...note, amount: 4_001, taxes: taxes(4_001), amountDue: 0 } },
    ],
  ],
  [
    'a reversal on a day on which a refund was out takes credit back, and what pays later becomes credit when it is there',
    [
      invoice,
      pay(10_000, { receivedOn: '2026-01-01' }),
      { ...unapply(3_000), unappliedOn: '2026-01-02' },
      refund(7_000, { refundedOn: '2026-01-03' }),
      { ...reverseRefund, reversedOn: '2026-01-10' },
      { ...reverse, reversalId: 'first', amount: 3_000, reversedOn: '2026-01-10' },
    ],
    { ...reverse, amount: 3_000, reversedOn: '2026-01-05' },
    [
      {
        type: 'PaymentUnapplied',
        data: {
          ...unapplication,
          unapplicationId: 'reversals/r/2026-01-10',
          amount: 3_000,
          unappliedOn: '2026-01-10',
          amountDue: 6_000,
        },
      },
      {
        type: 'PaymentReversed',
        data: { ...reversal, amount: 0, withdrawn: 3_000, reversedOn: '2026-01-05', amountDue: 6_000 },
      },
    ],
  ],
  [
    'a credit note of what was prepaid becomes credit, because no payment of the invoice pays it',
    [registerCommand({ prepaid: 4_000 }), pay(5_000)],
    credit({ by: 'amount', amount: 10_000 }),
    [
      unappliedBy('n', { amount: 5_000, amountDue: 6_000 }),
      {
        type: 'CreditNoteApplied',
        data: { ...note, amount: 6_000, excess: 4_000, taxes: taxes(10_000), amountDue: 0 },
      },
      paid,
    ],
  ],
  [
    'a credit note beyond the amount due undoes the write-off, and leaves no credit',
    partlyWrittenOff,
    credit({ by: 'amount', amount: 10_000 }),
    [
      recovered(4_000, { by: { creditNoteId: 'n' }, due: 6_000 }),
      { type: 'CreditNoteApplied', data: { ...note, amount: 10_000, taxes: taxes(10_000), amountDue: 0 } },
      paid,
    ],
  ],
  [
    'a credit note after the write-off undoes it first; what was paid and is credited becomes credit',
    [invoice, pay(6_000), writeOff],
    credit({ by: 'amount', amount: 5_000 }),
    [
      recovered(4_000, { by: { creditNoteId: 'n' } }),
      unappliedBy('n', { amount: 1_000, amountDue: 5_000 }),
      { type: 'CreditNoteApplied', data: { ...note, amount: 5_000, taxes: taxes(5_000), amountDue: 0 } },
      paid,
    ],
  ],
  [
    'a credit note of a part of what was written off leaves the rest written off',
    [invoice, writeOff],
    credit({ by: 'amount', amount: 2_500 }),
    [
      recovered(2_500, { by: { creditNoteId: 'n' } }),
      { type: 'CreditNoteApplied', data: { ...note, amount: 2_500, taxes: taxes(2_500), amountDue: 0 } },
    ],
  ],
  [
    'a credit note of lines names them',
    [invoice],
    credit({ by: 'lines', lines: [{ line: 1, quantity: '0.25' }] }),
    [
      {
        type: 'CreditNoteApplied',
        data: {
          ...note,
          amount: 2_500,
          taxes: taxes(2_500),
          lines: [{ line: 1, quantity: '0.25' }],
          amountDue: 7_500,
        },
      },
    ],
  ],
  [
    'a credit note that came as a document keeps it',
    [invoice],
    credit({ by: 'document', document: creditNote }),
    [
      {
        type: 'CreditNoteApplied',
        data: { ...note, amount: 2_500, taxes: taxes(2_500), document: creditNote, amountDue: 7_500 },
      },
    ],
  ],
  [
    'a credit note that does not identify its buyer is one of the customer of the invoice',
    [invoice],
    credit({ by: 'document', document: unidentified }),
    [
      {
        type: 'CreditNoteApplied',
        data: {
          ...note,
          amount: 2_500,
          taxes: taxes(2_500),
          document: { ...unidentified, customer: invoice.document.customer, customerIdIsInternal: true },
          amountDue: 7_500,
        },
      },
    ],
  ],
  [
    'a write-off writes off what is due',
    [invoice, pay(3_000)],
    writeOff,
    [
      { type: 'AmountWrittenOff', data: { amount: 7_000, writtenOffOn: on, reason, amountDue: 0 } },
      { type: 'InvoiceWrittenOff', data: { amountDue: 0 } },
    ],
  ],
  [
    'a void invoice has nothing due',
    [invoice],
    voidIt,
    [
      { type: 'AmountVoided', data: { amount: 10_000, voidedOn: on, reason, amountDue: 0 } },
      { type: 'InvoiceVoided', data: { amountDue: 0 } },
    ],
  ],
  [
    'an invoice of 0.00 is voided',
    [ofNothing],
    voidIt,
    [
      { type: 'AmountVoided', data: { amount: 0, voidedOn: on, reason, amountDue: 0 } },
      { type: 'InvoiceVoided', data: { amountDue: 0 } },
    ],
  ],
  [
    'an invoice of which all was prepaid is voided',
    [registerCommand({ prepaid: 10_000 })],
    voidIt,
    [
      { type: 'AmountVoided', data: { amount: 0, voidedOn: on, reason, amountDue: 0 } },
      { type: 'InvoiceVoided', data: { amountDue: 0 } },
    ],
  ],
  [
    'a payment received before the write-off recovers it on the day of the write-off',
    [invoice, { ...writeOff, writtenOffOn: '2026-03-01' }],
    pay(4_000),
    [recovered(4_000, { recoveredOn: '2026-03-01' }), applied(4_000, 0)],
  ],
  [
    'a payment received after the write-off recovers it on the day of the payment',
    [invoice, { ...writeOff, writtenOffOn: '2026-01-31' }],
    pay(4_000),
    [recovered(4_000), applied(4_000, 0)],
  ],
  [
    'a payment received before the invoice was issued is a prepayment, and pays it',
    [registerCommand({ issuedOn: '2026-02-02', dueOn: '2026-02-28' })],
    pay(10_000),
    [applied(10_000, 0), paid],
  ],
  [
    'an invoice becomes overdue with what is due',
    [invoice, pay(3_000)],
    markOverdue,
    [{ type: 'InvoiceBecameOverdue', data: { dueOn: '2026-01-31', amountDue: 7_000 } }],
  ],
  ['an invoice becomes overdue once', [invoice, markOverdue], markOverdue, []],
  [
    'an overdue invoice stays overdue while a part is due',
    [invoice, markOverdue],
    pay(9_999),
    [applied(9_999, 1), partiallyPaid(1)],
  ],
  [
    'an overdue invoice that is paid is overdue no more',
    [invoice, markOverdue],
    pay(10_000),
    [applied(10_000, 0), paid, { type: 'OverdueCleared', data: { amountDue: 0 } }],
  ],
];

const after = (commands: readonly InvoiceCommand[]): Invoice =>
  commands.reduce<Invoice>(
    (invoice, command) => decide(invoice, command).reduce<Invoice>(evolve, invoice),
    unregistered,
  );

describe('an invoice of 100.00', () => {
  it.each(examples)('%s', (_, given, when, then) => {
    expect(decide(after(given), when)).toStrictEqual(then);
  });
});

describe('registering an invoice', () => {
  const content: InvoiceContent = {
    customer: { id: 'acme', name: 'Acme' },
    currency: 'EUR',
    issuedOn: '2026-01-01',
    dueOn: '2026-01-31',
    lines: [
      { description: 'Work', quantity: '3', unitPrice: '3333', tax: { category: 'S', rate: '19.0' } },
      { description: 'Book', quantity: '2', unitPrice: '1001', tax: { category: 'S', rate: '7' } },
    ],
    allowances: [{ amount: 500, tax: { category: 'S', rate: '19' } }],
    charges: [{ amount: 300, tax: { category: 'S', rate: '7' } }],
    rounding: 2,
  };
  const [work, book] = content.lines;
  // 99.99 − 5.00 at 19 %: tax 18.05; 20.02 + 3.00 at 7 %: tax 1.61
  const data = {
    ...content,
    invoiceId,
    lines: [
      { ...work, net: 9_999 },
      { ...book, net: 2_002 },
    ],
    taxes: [
      { category: 'S', rate: '19', taxable: 9_499, tax: 1_805 },
      { category: 'S', rate: '7', taxable: 2_302, tax: 161 },
    ],
  };
  const totals = {
    lines: 12_001,
    allowances: 500,
    charges: 300,
    taxExclusive: 11_801,
    tax: 1_966,
    taxInclusive: 13_767,
  };

  it('records its lines, tax groups and totals', () => {
    expect(decide(unregistered, registerCommand(content))).toStrictEqual([
      {
        type: 'InvoiceRegistered',
        data: { ...data, totals: { ...totals, prepaid: 0, rounding: 2, payable: 13_769 }, amountDue: 13_769 },
      },
    ]);
  });

  it('pays it if all of it was prepaid', () => {
    const prepaid = 13_769;
    expect(decide(unregistered, registerCommand({ ...content, prepaid }))).toStrictEqual([
      {
        type: 'InvoiceRegistered',
        data: { ...data, prepaid, totals: { ...totals, prepaid, rounding: 2, payable: 0 }, amountDue: 0 },
      },
      paid,
    ]);
  });
});
