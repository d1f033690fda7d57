import { describe, expect, it } from 'vitest';
import {
  evolvePayment,
  OutOfOrder,
  type PaymentAcrossInvoices,
  type PaymentEvent,
  SettlementDoesNotAddUp,
  unknownPayment,
} from './payment.ts';

const received: PaymentEvent = {
  type: 'PaymentReceived',
  data: {
    paymentId: '9',
    customerId: 'acme',
    amount: 90,
    currency: 'EUR',
    receivedOn: '2026-12-01',
    method: 'transfer',
    allocations: [{ invoiceId: 'a', amount: 60 }],
  },
};
const allocated = (invoiceId: string, amount: number): PaymentEvent => ({
  type: 'PaymentAllocated',
  data: { invoiceId, amount },
});
const settled: PaymentEvent = { type: 'PaymentSettled', data: { allocated: 60, credited: 30 } };
const reversal = { reversalId: 'v', reversedOn: '2026-12-05', reason: 'bounced' };
const requested: PaymentEvent = { type: 'PaymentReversalRequested', data: reversal };
const takenBack = (invoiceId: string): PaymentEvent => ({
  type: 'AllocationReversed',
  data: { invoiceId, amount: 60, withdrawn: 0 },
});
const completed: PaymentEvent = { type: 'PaymentReversalCompleted', data: { reversalId: 'v', amount: 90 } };
const refused: PaymentEvent = {
  type: 'PaymentReversalRefused',
  data: { reversalId: 'v', refusal: 'the credit is spent' },
};
const after = (...events: PaymentEvent[]): PaymentAcrossInvoices => events.reduce(evolvePayment, unknownPayment);

const known = { received: received.data, allocated: new Map([['a', 60]]), credited: 30 };

it.each<[string, PaymentEvent[], string]>([
  [
    'an invoice takes more than was allocated to it',
    [received, allocated('a', 61)],
    'took 61, but 60 was allocated to it',
  ],
  [
    'an invoice takes something without an allocation',
    [received, allocated('b', 1)],
    'took 1, but 0 was allocated to it',
  ],
  ['more was settled than was taken', [received, allocated('a', 59), settled], 'of 90 the invoices took 59'],
  [
    'the rest is not what became credit',
    [received, allocated('a', 60), { type: 'PaymentSettled', data: { allocated: 60, credited: 31 } }],
    '60 was allocated and 31 became credit, but of 90 the invoices took 60',
  ],
])('a payment across several invoices cannot go on if %s', (_, events, why) => {
  expect(() => after(...events)).toThrow(SettlementDoesNotAddUp);
  expect(() => after(...events)).toThrow(why);
});

describe('a payment across several invoices', () => {
  it('is allocated invoice by invoice, and settled with what became credit', () => {
    expect(after(received)).toEqual({ state: 'allocating', received: received.data, allocated: new Map() });
    expect(after(received, allocated('a', 60), allocated('b', 0))).toEqual({
      state: 'allocating',
      received: received.data,
      allocated: new Map([
        ['a', 60],
        ['b', 0],
      ]),
    });
    expect(after(received, allocated('a', 60), settled)).toEqual({ state: 'settled', ...known });
  });

  it('is reversed invoice by invoice', () => {
    const reversing = [received, allocated('a', 60), settled, requested];
    expect(after(...reversing)).toEqual({ state: 'reversing', ...known, reversal, reversed: new Set(), returned: 0 });
    expect(after(...reversing, takenBack('a'))).toEqual({
      state: 'reversing',
      ...known,
      reversal,
      reversed: new Set(['a']),
      returned: 60,
    });
    expect(after(...reversing, takenBack('a'), completed)).toStrictEqual({
      state: 'reversed',
      ...known,
      reversal,
      takenBack: { amount: 90, ofUnappliedCash: [{ on: reversal.reversedOn, amount: 30 }] },
    });
  });

  it('is reversed again if a refund of it came back, of which no unapplied cash is left', () => {
    const again = { reversalId: 'w', reversedOn: '2026-12-09', reason: 'recalled' };
    const reversed = [received, allocated('a', 60), settled, requested, takenBack('a'), completed];
    const requestedAgain: PaymentEvent = { type: 'PaymentReversalRequested', data: again };
    const takenBackBefore = { amount: 90, ofUnappliedCash: [{ on: reversal.reversedOn, amount: 30 }] };
    expect(after(...reversed, requestedAgain)).toStrictEqual({
      ...{ state: 'reversing', ...known, reversal: again, reversed: new Set(), returned: 0 },
      takenBack: takenBackBefore,
    });
  });

  it('is reversed in all by the sum of its reversals, whichever took the cash', () => {
    const partOf: PaymentEvent = { type: 'PaymentReversalRequested', data: { ...reversal, amount: 20 } };
    const completedOf = (amount: number): PaymentEvent => ({
      type: 'PaymentReversalCompleted',
      data: { reversalId: 'v', amount },
    });
    const partly = [received, allocated('a', 60), settled, partOf, completedOf(20)];
    expect(after(...partly, requested, takenBack('a'), completedOf(70))).toMatchObject({
      state: 'reversed',
      takenBack: { amount: 90, ofUnappliedCash: [20, 10].map((amount) => ({ on: reversal.reversedOn, amount })) },
    });
  });

  it('stays settled where its reversal is refused, and can be asked for again', () => {
    const declined = [received, allocated('a', 60), settled, requested, refused];
    expect(after(...declined)).toStrictEqual({
      state: 'settled',
      ...known,
      refusedReversal: 'the credit is spent',
    });
    expect(after(...declined, requested)).toStrictEqual({
      state: 'reversing',
      ...known,
      reversal,
      reversed: new Set(),
      returned: 0,
    });
  });

  it('refuses an event of a type that there is not', () =>
    expect(() => after({ type: 'PaymentLost' } as never)).toThrow(TypeError));

  const states: Record<PaymentAcrossInvoices['state'], PaymentEvent[]> = {
    unknown: [],
    allocating: [received],
    settled: [received, allocated('a', 60), settled],
    reversing: [received, allocated('a', 60), settled, requested],
    reversed: [received, allocated('a', 60), settled, requested, completed],
  };
  const allowed: Record<PaymentAcrossInvoices['state'], PaymentEvent[]> = {
    unknown: [received],
    allocating: [allocated('a', 60), settled],
    settled: [requested],
    reversing: [takenBack('a'), completed, refused],
    reversed: [requested],
  };
  const every = Object.values(allowed).flat();
  const outOfOrder = Object.entries(allowed).flatMap(([state, events]) =>
    every.filter((event) => !events.includes(event)).map((event) => [state, event.type, event] as const),
  );

  it.each(outOfOrder)('that is %s has no %s', (state, type, event) => {
    const before = after(...states[state as PaymentAcrossInvoices['state']]);
    expect(() => evolvePayment(before, event)).toThrow(OutOfOrder);
    expect(() => evolvePayment(before, event)).toThrow(`${type} cannot follow on a payment that is ${state}`);
  });
});
