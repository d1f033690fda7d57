import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../events/recorded.ts';
import type { BookedEvent } from '../../events/views.ts';
import type { StreamRow } from './schema.ts';
import type { StreamState } from './stream-state.ts';
import { voucher } from './voucher.ts';

const recordedAt = new Date('2026-11-22T10:00:00.000Z');
const before: StreamState = { state: 'open', amountDue: 100 };
const after: StreamRow = {
  stream: 'invoice-7',
  revision: 3,
  recorded_at: recordedAt,
  customer_id: 'acme',
  currency: 'EUR',
  terms: null,
  standing: { state: 'open', amountDue: 60 },
};
const ofCustomer: StreamRow = { ...after, stream: 'customer-acme', currency: null, standing: { credit: {} } };

const recorded = (event: BookedEvent, stream = 'invoice-7', causationId?: string): Recorded<BookedEvent> => ({
  ...event,
  id: 'e-3',
  stream,
  revision: 3,
  position: 41n,
  metadata: {
    recordedAt: '2026-11-22T09:00:00.000Z',
    effectiveOn: '2026-11-20',
    actor: 'clerk',
    correlationId: 'c-1',
    ...(causationId !== undefined && { causationId }),
  },
});
const paid = {
  type: 'PaymentApplied',
  data: {
    paymentId: 'p',
    amount: 40,
    receivedOn: '2026-11-20',
    method: 'transfer',
    reference: 'E2E-1',
    amountDue: 60,
  },
} as const;
const voucherOf = (event: BookedEvent, stream?: string) =>
  voucher(recorded(event, stream), stream === undefined ? after : { ...ofCustomer, stream }, before);

const moved = { currency: 'EUR', amount: 5, credit: 20 };
const reversal = { reversalId: 'v', reversedOn: '2026-12-01', reason: 'bounced' };

describe('a voucher of the journal', () => {
  it('says who did what, when and why, and how the stream stood before and after', () => {
    expect(voucher(recorded(paid, 'invoice-7', 'e-1'), after, before)).toEqual({
      position: '41',
      event_id: 'e-3',
      stream: 'invoice-7',
      revision: 3,
      type: 'PaymentApplied',
      customer_id: 'acme',
      invoice_id: '7',
      subject: 'p',
      currency: 'EUR',
      amount: 40,
      number: null,
      reference: 'E2E-1',
      recorded_at: recordedAt,
      effective_on: '2026-11-20',
      actor: 'clerk',
      correlation_id: 'c-1',
      causation_id: 'e-1',
      change: { paymentId: 'p', amount: 40, receivedOn: '2026-11-20', method: 'transfer', reference: 'E2E-1' },
      before,
      after: { state: 'open', amountDue: 60 },
    });
  });

  it('has null for what its event does not say', () => {
    const event: BookedEvent = { type: 'InvoicePaid', data: { amountDue: 0 } };
    expect(voucherOf(event)).toMatchObject({
      subject: null,
      amount: null,
      number: null,
      reference: null,
      causation_id: null,
      change: {},
    });
  });

  it('of a registration has the totals of the document, not the document', () => {
    const document = {
      invoiceId: '7',
      number: 'INV-7',
      reference: 'dept-7',
      customer: { id: 'acme', name: 'Acme' },
      currency: 'EUR',
      issuedOn: '2026-11-22',
      dueOn: '2026-12-22',
      totals: { payable: 11_900 },
    };
    const event = {
      type: 'InvoiceRegistered',
      data: { ...document, lines: [], taxes: [], amountDue: 11_900 },
    } as unknown as BookedEvent;
    const { invoiceId, ...change } = document;
    expect(voucherOf(event)).toMatchObject({ amount: 11_900, number: 'INV-7', reference: 'dept-7', subject: null });
    expect(voucherOf(event).change).toEqual(change);
  });

  it('of a credit note has its number, and not the document that it came as', () => {
    const note = {
      creditNoteId: 'c',
      number: 'CN-1',
      amount: 40,
      issuedOn: '2026-12-01',
      reason: 'returned',
      taxes: [],
    };
    const event = {
      type: 'CreditNoteApplied',
      data: { ...note, document: {}, amountDue: 60 },
    } as unknown as BookedEvent;
    expect(voucherOf(event)).toMatchObject({ subject: 'c', number: 'CN-1', amount: 40, change: note });
    expect(voucherOf(event).change).toEqual(note);
  });

  it.each<[string, BookedEvent, string | null, string | null]>([
    [
      'a refund, not of the payment that it refunds',
      {
        type: 'PaymentRefunded',
        data: {
          refundId: 'f',
          paymentId: 'p',
          amount: 1,
          refundedOn: '2026-12-01',
          method: 'm',
          reason: 'r',
          amountDue: 1,
        },
      },
      'f',
      '7',
    ],
    [
      'a reversal, not of the payment that it reverses',
      { type: 'PaymentReversed', data: { ...reversal, paymentId: 'p', amount: 1, amountDue: 1 } },
      'v',
      '7',
    ],
    [
      'an application of credit',
      { type: 'CustomerCreditApplied', data: { applicationId: 'a', amount: 1, appliedOn: '2026-12-01', amountDue: 0 } },
      'a',
      '7',
    ],
  ])('of an invoice is about %s', (_, event, subject, invoiceId) =>
    expect(voucherOf(event)).toMatchObject({ subject, invoice_id: invoiceId }),
  );

  it.each<[string, BookedEvent, string | null, string | null]>([
    [
      'the invoice that a grant of credit came from',
      { type: 'CreditGranted', data: { ...moved, grantId: 'g', source: { invoiceId: '8', paymentId: 'p' } } },
      'g',
      '8',
    ],
    [
      'no invoice where the grant came from a payment across invoices',
      { type: 'CreditGranted', data: { ...moved, grantId: 'g', source: { paymentId: 'p' } } },
      'g',
      null,
    ],
    [
      'the invoice that credit was set aside for',
      { type: 'CreditReserved', data: { ...moved, applicationId: 'a', invoiceId: '9', appliedOn: '2026-12-01' } },
      'a',
      '9',
    ],
    ['no invoice where it names none', { type: 'AutomaticCreditChanged', data: { automatic: true } }, null, null],
  ])('of a customer names %s', (_, event, subject, invoiceId) =>
    expect(voucherOf(event, 'customer-acme')).toMatchObject({ subject, invoice_id: invoiceId }),
  );

  it('has the currency of its stream, else of its event, else none', () => {
    const granted: BookedEvent = {
      type: 'CreditGranted',
      data: { ...moved, currency: 'JPY', grantId: 'g', source: {} },
    };
    expect(voucherOf(granted, 'customer-acme').currency).toBe('JPY');
    expect(voucherOf(paid).currency).toBe('EUR');
    expect(
      voucherOf({ type: 'AutomaticCreditChanged', data: { automatic: true } }, 'customer-acme').currency,
    ).toBeNull();
  });
});
