// What an invoice owes to its customer: worked by hand. Amounts in cents.

import { describe, expect, it } from 'vitest';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { noteOf } from '../testing/credit-notes.ts';
import { registerCommand } from '../testing/invoice-lives.ts';
import type { InvoiceCommand } from './commands.ts';
import { decide } from './decide.ts';
import { VoidAfterSettlement } from './write-off.ts';

const on = '2026-02-01';
const reason = 'as agreed';
const tax = { category: 'S', rate: '25' } as const;
const lineOf = (quantity: number) => ({ description: 'Work', quantity: String(quantity), unitPrice: '10000', tax });

const after = (...commands: InvoiceCommand[]): RegisteredInvoice =>
  commands.reduce<Invoice>(
    (invoice, command) => decide(invoice, command).reduce<Invoice>(evolve, invoice),
    unregistered,
  ) as RegisteredInvoice;
const decided = (command: InvoiceCommand, ...given: InvoiceCommand[]): InvoiceEvent[] =>
  decide(given.length === 0 ? unregistered : after(...given), command);

/** An invoice of 100.00 and 25.00 of tax for each unit. */
const invoiceOf = (quantity: number, change: Partial<InvoiceContent> = {}) =>
  registerCommand({ lines: [lineOf(quantity)], ...change });
const voidIt: InvoiceCommand = { type: 'void', voidedOn: on, reason };
const pay = (amount: number): InvoiceCommand => ({
  type: 'pay',
  ...{ paymentId: 'p', amount, currency: 'EUR', receivedOn: on, method: 'cash' },
});
const refund = (amount: number): InvoiceCommand => ({
  type: 'refund',
  ...{ refundId: 'r', paymentId: 'p', amount, currency: 'EUR', refundedOn: on, method: 'cash', reason },
});
let notes = 0;
const credit = (credited: Extract<InvoiceCommand, { type: 'credit' }>['credited']): InvoiceCommand => ({
  type: 'credit',
  ...{ creditNoteId: `n-${notes++}`, currency: 'EUR', issuedOn: on, reason, credited },
});
const creditAmount = (amount: number) => credit({ by: 'amount', amount });
/** A note of 100.00 and 25.00 of tax, of which this was returned already. */
const returned = (prepaid: number) =>
  credit({ by: 'document', document: noteOf([{ ...tax, taxable: 10_000, tax: 2_500 }], { prepaid }) });

describe('an invoice whose total is below 0', () => {
  it('is paid at once: −1 × 100.00 and 25 % of tax are 125.00 that it owes', () => {
    const [registered, paid] = decided(invoiceOf(-1));
    expect(registered).toMatchObject({
      type: 'InvoiceRegistered',
      data: {
        taxes: [{ taxable: -10_000, tax: -2_500 }],
        totals: { taxExclusive: -10_000, tax: -2_500, taxInclusive: -12_500, payable: -12_500 },
        excess: 12_500,
        amountDue: 0,
      },
    });
    expect(paid).toEqual({ type: 'InvoicePaid', data: { amountDue: 0 } });
  });

  it('may take back more than it sells: 2 × 100.00 less 3 × 100.00 are −100.00, with tax −125.00', () => {
    const mixed = registerCommand({ lines: [lineOf(2), lineOf(-3)] });
    expect(decided(mixed)[0]).toMatchObject({ data: { excess: 12_500, amountDue: 0 } });
  });

  it('may take back charges and allowances: −100.00 − 25.00 + 10.00 are −115.00, with tax −143.75', () => {
    const correction = invoiceOf(-1, { charges: [{ amount: -2_500, tax }], allowances: [{ amount: -1_000, tax }] });
    expect(decided(correction)[0]).toMatchObject({ data: { excess: 14_375 } });
  });

  it('may take back what was prepaid: of −125.00, 30.00 were prepaid, so it owes 95.00', () => {
    const correction = invoiceOf(-1, { prepaid: -3_000 });
    expect(decided(correction)[0]).toMatchObject({ data: { totals: { payable: -9_500 }, excess: 9_500 } });
  });

  it('is voided with what it owed, which is taken back', () => {
    expect(decided(voidIt, invoiceOf(-1))).toEqual([
      { type: 'AmountVoided', data: { amount: 0, withdrawn: 12_500, voidedOn: on, reason, amountDue: 0 } },
      { type: 'InvoiceVoided', data: { amountDue: 0 } },
    ]);
  });

  it('of 0 owes nothing, and nothing is taken back of it', () => {
    const nothing = invoiceOf(0);
    const [registered] = decided(nothing);
    expect(registered).toMatchObject({ data: { totals: { payable: 0 }, amountDue: 0 } });
    expect(registered?.data).not.toHaveProperty('excess');
    expect(decided(voidIt, nothing)[0]?.data).not.toHaveProperty('withdrawn');
  });

  it('does not take a payment, and declines one across several invoices and credit', () => {
    const allocate: InvoiceCommand = { ...pay(100), type: 'allocate' } as InvoiceCommand;
    expect(() => decided(pay(100), invoiceOf(-1))).toThrow('Nothing is due');
    expect(decided(allocate, invoiceOf(-1))).toMatchObject([{ type: 'PaymentDeclined' }]);
  });
});

describe('an invoice that was prepaid beyond its total', () => {
  const prepaid = invoiceOf(1, { prepaid: 20_000 });

  it('owes what was too much: 200.00 − 125.00 = 75.00', () => {
    expect(decided(prepaid)[0]).toMatchObject({ data: { totals: { payable: -7_500 }, excess: 7_500, amountDue: 0 } });
  });

  it('owes no more than was prepaid after credit notes of all of it: 75.00 and three thirds of 125.00 are 200.00', () => {
    const thirds = [4_167, 4_167, 4_166].map(creditAmount);
    const { creditNotes, amountDue } = after(prepaid, ...thirds);
    const excesses = [...creditNotes.values()].map(({ excess }) => excess);
    expect(excesses).toEqual([4_167, 4_167, 4_166]);
    expect(amountDue).toBe(0);
    expect(() => decided(creditAmount(1), prepaid, ...thirds)).toThrow('At most 0');
  });

  it('owes less by what a credit note says was returned: of 125.00, 30.00 were, so 95.00 become credit', () => {
    expect(decided(returned(3_000), prepaid)[0]?.data).toMatchObject({ amount: 0, excess: 9_500, amountDue: 0 });
  });

  it('is not voided once a credit note made credit of what was prepaid, although nothing of it was due', () => {
    expect(() => decided(voidIt, prepaid, creditAmount(1))).toThrow(VoidAfterSettlement);
    const all = invoiceOf(1, { prepaid: 12_500 });
    expect(() => decided(voidIt, all, creditAmount(1))).toThrow(VoidAfterSettlement);
    expect(decided(voidIt, all)).toHaveLength(2);
  });
});

describe('what a credit note says was returned already (BT-113)', () => {
  const dataOf = (command: InvoiceCommand, ...given: InvoiceCommand[]) => decided(command, ...given).at(-2)?.data;

  it('beyond what was prepaid is a refund of a payment, which is recorded here: it is credited like the rest', () => {
    // 125.00 were paid and 50.00 of them returned, so 50.00 are due; the note owes 75.00, which paid the invoice
    const given = [invoiceOf(1), pay(12_500), refund(5_000)];
    expect(dataOf(returned(5_000), ...given)).toMatchObject({ amount: 12_500, refunded: 5_000, amountDue: 0 });
    const unapplied = after(...given, returned(5_000)).payments.get('p')?.unapplied;
    expect(unapplied).toBe(7_500);
  });

  it('is the same if the refund is recorded after the note: it becomes credit, of which it is refunded', () => {
    const invoice = after(invoiceOf(1), pay(12_500), returned(5_000));
    expect([invoice.amountDue, invoice.payments.get('p')?.unapplied]).toEqual([0, 12_500]);
  });

  it('is first of what was prepaid: of 60.00, 30.00 were, and 30.00 are a refund of a payment', () => {
    const given = [invoiceOf(1, { prepaid: 3_000 }), pay(9_500), refund(3_000)];
    expect(dataOf(returned(6_000), ...given)).toMatchObject({ amount: 9_500, refunded: 3_000, amountDue: 0 });
    const [note] = after(...given, returned(6_000)).creditNotes.values();
    expect(note).toMatchObject({ amount: 9_500, prepaid: 3_000, refunded: 3_000, excess: 0 });
  });

  it('beyond all that was prepaid and paid stays due: the customer was given it without having paid', () => {
    expect(after(invoiceOf(1), returned(4_500))).toMatchObject({ credited: 8_000, amountDue: 4_500 });
    // it paid 10.00 and was given 45.00, whichever is recorded first
    const paid = [invoiceOf(1), pay(1_000)];
    expect(after(...paid, returned(4_500), refund(1_000))).toMatchObject({ credited: 9_000, amountDue: 3_500 });
    expect(after(...paid, refund(1_000), returned(4_500))).toMatchObject({ credited: 9_000, amountDue: 3_500 });
  });

  it('counts once, in whichever note: of two notes of 62.50 that return 50.00 each, 30.00 of payments count', () => {
    const half = () =>
      credit({ by: 'document', document: noteOf([{ ...tax, taxable: 5_000, tax: 1_250 }], { prepaid: 5_000 }) });
    const invoice = after(invoiceOf(1), pay(3_000), half(), half());
    const refunded = [...invoice.creditNotes.values()].map((note) => note.refunded ?? 0);
    expect(refunded).toEqual([3_000, 0]);
    // the notes credit 12.50 + 30.00 and 12.50; of 125.00, 30.00 are paid. With the refund of them, the 70.00 are due that it was given besides
    expect(invoice).toMatchObject({ credited: 5_500, paid: 3_000, amountDue: 4_000 });
    expect(after(invoiceOf(1), pay(3_000), half(), half(), refund(3_000)).amountDue).toBe(7_000);
  });
});
