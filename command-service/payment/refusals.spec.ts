// An example for every rule of a payment across invoices, and the steps that it takes.

import { describe, expect, it } from 'vitest';
import { UnknownCurrency } from '../../events/money/currency.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import {
  evolvePayment,
  type PaymentAcrossInvoices,
  type PaymentEvent,
  type PaymentReceived,
  unknownPayment,
} from '../../events/payment.ts';
import type { Rule } from '../http/problems.ts';
import { DateTooEarly } from '../invoice/refusals.ts';
import { ReversalExceedsPayment } from '../invoice/undo-payment.ts';
import { expectRefused } from '../testing/refused.ts';
import { nextStep, receive, requestReversal } from './decide.ts';
import { AllocationsExceedPayment, PaymentNotFound, PaymentStateForbids } from './refusals.ts';

const one = '018f3a00-0000-7000-8000-000000000001';
const two = '018f3a00-0000-7000-8000-000000000002';
const reversal = { reversalId: 'r', reversedOn: '2026-02-10', reason: 'bounced' };
const received = (...amounts: number[]): PaymentReceived['data'] => ({
  paymentId: 'p',
  customerId: 'acme',
  amount: 10_000,
  currency: 'EUR',
  receivedOn: '2026-02-01',
  method: 'cash',
  allocations: amounts.map((amount, index) => ({ invoiceId: [one, two][index] ?? '', amount })),
});
const receipt = (...amounts: number[]): PaymentEvent => ({ type: 'PaymentReceived', data: received(...amounts) });
const allocated = (invoiceId: string, amount: number): PaymentEvent => ({
  type: 'PaymentAllocated',
  data: { invoiceId, amount },
});
const settled = (allocated: number, credited: number): PaymentEvent => ({
  type: 'PaymentSettled',
  data: { allocated, credited },
});
const requested = { type: 'PaymentReversalRequested', data: reversal } as const satisfies PaymentEvent;
const reversed = (invoiceId: string, amount: number, withdrawn = 0): PaymentEvent => ({
  type: 'AllocationReversed',
  data: { invoiceId, amount, withdrawn },
});
const completed: PaymentEvent = { type: 'PaymentReversalCompleted', data: { reversalId: 'r', amount: 10_000 } };
const completedOf = (amount: number): PaymentEvent => ({
  type: 'PaymentReversalCompleted',
  data: { reversalId: 'r', amount },
});
const partly = (amount: number): PaymentEvent => ({
  type: 'PaymentReversalRequested',
  data: { ...reversal, amount },
});
const after = (...events: PaymentEvent[]): PaymentAcrossInvoices => events.reduce(evolvePayment, unknownPayment);
/** All is there again that was refunded of one invoice on 5 February. */
const cameBack = [
  { on: '2026-02-01', amount: 3_000 },
  { on: '2026-02-01', amount: 7_000 },
  { on: '2026-02-05', amount: -7_000 },
  { on: '2026-02-20', amount: 7_000 },
];
/** So much is left of the payment, all of it since it was received. */
const held = (amount: number) => [{ on: '2026-02-01', amount }];
const allSettled = [receipt(4_000, 5_000), allocated(one, 4_000), allocated(two, 3_000), settled(7_000, 3_000)];
const allTakenBack = [...allSettled, requested, reversed(two, 3_000), reversed(one, 4_000), completed];

const examples: {
  rule: Rule;
  status: number;
  says: string;
  refused: () => PaymentEvent[];
  accepted: () => PaymentEvent[];
}[] = [
  {
    rule: AllocationsExceedPayment,
    status: 422,
    says: 'all of a payment may be allocated, and no more',
    refused: () => receive(unknownPayment, received(4_000, 6_001)),
    accepted: () => receive(unknownPayment, received(4_000, 6_000)),
  },
  {
    rule: AmountTooLarge,
    status: 422,
    says: 'the sum of the allocations is exact',
    refused: () => receive(unknownPayment, received(Number.MAX_SAFE_INTEGER, 1)),
    accepted: () => receive(unknownPayment, { ...received(Number.MAX_SAFE_INTEGER), amount: Number.MAX_SAFE_INTEGER }),
  },
  {
    rule: PaymentStateForbids,
    status: 409,
    says: 'a payment is received once',
    refused: () => receive(after(receipt(4_000)), received(4_000)),
    accepted: () => receive(unknownPayment, received(4_000)),
  },
  {
    rule: PaymentStateForbids,
    status: 409,
    says: 'a payment that still pays invoices is not reversed yet',
    refused: () => requestReversal(after(receipt(4_000)), reversal, held(4_000)),
    accepted: () => requestReversal(after(...allSettled), reversal, held(10_000)),
  },
  {
    rule: PaymentStateForbids,
    status: 409,
    says: 'a payment is reversed once',
    refused: () => requestReversal(after(...allSettled, requested), reversal, held(10_000)),
    accepted: () => requestReversal(after(...allSettled), reversal, held(10_000)),
  },
  {
    rule: PaymentStateForbids,
    status: 409,
    says: 'a reversed payment is reversed again if a refund of it came back',
    refused: () => requestReversal(after(...allTakenBack), { ...reversal, reversalId: 'again' }, held(0)),
    accepted: () => requestReversal(after(...allTakenBack), { ...reversal, reversalId: 'again' }, held(1)),
  },
  {
    rule: DateTooEarly,
    status: 422,
    says: 'a payment is not reversed before it was received',
    refused: () => requestReversal(after(...allSettled), { ...reversal, reversedOn: '2026-01-31' }, held(10_000)),
    accepted: () => requestReversal(after(...allSettled), { ...reversal, reversedOn: '2026-02-01' }, held(10_000)),
  },
  {
    rule: DateTooEarly,
    status: 422,
    says: 'what was refunded and came back is not reversed before that',
    refused: () => requestReversal(after(...allSettled), { ...reversal, amount: 3_001 }, cameBack),
    accepted: () => requestReversal(after(...allSettled), { ...reversal, amount: 3_000 }, cameBack),
  },
  {
    rule: ReversalExceedsPayment,
    status: 422,
    says: 'all that is left of a payment may be taken back, and no more',
    refused: () => requestReversal(after(...allSettled), { ...reversal, amount: 9_001 }, held(9_000)),
    accepted: () => requestReversal(after(...allSettled), { ...reversal, amount: 9_000 }, held(9_000)),
  },
  {
    rule: ReversalExceedsPayment,
    status: 422,
    says: 'a payment of which nothing is left is not reversed',
    refused: () => requestReversal(after(...allSettled), reversal, held(0)),
    accepted: () => requestReversal(after(...allSettled), reversal, held(1)),
  },
  {
    rule: PaymentNotFound,
    status: 404,
    says: 'a payment is reversed that was received',
    refused: () => requestReversal(unknownPayment, reversal, held(0)),
    accepted: () => requestReversal(after(...allSettled), reversal, held(10_000)),
  },
];

describe('a payment across invoices', () => {
  it('is refused in a currency that is none', () => {
    const inCurrency = (currency: string) => receive(unknownPayment, { ...received(), currency });
    expect(() => inCurrency('ZZZ')).toThrow(UnknownCurrency);
    expect(inCurrency('CHF')).toHaveLength(1);
  });

  it.each(examples)('$says: $rule.name', ({ rule, status, refused, accepted }) => {
    expectRefused(refused, rule, status);
    expect(accepted()).toHaveLength(1);
  });

  it('names in its refusals what was asked for', () => {
    expect(() => receive(after(receipt(4_000)), received(4_000))).toThrow(
      new PaymentStateForbids('allocating', 'receive').message,
    );
    expect(() => requestReversal(after(receipt(4_000)), reversal, held(4_000))).toThrow(
      new PaymentStateForbids('allocating', 'reverse').message,
    );
    expect(() => receive(unknownPayment, received(Number.MAX_SAFE_INTEGER, 1))).toThrow('the sum of allocations');
  });

  it('records what was received, and what its reversal was for', () => {
    expect(receive(unknownPayment, received(4_000))).toEqual([receipt(4_000)]);
    expect(requestReversal(after(...allSettled), reversal, held(10_000))).toEqual([requested]);
  });
});

describe('the next step of a payment', () => {
  it.each([
    { says: 'is none before it is received', given: [], steps: [{ step: 'rest' }] },
    {
      says: 'is the first of its invoices that has no share yet',
      given: [receipt(4_000, 5_000)],
      steps: [{ step: 'allocate', allocation: { invoiceId: one, amount: 4_000 } }],
    },
    {
      says: 'goes on with the next invoice, also where one took nothing',
      given: [receipt(4_000, 5_000), allocated(one, 0)],
      steps: [{ step: 'allocate', allocation: { invoiceId: two, amount: 5_000 } }],
    },
    {
      says: 'gives to the customer what the invoices did not take, and settles',
      given: [receipt(4_000, 6_000), allocated(one, 4_000), allocated(two, 5_999)],
      steps: [
        { step: 'credit', amount: 1 },
        { step: 'settle', allocated: 9_999, credited: 1 },
      ],
    },
    {
      says: 'settles at once where the invoices took all',
      given: [receipt(4_000, 6_000), allocated(one, 4_000), allocated(two, 6_000)],
      steps: [{ step: 'settle', allocated: 10_000, credited: 0 }],
    },
    { says: 'is none when it is settled', given: allSettled, steps: [{ step: 'rest' }] },
    {
      says: 'of a reversal takes the credit back first, then what the last invoice took',
      given: [...allSettled, requested],
      steps: [
        { step: 'withdraw', amount: 3_000 },
        { step: 'reverse', invoiceId: two, rest: 7_000, others: [one] },
      ],
    },
    {
      says: 'of a reversal takes the credit back once',
      given: [...allSettled, requested, reversed(two, 3_000)],
      steps: [{ step: 'reverse', invoiceId: one, rest: 4_000, others: [] }],
    },
    {
      says: 'of a reversal passes over an invoice that took nothing',
      given: [receipt(4_000, 5_000), allocated(one, 0), allocated(two, 5_000), settled(5_000, 5_000), requested],
      steps: [
        { step: 'withdraw', amount: 5_000 },
        { step: 'reverse', invoiceId: two, rest: 5_000, others: [] },
      ],
    },
    {
      says: 'of a reversal ends it when all invoices have what is due again',
      given: [...allSettled, requested, reversed(one, 4_000), reversed(two, 3_000)],
      steps: [{ step: 'complete-reversal', amount: 10_000 }],
    },
    {
      says: 'of a reversal that found less on an invoice, because a part was refunded, ends with what was taken back',
      given: [...allSettled, requested, reversed(two, 2_500), reversed(one, 4_000)],
      steps: [{ step: 'complete-reversal', amount: 9_500 }],
    },
    {
      says: 'of a reversal of a part takes unapplied cash only, if that is enough',
      given: [...allSettled, partly(3_000)],
      steps: [
        { step: 'withdraw', amount: 3_000 },
        { step: 'complete-reversal', amount: 3_000 },
      ],
    },
    {
      says: 'of a reversal of a part takes what is missing then from the last allocation',
      given: [...allSettled, partly(3_001)],
      steps: [
        { step: 'withdraw', amount: 3_000 },
        { step: 'reverse', invoiceId: two, most: 1, rest: 1, others: [one] },
      ],
    },
    {
      says: 'of a reversal of a part goes on to the allocation before, if the last one has too little',
      given: [...allSettled, partly(7_000), reversed(two, 2_000, 1_000)],
      steps: [{ step: 'reverse', invoiceId: one, most: 1_000, rest: 1_000, others: [] }],
    },
    {
      says: 'of a second reversal of a part takes no unapplied cash that the first one took',
      given: [...allSettled, partly(2_000), completedOf(2_000), partly(2_000)],
      steps: [
        { step: 'withdraw', amount: 1_000 },
        { step: 'reverse', invoiceId: two, most: 1_000, rest: 1_000, others: [one] },
      ],
    },
    {
      says: 'of the reversal of what one invoice took leaves credit and other invoices alone',
      given: [...allSettled, { ...requested, data: { ...reversal, invoiceId: one } }],
      steps: [{ step: 'reverse', invoiceId: one, rest: 10_000, others: [] }],
    },
    {
      says: 'of the reversal of what is left comes after reversals of parts',
      given: [...allSettled, partly(3_500), reversed(two, 500), completedOf(3_500), requested],
      steps: [{ step: 'reverse', invoiceId: two, rest: 10_000, others: [one] }],
    },
    {
      says: 'is none when it is reversed',
      given: [...allSettled, requested, reversed(one, 4_000), reversed(two, 3_000), completed],
      steps: [{ step: 'rest' }],
    },
    {
      says: 'of what is there again after a reversal, because a refund came back, leaves unapplied cash alone',
      given: [...allTakenBack, requested],
      steps: [{ step: 'reverse', invoiceId: two, rest: 10_000, others: [one] }],
    },
    {
      says: 'of a reversal of what no invoice took is to take the credit back and to end it',
      given: [receipt(), settled(0, 10_000), requested],
      steps: [
        { step: 'withdraw', amount: 10_000 },
        { step: 'complete-reversal', amount: 10_000 },
      ],
    },
    {
      says: 'of a reversal takes no credit back where there was none',
      given: [receipt(10_000), allocated(one, 10_000), settled(10_000, 0), requested],
      steps: [{ step: 'reverse', invoiceId: one, rest: 10_000, others: [] }],
    },
  ])('$says', ({ given, steps }) => expect(nextStep(after(...given))).toMatchObject(steps));
});
