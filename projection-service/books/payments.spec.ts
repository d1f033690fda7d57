import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../events/recorded.ts';
import type { BookedEvent } from '../../events/views.ts';
import { paymentRowsAfter } from './payments.ts';
import { nothingStored } from './project.ts';
import type { StreamRow } from './schema.ts';

const [invoice, payment] = ['invoice-7', 'payment-p'];
const on = '2026-11-20';
const after: StreamRow = {
  ...{ stream: '', revision: 0, recorded_at: new Date(0), customer_id: 'acme', currency: 'EUR', terms: null },
  standing: { credit: {} },
};

/** The rows after these events, of streams whose names begin them. */
function rowsAfter(...events: [stream: string, type: BookedEvent['type'], data: object][]) {
  const steps = events.map(([stream, type, data], index) => {
    const common = { amountDue: 0, receivedOn: on, method: 'transfer' };
    const event = { stream, type, position: BigInt(index + 1), data: { ...common, ...data } };
    return { event: event as unknown as Recorded<BookedEvent>, after };
  });
  const { payments, payment_parts } = paymentRowsAfter(steps, nothingStored.received);
  return { payments, parts: payment_parts };
}

const split = ({ amount, applied, unapplied, refunded, reversed }: Record<string, unknown>) =>
  [amount, applied, unapplied, refunded, reversed].join(' ');

const applied = (paymentId: string, amount: number, excess = 0): [string, BookedEvent['type'], object] => [
  invoice,
  'PaymentApplied',
  { paymentId, amount, excess },
];
const received = (amount: number): [string, BookedEvent['type'], object] => [
  payment,
  'PaymentReceived',
  { paymentId: 'p', amount },
];
const settled = (credited: number): [string, BookedEvent['type'], object] => [payment, 'PaymentSettled', { credited }];

describe('a payment in the books', () => {
  it.each<[string, [string, BookedEvent['type'], object][], string, string]>([
    ['applied with an excess', [], '120 100 20 0 0', 'received'],
    [
      'reversed in part',
      [[invoice, 'PaymentReversed', { paymentId: 'p', amount: 29, withdrawn: 20 }]],
      '120 71 0 0 49',
      'partly-returned',
    ],
    [
      'reversed by an earlier version, with all that became credit',
      [[invoice, 'PaymentReversed', { paymentId: 'p', amount: 100 }]],
      '120 0 0 0 120',
      'returned',
    ],
    [
      'refunded, and then reversed as a whole by an earlier version',
      [
        [invoice, 'PaymentRefunded', { paymentId: 'p', refundId: 'f', amount: 30 }],
        [invoice, 'PaymentReversed', { paymentId: 'p', amount: 100 }],
      ],
      '120 -30 0 30 120',
      'returned',
    ],
    ['unapplied in part', [[invoice, 'PaymentUnapplied', { paymentId: 'p', amount: 30 }]], '120 70 50 0 0', 'received'],
    [
      'refunded',
      [[invoice, 'PaymentRefunded', { paymentId: 'p', refundId: 'f', amount: 1 }]],
      '120 99 20 1 0',
      'partly-returned',
    ],
    [
      'whose refund came back',
      [
        [invoice, 'PaymentRefunded', { paymentId: 'p', refundId: 'f', amount: 100 }],
        [invoice, 'RefundReversed', { paymentId: 'p', refundId: 'f', amount: 100 }],
      ],
      '120 100 20 0 0',
      'received',
    ],
  ])('of one invoice, %s', (_, events, meant, state) => {
    const { payments, parts } = rowsAfter(applied('p', 100, 20), ...events);
    expect(payments.map((row) => [split(row), row.state, row.invoice_id])).toEqual([[meant, state, '7']]);
    expect(parts).toEqual([]);
  });

  it('across invoices is being allocated until all of it is applied or unapplied', () => {
    const events = [received(150), applied('payments/p', 100), settled(50)];
    const states = events.map((_, index) => rowsAfter(...events.slice(0, index + 1)).payments[0]?.state);
    expect(states).toEqual(['allocating', 'allocating', 'received']);
  });

  it('across invoices is reversed of unapplied cash by what its invoices did not give back, each time', () => {
    const { payments, parts } = rowsAfter(
      ...[received(150), applied('payments/p', 100), settled(50)],
      [payment, 'PaymentReversalCompleted', { amount: 20 }],
      [invoice, 'PaymentReversed', { paymentId: 'payments/p', amount: 10, withdrawn: 0 }],
      [payment, 'AllocationReversed', { invoiceId: '7', amount: 10, withdrawn: 0 }],
      [payment, 'PaymentReversalCompleted', { amount: 40 }],
    );
    expect(payments.map(split)).toEqual(['150 90 0 0 60']);
    expect(parts.map((part) => [part.invoice_id, split(part)])).toEqual([['7', '100 90 0 0 10']]);
  });

  it('is the same if its stream was parked, so that its part came first', () => {
    const parked = rowsAfter(applied('payments/p', 100), received(150), settled(50));
    expect(parked.payments.map((row) => [split(row), row.state])).toEqual([['150 100 50 0 0', 'received']]);
  });

  it('is one with its parts, also if an earlier version began its stream under a UUID in capitals', () => {
    const id = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6';
    const { payments, parts } = rowsAfter(
      [`payment-${id.toUpperCase()}`, 'PaymentReceived', { paymentId: id, amount: 100 }],
      applied(`payments/${id}`, 100),
    );
    expect(payments).toMatchObject([{ stream: `payment-${id}`, payment_id: id, amount: 100, applied: 100 }]);
    expect(parts).toMatchObject([{ stream: `payment-${id}`, payment_id: id, applied: 100 }]);
  });

  it('by customer credit is none: no money came in', () => {
    const { payments } = rowsAfter(
      [invoice, 'CustomerCreditApplied', { applicationId: 'credit/a', amount: 5 }],
      [invoice, 'PaymentUnapplied', { paymentId: 'credit/a', amount: 5 }],
      [invoice, 'PaymentReversed', { paymentId: 'credit/a', amount: 5, withdrawn: 0 }],
    );
    expect(payments).toEqual([]);
  });
});
