import { describe, expect, it } from 'vitest';
import type { BookedEvent } from '../../events/views.ts';
import { initialState, type StreamState, stateAfter } from './stream-state.ts';

const reversal = { reversalId: 'v', reversedOn: '2026-12-01', reason: 'bounced' };

describe('how a stream stands', () => {
  it('before its first event follows from whose stream it is', () => {
    expect(initialState({ stream: 'invoice-1' })).toEqual({ state: 'unregistered', amountDue: 0 });
    expect(initialState({ stream: 'customer-payment-1' })).toEqual({ credit: {} });
    expect(initialState({ stream: 'payment-1' })).toEqual({ state: 'unknown' });
  });

  it.each<[BookedEvent['type'], string]>([
    ['InvoiceRegistered', 'open'],
    ['InvoiceReopened', 'open'],
    ['InvoicePartiallyPaid', 'partially-paid'],
    ['InvoicePaid', 'paid'],
    ['InvoiceWrittenOff', 'written-off'],
    ['InvoiceVoided', 'void'],
  ])('after %s on an invoice is %s', (type, state) => {
    const event = { type, data: { amountDue: 5 } } as BookedEvent;
    expect(stateAfter({ state: 'unregistered', amountDue: 0 }, event)).toEqual({ state, amountDue: 5 });
  });

  it('after any other event of an invoice is the same state with what is due then', () => {
    const event = { type: 'PaymentDeclined', data: { paymentId: 'p', amount: 1, reason: 'r', amountDue: 7 } } as const;
    expect(stateAfter({ state: 'partially-paid', amountDue: 9 }, event)).toEqual({
      state: 'partially-paid',
      amountDue: 7,
    });
  });

  it.each<[BookedEvent, StreamState]>([
    [{ type: 'PaymentReceived', data: {} as never }, { state: 'allocating' }],
    [{ type: 'PaymentAllocated', data: { invoiceId: 'i', amount: 1 } }, { state: 'unknown' }],
    [{ type: 'PaymentSettled', data: { allocated: 1, credited: 0 } }, { state: 'settled' }],
    [{ type: 'PaymentReversalRequested', data: reversal }, { state: 'reversing' }],
    [{ type: 'PaymentReversalRefused', data: { reversalId: 'v', refusal: 'r' } }, { state: 'settled' }],
    [{ type: 'PaymentReversalCompleted', data: { reversalId: 'v', amount: 1 } }, { state: 'reversed' }],
  ])('after $type on a payment across invoices is the state of that process', (event, after) =>
    expect(stateAfter({ state: 'unknown' }, event)).toEqual(after),
  );

  it('of a customer is the credit in each currency', () => {
    const granted: BookedEvent = {
      type: 'CreditGranted',
      data: { grantId: 'g', source: {}, currency: 'EUR', amount: 5, credit: 25 },
    };
    expect(stateAfter({ credit: { EUR: 20, JPY: 3 } }, granted)).toEqual({ credit: { EUR: 25, JPY: 3 } });
  });

  it('of a customer does not change with an event that moves no credit', () => {
    const before: StreamState = { credit: { EUR: 20 } };
    expect(stateAfter(before, { type: 'AutomaticCreditChanged', data: { automatic: true } })).toStrictEqual(before);
  });
});
