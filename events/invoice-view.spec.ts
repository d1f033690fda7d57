import { describe, expect, it } from 'vitest';
import type { InvoiceEvent } from './invoice.ts';
import { type Invoice, type RegisteredInvoice, unregistered, withEvent } from './invoice-state.ts';
import { invoiceBalance, invoiceView } from './invoice-view.ts';

const on = '2026-12-01';
const totals = {
  lines: 100,
  allowances: 0,
  charges: 0,
  taxExclusive: 100,
  tax: 0,
  taxInclusive: 100,
  prepaid: 0,
  payable: 100,
};
const document = {
  invoiceId: '7',
  customer: { id: 'acme', name: 'Acme' },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  lines: [],
  taxes: [],
  totals,
};
const after = (number: string | undefined, ...events: InvoiceEvent[]): RegisteredInvoice => {
  const data = { ...document, ...(number !== undefined && { number }), amountDue: 100 };
  const all: InvoiceEvent[] = [{ type: 'InvoiceRegistered', data }, ...events];
  return all.reduce<Invoice>(withEvent, unregistered) as RegisteredInvoice;
};
const paid = (paymentId: string, more: object = {}): InvoiceEvent => ({
  type: 'PaymentApplied',
  data: { paymentId, amount: 30, receivedOn: on, method: 'transfer', amountDue: 70, ...more },
});
const credited = (creditNoteId: string, more: object = {}): InvoiceEvent => ({
  type: 'CreditNoteApplied',
  data: { creditNoteId, amount: 10, issuedOn: on, reason: 'returned', taxes: [], amountDue: 60, ...more },
});
const reversed: InvoiceEvent = {
  type: 'PaymentReversed',
  data: { reversalId: 'v', paymentId: 'q', amount: 30, reversedOn: on, reason: 'bounced', amountDue: 70 },
};
const refunded: InvoiceEvent = {
  type: 'PaymentRefunded',
  data: { refundId: 'f', paymentId: 'p', amount: 5, refundedOn: on, method: 'transfer', reason: 'r', amountDue: 75 },
};

describe('what is shown of an invoice', () => {
  it('is its balance: what is due and why', () => {
    expect(invoiceBalance(after('INV-7', paid('p'), credited('c')))).toStrictEqual({
      invoiceId: '7',
      number: 'INV-7',
      currency: 'EUR',
      state: 'open',
      overdue: false,
      totals,
      paid: 30,
      credited: 10,
      writtenOff: 0,
      voided: 0,
      refunded: 0,
      amountDue: 60,
    });
  });

  it('has no number where the document has none', () =>
    expect(invoiceBalance(after(undefined))).not.toHaveProperty('number'));

  it('is the document as issued', () =>
    expect(invoiceView(after('INV-7'))).toMatchObject({ ...document, number: 'INV-7' }));

  it('is each payment, with excess, refund and reversal where there are any', () => {
    const invoice = after('INV-7', paid('p', { excess: 1, reference: 'E2E-1' }), paid('q'), refunded, reversed);
    expect(invoiceView(invoice).payments).toStrictEqual([
      {
        paymentId: 'p',
        kind: 'money',
        amount: 30,
        excess: 1,
        receivedOn: on,
        method: 'transfer',
        reference: 'E2E-1',
        refunded: 5,
      },
      {
        paymentId: 'q',
        kind: 'money',
        amount: 30,
        receivedOn: on,
        method: 'transfer',
        reversed: true,
        reversedAmount: 30,
      },
    ]);
  });

  it('is each credit note, with excess and lines where there are any', () => {
    const lines = [{ line: 1, quantity: '2' }];
    const invoice = after('INV-7', credited('c', { number: 'CN-1', excess: 1, lines }), credited('d'));
    const note = { amount: 10, issuedOn: on, reason: 'returned', taxes: [] };
    expect(invoiceView(invoice).creditNotes).toStrictEqual([
      { creditNoteId: 'c', number: 'CN-1', ...note, excess: 1, lines },
      { creditNoteId: 'd', ...note },
    ]);
  });
});
