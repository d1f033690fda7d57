import { describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { recorded } from '../../testing/servers/event-log.ts';
import { registration } from '../testing/invoice-lives.ts';
import { precedingPlaces, project } from './project.ts';

const invoiceId = '018f0000-0000-7000-8000-000000000001';
const paid: InvoiceEvent = {
  type: 'PaymentApplied',
  data: { paymentId: 'p', amount: 40_000, receivedOn: '2026-11-30', method: 'transfer', amountDue: 60_000 },
};
const partiallyPaid: InvoiceEvent = { type: 'InvoicePartiallyPaid', data: { amountDue: 60_000 } };
const credited: InvoiceEvent = {
  type: 'CreditNoteApplied',
  data: {
    creditNoteId: 'c',
    amount: 10_000,
    issuedOn: '2026-12-01',
    reason: 'returned',
    taxes: [],
    document: { customer: { id: 'acme', name: 'Acme' }, currency: 'EUR', issuedOn: '2026-12-01', lines: [] },
    amountDue: 50_000,
  },
};
const events = recorded(
  [...registration(invoiceId), paid, partiallyPaid, credited].map((event) => ({ invoiceId, event })),
);

describe('the audit of an event', () => {
  it('has the state and the amount due before and after it', () => {
    expect(project(events, new Map()).map(({ type, before, after }) => [type, before, after])).toEqual([
      ['InvoiceRegistered', { state: 'unregistered', amountDue: 0 }, { state: 'open', amountDue: 100_000 }],
      ['PaymentApplied', { state: 'open', amountDue: 100_000 }, { state: 'open', amountDue: 60_000 }],
      ['InvoicePartiallyPaid', { state: 'open', amountDue: 60_000 }, { state: 'partially-paid', amountDue: 60_000 }],
      [
        'CreditNoteApplied',
        { state: 'partially-paid', amountDue: 60_000 },
        { state: 'partially-paid', amountDue: 50_000 },
      ],
    ]);
  });

  it('has what it changed, without whole documents and without the amount due', () => {
    const [registered, payment, , note] = project(events, new Map()).map(({ change }) => change);
    expect(Object.keys(registered ?? {})).toEqual(['customer', 'currency', 'issuedOn', 'dueOn', 'totals']);
    expect(payment).toEqual({ paymentId: 'p', amount: 40_000, receivedOn: '2026-11-30', method: 'transfer' });
    expect(note).toEqual({ creditNoteId: 'c', amount: 10_000, issuedOn: '2026-12-01', reason: 'returned', taxes: [] });
  });

  it('is the same wherever a batch begins', () => {
    const rest = events.slice(2);
    expect(precedingPlaces(rest)).toEqual([{ invoiceId, revision: 1 }]);
    const standings = new Map([[invoiceId, { state: 'open', amountDue: 60_000 } as const]]);
    expect(project(rest, standings)).toEqual(project(events, new Map()).slice(2));
  });
});
