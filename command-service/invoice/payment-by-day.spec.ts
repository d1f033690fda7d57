// The days of one payment, worked out by hand. The invoice takes 60.00 of it, and 40.00 became credit:
//
//                    01-10   02-01   02-15   03-01   03-15   04-01
//                   receipt  refund  refund  first   15.00   reversed: 10.00 that paid
//                            30.00    5.00   is back unapplied   and 20.00 of the credit
//   pays the invoice  60.00   30.00   25.00   55.00   40.00   30.00
//   can be taken back 100.00  70.00   65.00   95.00   95.00   65.00
import { describe, expect, it } from 'vitest';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { asItCame, heldByDay, leastFrom, leftOf, payingByDay, refuseBeforeThere } from './payment-by-day.ts';

const of = <Move>(...moves: Move[]) => new Map(moves.map((move, at) => [String(at), move]));
const invoice = (kind: 'cash' | 'credit') =>
  ({
    payments: new Map([
      ['other', { kind: 'cash', paidOn: '2026-01-01', amount: 7_00, excess: 0 }],
      ['p', { kind, paidOn: '2026-01-10', amount: 60_00, excess: 40_00 }],
    ]),
    refunds: of(
      { paymentId: 'p', refundedOn: '2026-02-01', amount: 30_00, reversedOn: '2026-03-01' },
      { paymentId: 'p', refundedOn: '2026-02-15', amount: 5_00 },
      { paymentId: 'other', refundedOn: '2026-02-15', amount: 3_00 },
    ),
    unapplications: of(
      { paymentId: 'other', unappliedOn: '2026-03-15', amount: 1_00 },
      { paymentId: 'p', unappliedOn: '2026-03-15', amount: 15_00 },
    ),
    reversals: of(
      { paymentId: 'p', reversedOn: '2026-04-01', amount: 10_00, withdrawn: 20_00 },
      { paymentId: 'other', reversedOn: '2026-04-01', amount: 2_00, withdrawn: 0 },
    ),
  }) as unknown as RegisteredInvoice;
const paying = payingByDay(invoice('cash'), 'p');
const held = heldByDay(invoice('cash'), 'p');

describe('what of a payment', () => {
  it('pays the invoice, or can be taken back, is the least of its day and of each later one', () => {
    for (const [day, pays, canBeTaken] of [
      ['2026-01-09', 0, 0],
      ['2026-01-10', 25_00, 65_00],
      ['2026-02-28', 25_00, 65_00],
      ['2026-03-01', 30_00, 65_00],
      ['2026-04-01', 30_00, 65_00],
      ['2026-12-31', 30_00, 65_00],
    ] as const)
      expect([day, leastFrom(paying, day), leastFrom(held, day)]).toEqual([day, pays, canBeTaken]);
    expect([leftOf(paying), leftOf(held)]).toEqual([30_00, 65_00]);
  });

  it('was credit of the customer can be taken back only as far as it pays the invoice', () => {
    expect(heldByDay(invoice('credit'), 'p')).toEqual(payingByDay(invoice('credit'), 'p'));
  });

  it('is nothing for a payment that the invoice does not have', () => {
    expect([payingByDay(invoice('cash'), 'q'), heldByDay(invoice('cash'), 'q')]).toEqual([[], []]);
  });

  it('is never less than nothing, although the bank took more', () => {
    const overdrawn = [
      { on: '2026-01-10', amount: 10_00 },
      { on: '2026-02-01', amount: -15_00 },
    ];
    expect([leastFrom(overdrawn, '2026-01-10'), leastFrom(overdrawn, '2026-02-01')]).toEqual([0, 0]);
    expect(asItCame(overdrawn, 10_00, '2026-01-01')).toEqual([]);
  });
});

describe('an amount', () => {
  it('comes in parts, each on the first day from which on it stayed', () => {
    const parts = [
      { on: '2026-01-10', amount: 25_00 },
      { on: '2026-03-01', amount: 5_00 },
    ];
    expect(asItCame(paying, 25_00, '2026-01-01')).toEqual(parts.slice(0, 1));
    expect(asItCame(paying, 30_00, '2026-01-01')).toEqual(parts);
    expect(asItCame(paying, 99_00, '2026-01-01')).toEqual(parts);
    expect(asItCame(paying, 30_00, '2026-02-10')).toEqual([{ on: '2026-02-10', amount: 25_00 }, parts[1]]);
    expect(asItCame(paying, 30_00, '2026-03-02')).toEqual([{ on: '2026-03-02', amount: 30_00 }]);
  });

  it('is refused for a day on which so much was not there, and the sentence says since when it is', () => {
    const taken = (amount: number, on: string) => () => refuseBeforeThere(paying, amount, on);
    expect(taken(25_00, '2026-01-10')).not.toThrow();
    expect(taken(25_00, '2026-01-09')).toThrow('The payment was received on 2026-01-10');
    expect(taken(25_01, '2026-01-10')).toThrow('A refund of the payment came back on 2026-03-01');
    expect(taken(25_01, '2026-02-28')).toThrow('A refund of the payment came back on 2026-03-01');
    expect(taken(30_00, '2026-03-01')).not.toThrow();
  });

  it('that never was there is refused as an amount, not for its day', () => {
    expect(() => refuseBeforeThere(paying, 30_01, '2026-01-10')).not.toThrow();
  });
});
