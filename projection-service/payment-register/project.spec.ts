import { describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { NotTheFirstEvent } from '../../events/invoice-state.ts';
import { EventsMissing } from '../../platform/projection/in-order.ts';
import { recorded } from '../../testing/servers/event-log.ts';
import { registration } from '../testing/invoice-lives.ts';
import { project, type StoredInvoice } from './project.ts';

const invoiceId = '018f0000-0000-7000-8000-000000000001';
const nothing: ReadonlyMap<string, StoredInvoice> = new Map();

const paid: InvoiceEvent = {
  type: 'PaymentApplied',
  data: {
    paymentId: 'p',
    amount: 100_000,
    excess: 500,
    receivedOn: '2026-11-30',
    method: 'transfer',
    reference: 'E2E-1',
    amountDue: 0,
  },
};
const paidInPart: InvoiceEvent = {
  type: 'PaymentApplied',
  data: { paymentId: 'q', amount: 300, receivedOn: '2026-12-01', method: 'card', amountDue: 99_700 },
};
const refunded = (paymentId: string, amount: number, refundedOn: string): InvoiceEvent => ({
  type: 'PaymentRefunded',
  data: {
    refundId: `f-${refundedOn}`,
    paymentId,
    amount,
    refundedOn,
    method: 'transfer',
    reason: 'returned',
    amountDue: 0,
  },
});
const reversed = (paymentId: string): InvoiceEvent => ({
  type: 'PaymentReversed',
  data: { reversalId: 'v', paymentId, amount: 300, reversedOn: '2026-12-05', reason: 'bounced', amountDue: 0 },
});
const lifeOf = (...events: InvoiceEvent[]) =>
  recorded([...registration(invoiceId), ...events].map((event) => ({ invoiceId, event })));

/** The register after these events, as it is handed to a later batch. */
function heldAfter(events: ReturnType<typeof lifeOf>): ReadonlyMap<string, StoredInvoice> {
  const { invoices, payments } = project(events, nothing);
  const [invoice] = invoices;
  if (invoice === undefined) throw new Error('one invoice');
  return new Map([[invoiceId, { invoice, payments: new Map(payments.map((row) => [row.payment_id, row])) }]]);
}

describe('the payment register', () => {
  it('has a row a payment, with what it needs of the invoice', () => {
    const [registered] = registration(invoiceId);
    const numbered = { ...registered, data: { ...registered?.data, number: 'INV-7' } } as InvoiceEvent;
    const { invoices, payments } = project(recorded([numbered, paid].map((event) => ({ invoiceId, event }))), nothing);
    expect(invoices).toEqual([
      {
        invoice_id: invoiceId,
        number: 'INV-7',
        customer_id: 'acme',
        customer_name: 'Acme',
        currency: 'EUR',
        revision: 1,
      },
    ]);
    expect(payments).toEqual([
      {
        invoice_id: invoiceId,
        payment_id: 'p',
        invoice_number: 'INV-7',
        customer_id: 'acme',
        customer_name: 'Acme',
        currency: 'EUR',
        kind: 'money',
        amount: 100_000,
        excess: 500,
        paid_on: '2026-11-30',
        method: 'transfer',
        reference: 'E2E-1',
        refunded: 0,
        refunded_on: null,
        reversed: 0,
        reversed_on: null,
        reversal_reason: null,
        unapplied: null,
        reversed_amount: null,
        withdrawn: null,
        recorded_at: new Date('2026-11-22T10:00:00.000Z'),
        revision: 1,
      },
    ]);
  });

  it('has null for what invoice and payment do not say', () => {
    const { invoices, payments } = project(lifeOf(paidInPart), nothing);
    expect(invoices).toMatchObject([{ number: null, revision: 1 }]);
    expect(payments).toMatchObject([{ invoice_number: null, reference: null, excess: 0 }]);
  });

  it('has what credit of the customer paid, too', () => {
    const credit: InvoiceEvent = {
      type: 'CustomerCreditApplied',
      data: { applicationId: 'a', amount: 300, appliedOn: '2026-12-01', amountDue: 99_700 },
    };
    expect(project(lifeOf(credit), nothing).payments).toMatchObject([
      { payment_id: 'a', kind: 'credit', amount: 300, paid_on: '2026-12-01', method: 'customer-credit' },
    ]);
  });

  it('says when a payment was reversed, and why', () => {
    const { payments } = project(lifeOf(paidInPart, reversed('q')), nothing);
    expect(payments).toMatchObject([
      {
        payment_id: 'q',
        reversed: 1,
        reversed_on: '2026-12-05',
        reversal_reason: 'bounced',
        refunded_on: null,
        revision: 1,
      },
    ]);
  });

  it('adds up what went back, and says when the last of it did, over any batches', () => {
    const events = lifeOf(paid, refunded('p', 100, '2026-12-02'), paidInPart, refunded('p', 50, '2026-12-03'));
    const rows = project(events, nothing).payments;
    expect(rows).toMatchObject([
      { payment_id: 'p', refunded: 150, refunded_on: '2026-12-03', reversed: 0, revision: 1 },
      { payment_id: 'q', refunded: 0, refunded_on: null, revision: 3 },
    ]);
    const later = project(events.slice(4), heldAfter(events.slice(0, 4)));
    expect(later.payments).toEqual([rows[0]]);
    expect(later.invoices).toMatchObject([{ invoice_id: invoiceId, revision: 4 }]);
  });

  it('keeps on a payment what an earlier event said: that it was reversed, after a later refund', () => {
    const events = lifeOf(paid, reversed('p'), refunded('p', 100, '2026-12-06'));
    const later = project(events.slice(3), heldAfter(events.slice(0, 3)));
    expect(later.payments).toMatchObject([
      {
        reference: 'E2E-1',
        excess: 500,
        reversed: 1,
        reversed_on: '2026-12-05',
        refunded: 100,
        refunded_on: '2026-12-06',
      },
    ]);
  });

  it('counts on with an event that changes no payment', () => {
    const { invoices, payments } = project(lifeOf({ type: 'OverdueCleared', data: { amountDue: 100_000 } }), nothing);
    expect(invoices).toMatchObject([{ revision: 1 }]);
    expect(payments).toEqual([]);
  });

  it('has no row for a payment that its invoice does not know', () =>
    expect(project(lifeOf(refunded('unknown', 1, '2026-12-02')), nothing).payments).toEqual([]));

  it('is not changed by events that it has taken in', () => {
    const events = lifeOf(paidInPart);
    expect(project(events, heldAfter(events))).toEqual({ invoices: [], payments: [] });
    const [, payment] = events;
    if (payment === undefined) throw new Error('two events');
    expect(project([...events, payment], nothing)).toEqual(project(events, nothing));
  });

  it('keeps payments of one name on two invoices apart', () => {
    const other = '018f0000-0000-7000-8000-000000000002';
    const batch = [invoiceId, other].flatMap((id) =>
      [...registration(id), paidInPart].map((event) => ({ invoiceId: id, event })),
    );
    expect(project(recorded(batch), nothing).payments).toMatchObject([
      { invoice_id: invoiceId },
      { invoice_id: other },
    ]);
  });

  it('refuses a stream that begins with a payment', () =>
    expect(() => project(recorded([{ invoiceId, event: paid }]), nothing)).toThrow(NotTheFirstEvent));

  it('refuses an event where those before it are missing', () => {
    const [registered, , second] = lifeOf(paid, paidInPart);
    if (!registered || !second) throw new Error('three events');
    expect(() => project([registered, second], nothing)).toThrow(EventsMissing);
    expect(() => project([second], nothing)).toThrow('event 2 (PaymentApplied) came, but event 0 was expected');
  });
});
