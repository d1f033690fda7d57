// An example for every rule of a customer's credit, and what holds over any sequence of commands.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CustomerAccount, type CustomerEvent, evolveCustomer, newAccount } from '../../events/customer.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Rule } from '../http/problems.ts';
import { RefundExceedsPayment } from '../invoice/refund.ts';
import { DateTooEarly } from '../invoice/refusals.ts';
import { expectRefused } from '../testing/refused.ts';
import { complete, creditIn, grant, refund, reserve, reverseRefund, setAutomatic, withdraw } from './decide.ts';
import { CreditCameLater, CreditExceeded, CreditRefundAlreadyReversed, NoSuchCreditRefund } from './refusals.ts';

const on = '2026-02-01';
const reason = 'as agreed';
const invoiceId = '018f3a00-0000-7000-8000-000000000001';
const euros = (amount: number) => ({ currency: 'EUR', amount }) as const;
type Command = (account: CustomerAccount) => CustomerEvent[];

const granted =
  (amount: number, grantId = 'g', grantedOn?: string): Command =>
  (account) =>
    grant(account, {
      ...euros(amount),
      grantId,
      source: { invoiceId, paymentId: 'p' },
      ...(grantedOn !== undefined && { grantedOn }),
    });
const reserved =
  (amount: number, applicationId = 'credit/a'): Command =>
  (account) =>
    reserve(account, { ...euros(amount), applicationId, invoiceId, appliedOn: on });
const completed =
  (applied: number, applicationId = 'credit/a'): Command =>
  (account) =>
    complete(account, applicationId, applied);
const refunded =
  (amount: number, refundId = 'r', refundedOn = on): Command =>
  (account) =>
    refund(account, { ...euros(amount), refundId, refundedOn, method: 'cash', reason });
/** Of a payment of 10.00 that was received on 20 January, and is credit since 1 February. */
const refundedOfPayment =
  (amount: number, refundId = 'r', refundedOn = on): Command =>
  (account) => {
    const money = {
      invoiceId,
      paymentId: 'p',
      credited: 1_000,
      held: [{ on: '2026-01-20', amount: 1_000 }],
      creditedOn: on,
    };
    return refund(account, { ...euros(amount), refundId, refundedOn, method: 'cash', reason }, money);
  };
const cameBack =
  (refundId: string, reversedOn = on): Command =>
  (account) =>
    reverseRefund(account, { refundId, reversedOn, reason });
const withdrawal = (amount: number) => ({
  ...euros(amount),
  reversalId: 'reversal',
  source: { invoiceId, paymentId: 'p' },
  reversedOn: on,
  reason,
});
const withdrawn =
  (amount: number): Command =>
  (account) =>
    withdraw(account, withdrawal(amount));

const after = (...commands: Command[]): CustomerAccount =>
  commands.reduce<CustomerAccount>((account, command) => command(account).reduce(evolveCustomer, account), newAccount);

const examples: {
  rule: Rule;
  status: number;
  says: string;
  given: Command[];
  refused: Command;
  accepted: Command;
  credit: number;
}[] = [
  {
    rule: CreditExceeded,
    status: 422,
    says: 'all of the credit may be spent on an invoice, and no more',
    given: [granted(1_000)],
    refused: reserved(1_001),
    accepted: reserved(1_000),
    credit: 0,
  },
  {
    rule: CreditExceeded,
    status: 422,
    says: 'credit that is set aside for an invoice is not spent again',
    given: [granted(1_000), reserved(400)],
    refused: reserved(601, 'credit/b'),
    accepted: reserved(600, 'credit/b'),
    credit: 0,
  },
  {
    rule: CreditExceeded,
    status: 422,
    says: 'what an invoice did not take of the credit can be spent again',
    given: [granted(1_000), reserved(1_000), completed(700)],
    refused: refunded(301),
    accepted: refunded(300),
    credit: 0,
  },
  {
    rule: CreditExceeded,
    status: 422,
    says: 'all of the credit may be paid back, and no more',
    given: [granted(1_000)],
    refused: refunded(1_001),
    accepted: refunded(999),
    credit: 1,
  },
  {
    rule: CreditExceeded,
    status: 422,
    says: 'credit that was taken back is owed: what is granted fills it first, and only the rest can be spent',
    given: [granted(1_000), refunded(1_000), withdrawn(1_000), granted(1_300, 'h')],
    refused: reserved(301),
    accepted: reserved(300),
    credit: 0,
  },
  {
    rule: DateTooEarly,
    status: 422,
    says: 'the money of a payment is paid back before it was credit, but not before it was received',
    given: [granted(1_000, 'g', on)],
    refused: refundedOfPayment(1_000, 'r', '2026-01-19'),
    accepted: refundedOfPayment(1_000, 'r', '2026-01-20'),
    credit: 0,
  },
  {
    rule: RefundExceedsPayment,
    status: 422,
    says: 'no more of a payment is paid back than there was of it, by all refunds together',
    given: [granted(5_000, 'g', on), refundedOfPayment(700), refundedOfPayment(200, 's'), cameBack('s')],
    refused: refundedOfPayment(301, 't'),
    accepted: refundedOfPayment(300, 't'),
    credit: 4_000,
  },
  {
    rule: DateTooEarly,
    status: 422,
    says: 'the money of a payment is not paid back while an earlier refund of it was out',
    given: [granted(5_000, 'g', on), refundedOfPayment(700, 'r', '2026-01-22'), cameBack('r', on)],
    refused: refundedOfPayment(301, 't', '2026-01-25'),
    accepted: refundedOfPayment(300, 't', '2026-01-25'),
    credit: 4_700,
  },
  {
    rule: CreditCameLater,
    status: 422,
    says: 'the money of a payment is paid back only if its credit was not spent since',
    given: [granted(1_000, 'g', on), refunded(400, 'q', '2026-02-10'), granted(400, 'h', '2026-02-20')],
    refused: refundedOfPayment(601, 'r', '2026-01-20'),
    accepted: refundedOfPayment(600, 'r', '2026-01-20'),
    credit: 400,
  },
  {
    rule: CreditCameLater,
    status: 422,
    says: 'credit is not paid back on a day before it came',
    given: [granted(1_000, 'g', '2026-02-01')],
    refused: refunded(1_000, 'r', '2026-01-31'),
    accepted: refunded(1_000, 'r', '2026-02-01'),
    credit: 0,
  },
  {
    rule: CreditCameLater,
    status: 422,
    says: 'credit is not applied on a day before it came',
    given: [granted(400, 'g', '2026-01-31'), granted(600, 'h', '2026-02-02')],
    refused: reserved(401),
    accepted: reserved(400),
    credit: 600,
  },
  {
    rule: CreditCameLater,
    status: 422,
    says: 'credit that was spent later is not spent before, since the later day would have less than nothing',
    given: [granted(1_000, 'g', '2026-01-01'), refunded(700, 'r', '2026-02-01'), granted(700, 'h', '2026-02-02')],
    refused: refunded(301, 's', '2026-01-15'),
    accepted: refunded(300, 's', '2026-01-15'),
    credit: 700,
  },
  {
    rule: CreditCameLater,
    status: 422,
    says: 'the credit of a day is exact, however much came and was spent on it',
    given: [
      ...['one', 'two', 'three'].flatMap((name) => [
        granted(Number.MAX_SAFE_INTEGER, name, '2026-01-20'),
        refunded(Number.MAX_SAFE_INTEGER, name, '2026-01-28'),
      ]),
      granted(1_001, 'g', '2026-01-20'),
      granted(1, 'later', '2026-01-29'),
    ],
    refused: refunded(1_002, 'r', '2026-01-28'),
    accepted: refunded(1_001, 'r', '2026-01-28'),
    credit: 1,
  },
  {
    rule: NoSuchCreditRefund,
    status: 404,
    says: 'a refund of credit comes back that was made',
    given: [granted(1_000), refunded(600)],
    refused: cameBack('s'),
    accepted: cameBack('r'),
    credit: 1_000,
  },
  {
    rule: CreditRefundAlreadyReversed,
    status: 409,
    says: 'a refund of credit comes back once',
    given: [granted(1_000), refunded(600), refunded(100, 's'), cameBack('r')],
    refused: cameBack('r'),
    accepted: cameBack('s'),
    credit: 1_000,
  },
  {
    rule: DateTooEarly,
    status: 422,
    says: 'a refund of credit does not come back before it was made',
    given: [granted(1_000), refunded(600)],
    refused: cameBack('r', '2026-01-31'),
    accepted: cameBack('r', '2026-02-01'),
    credit: 1_000,
  },
  {
    rule: AmountTooLarge,
    status: 422,
    says: 'a refund that came back leaves the credit exact',
    given: [granted(1_000), refunded(600), granted(Number.MAX_SAFE_INTEGER - 999, 'h')],
    refused: cameBack('r'),
    accepted: granted(599, 'i'),
    credit: Number.MAX_SAFE_INTEGER,
  },
  {
    rule: AmountTooLarge,
    status: 422,
    says: 'what is owed stays exact in minor units',
    given: [granted(1), refunded(1), withdrawn(1)],
    refused: withdrawn(Number.MAX_SAFE_INTEGER),
    accepted: withdrawn(Number.MAX_SAFE_INTEGER - 1),
    credit: -Number.MAX_SAFE_INTEGER,
  },
  {
    rule: AmountTooLarge,
    status: 422,
    says: 'the credit stays exact in minor units',
    given: [granted(1)],
    refused: granted(Number.MAX_SAFE_INTEGER, 'h'),
    accepted: granted(Number.MAX_SAFE_INTEGER - 1, 'h'),
    credit: Number.MAX_SAFE_INTEGER,
  },
  {
    rule: AmountTooLarge,
    status: 422,
    says: 'the credit stays exact when an application gives a part of it back',
    given: [granted(1_000), reserved(1_000), granted(Number.MAX_SAFE_INTEGER, 'h')],
    refused: completed(999),
    accepted: completed(1_000),
    credit: Number.MAX_SAFE_INTEGER,
  },
];

describe("a customer's credit", () => {
  it.each(examples)('$says: $rule.name', ({ rule, status, given, refused, accepted, credit }) => {
    expectRefused(() => refused(after(...given)), rule, status);
    expect(creditIn(after(...given, accepted), 'EUR')).toBe(credit);
  });

  it('is named in the refusal of an amount that would make it inexact', () => {
    const full = after(granted(1_000), reserved(1_000), granted(Number.MAX_SAFE_INTEGER, 'h'));
    expect(() => granted(1, 'i')(full)).toThrow("the customer's credit");
    expect(() => completed(999)(full)).toThrow("the customer's credit");
  });

  it('in one currency is none in another', () => {
    const account = after(granted(1_000));
    expect(creditIn(account, 'USD')).toBe(0);
    const dollars = { currency: 'USD', amount: 1, refundId: 'r', refundedOn: on, method: 'cash', reason } as const;
    expectRefused(() => refund(account, dollars), CreditExceeded, 422);
  });

  it('that was spent is taken back none the less, since the bank took the money: the customer owes it', () => {
    const spent = after(granted(1_000), refunded(1));
    expect(withdraw(spent, withdrawal(1_000))).toEqual([
      { type: 'CreditWithdrawn', data: { ...withdrawal(1_000), credit: -1 } },
    ]);
    expect(() => refunded(1)(after(granted(1_000), refunded(1), withdrawn(1_000)))).toThrow(
      'The customer has no credit in EUR, so 1 cannot be spent. GET /customers/{id}/credit shows the credit in each currency. If a later entry took the credit: docs/books.md, "Recording what happened earlier".',
    );
  });

  it('comes back from an application once: one that has ended, or was never begun, changes nothing', () => {
    const ended = after(granted(1_000), reserved(600), completed(100));
    expect(creditIn(ended, 'EUR')).toBe(900);
    expect(completed(100)(ended)).toEqual([]);
    expect(completed(0)(ended)).toEqual([]);
    expect(completed(0, 'credit/none')(ended)).toEqual([]);
    expect(completed(100)(after(granted(1_000), reserved(600)))).toEqual([
      {
        type: 'CreditApplicationCompleted',
        data: { applicationId: 'credit/a', invoiceId, currency: 'EUR', applied: 100, amount: 500, credit: 900 },
      },
    ]);
  });

  it('is set to pay by itself with an event, also where it is set so already, so that the command keeps its key', () => {
    for (const automatic of [true, false]) {
      expect(setAutomatic(automatic)).toEqual([{ type: 'AutomaticCreditChanged', data: { automatic } }]);
    }
  });
});

describe('over any sequence of commands', () => {
  const amount = fc.integer({ min: 1, max: 100 });
  const name = fc.constantFrom('a', 'b', 'c');
  const command: fc.Arbitrary<Command> = fc.oneof(
    amount.map((amount) => granted(amount)),
    fc.tuple(amount, name).map(([amount, name]) => reserved(amount, name)),
    fc.tuple(fc.integer({ min: 0, max: 100 }), name).map(
      ([applied, name]): Command =>
        (account) =>
          complete(account, name, Math.min(applied, account.applications.get(name)?.reserved ?? 0)),
    ),
    amount.map((amount) => refunded(amount)),
    amount.map((amount) => withdrawn(amount)),
  );

  /** What the events give to the credit, and take from it. */
  const given = ({ type, data }: CustomerEvent): number =>
    type === 'CreditGranted' || type === 'CreditApplicationCompleted' ? data.amount : 0;
  const taken = ({ type, data }: CustomerEvent): number =>
    type === 'CreditReserved' || type === 'CreditRefunded' || type === 'CreditWithdrawn' ? data.amount : 0;

  it('credit is what was given less what was taken, and only what a bank took makes it less than zero', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let account = newAccount;
        let credit = 0;
        for (const next of commands) {
          let events: CustomerEvent[] = [];
          try {
            events = next(account);
          } catch (error) {
            if (!(error instanceof CreditExceeded)) throw error;
          }
          for (const event of events) {
            account = evolveCustomer(account, event);
            credit += given(event) - taken(event);
            expect(creditIn(account, 'EUR')).toBe(credit);
            const isSpent = event.type === 'CreditReserved' || event.type === 'CreditRefunded';
            if (isSpent) expect(credit).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
