import { describe, expect, it } from 'vitest';
import {
  CreditDoesNotAddUp,
  type CreditSource,
  type CustomerAccount,
  type CustomerEvent,
  evolveCustomer,
  newAccount,
} from './customer.ts';
import { noTotals } from './einvoice/testing/example.ts';

const on = '2026-12-01';
const granted = (currency: string, amount: number, credit: number, source: CreditSource = {}): CustomerEvent => ({
  type: 'CreditGranted',
  data: { grantId: 'g', source, currency, amount, credit },
});
const reserved = (applicationId: string, amount: number, credit: number): CustomerEvent => ({
  type: 'CreditReserved',
  data: { applicationId, invoiceId: '7', currency: 'EUR', amount, credit, appliedOn: on },
});
const completed = (applicationId: string, applied: number, amount: number, credit: number): CustomerEvent => ({
  type: 'CreditApplicationCompleted',
  data: { applicationId, invoiceId: '7', currency: 'EUR', applied, amount, credit },
});
const after = (...events: CustomerEvent[]): CustomerAccount => events.reduce(evolveCustomer, newAccount);

it('a credit note of no single invoice is credit at once, and is known', () => {
  const note: CustomerEvent = {
    type: 'CreditNoteRegistered',
    data: {
      ...{ creditNoteId: 'n', number: 'CN-1', issuedOn: on, currency: 'EUR', amount: 30, credit: 20 },
      document: {
        ...{ customer: { id: 'acme', name: 'Acme' }, currency: 'EUR', issuedOn: on, lines: [], taxes: [] },
        totals: { ...noTotals, payable: 30 },
      },
    },
  };
  const owing: CustomerEvent = {
    type: 'CreditWithdrawn',
    data: { reversalId: 'v', source: {}, currency: 'EUR', amount: 10, credit: -10, reversedOn: on, reason: 'r' },
  };
  const { credit, changes, creditNotes } = after(owing, note);
  expect([credit.get('EUR'), changes.get('EUR')?.get(on)]).toEqual([20, 20n]);
  expect([...(creditNotes ?? [])]).toEqual([['n', { number: 'CN-1', currency: 'EUR', amount: 30, issuedOn: on }]]);
  expect(() => after(note)).toThrow(CreditDoesNotAddUp);
});

describe('the credit of a customer', () => {
  const withdrawn = (amount: number, credit: number): CustomerEvent => ({
    type: 'CreditWithdrawn',
    data: { reversalId: 'v', source: {}, currency: 'EUR', amount, credit, reversedOn: on, reason: 'r' },
  });

  it.each<[string, CustomerEvent[]]>([
    ['is granted', [granted('EUR', 50, 50)]],
    ['is reserved to the last cent', [granted('EUR', 50, 50), reserved('a', 50, 0)]],
    ['is returned', [granted('EUR', 50, 50), reserved('a', 20, 30), completed('a', 15, 5, 35)]],
    [
      'is below zero, because a bank took back what was spent',
      [granted('EUR', 50, 50), reserved('a', 50, 0), withdrawn(50, -50)],
    ],
    ['below zero is filled first', [withdrawn(50, -50), granted('EUR', 20, -30)]],
  ])('%s', (_, events) => expect(() => after(...events)).not.toThrow());

  it.each<[string, CustomerEvent[], string]>([
    [
      'more than was granted',
      [granted('EUR', 50, 51)],
      'says that the credit is 51, but by the events up to it the credit is 50',
    ],
    [
      'less than was granted',
      [granted('EUR', 50, 49)],
      'says that the credit is 49, but by the events up to it the credit is 50',
    ],
    ['what was spent', [granted('EUR', 50, 50), reserved('a', 20, 50)], 'says that the credit is 50'],
    ['of another currency', [granted('EUR', 50, 50), granted('JPY', 5, 55)], 'says that the credit is 55'],
    ['below zero by spending', [granted('EUR', 50, 50), reserved('a', 51, -1)], 'spends 51 of a credit of 50'],
  ])('cannot be %s', (_, events, why) => {
    expect(() => after(...events)).toThrow(CreditDoesNotAddUp);
    expect(() => after(...events)).toThrow(why);
  });
});

describe("a customer's account", () => {
  it('begins without credit, and pays nothing by itself', () =>
    expect(newAccount).toEqual({
      automatic: false,
      credit: new Map(),
      changes: new Map(),
      applications: new Map(),
      withdrawals: new Map(),
      refunds: new Map(),
    }));

  it('has in each currency the credit that the last event in it says', () => {
    const refunded: CustomerEvent = {
      type: 'CreditRefunded',
      data: { refundId: 'f', currency: 'EUR', amount: 5, credit: 2, refundedOn: on, method: 'transfer', reason: 'r' },
    };
    expect(after(granted('EUR', 4, 4), granted('JPY', 9, 9), granted('EUR', 3, 7), refunded).credit).toEqual(
      new Map([
        ['EUR', 2],
        ['JPY', 9],
      ]),
    );
  });

  it('pays by itself, or no longer, as was said last', () => {
    const automatic = (automatic: boolean): CustomerEvent => ({ type: 'AutomaticCreditChanged', data: { automatic } });
    expect(after(granted('EUR', 4, 4), automatic(true))).toMatchObject({
      automatic: true,
      credit: new Map([['EUR', 4]]),
    });
    expect(after(automatic(true), automatic(false)).automatic).toBe(false);
  });

  it('knows what credit is set aside for an invoice', () => {
    const account = after(granted('EUR', 50, 50), reserved('a', 20, 30));
    expect(account.credit.get('EUR')).toBe(30);
    expect([...account.applications]).toEqual([
      ['a', { invoiceId: '7', currency: 'EUR', reserved: 20, appliedOn: on }],
    ]);
  });

  it('knows what of it paid the invoice', () => {
    const account = after(
      granted('EUR', 50, 50),
      reserved('a', 20, 30),
      reserved('b', 10, 20),
      completed('a', 15, 5, 25),
    );
    expect(account.credit.get('EUR')).toBe(25);
    expect([...account.applications]).toEqual([
      ['a', { invoiceId: '7', currency: 'EUR', reserved: 20, appliedOn: on, applied: 15 }],
      ['b', { invoiceId: '7', currency: 'EUR', reserved: 10, appliedOn: on }],
    ]);
  });

  it('knows what of it came back from the invoice', () => {
    const again = (amount: number, credit: number, paymentId: string) =>
      granted('EUR', amount, credit, { invoiceId: '7', paymentId });
    const account = after(
      granted('EUR', 50, 50),
      reserved('a', 20, 30),
      completed('a', 20, 0, 30),
      again(5, 35, 'a'),
      again(2, 37, 'a'),
      again(9, 46, 'a payment'),
    );
    expect([...account.applications]).toEqual([
      ['a', { invoiceId: '7', currency: 'EUR', reserved: 20, appliedOn: on, applied: 20, returned: 7 }],
    ]);
  });

  it('makes up no application of which it does not know the beginning', () => {
    const account = after(granted('EUR', 50, 50), completed('x', 15, 5, 55));
    expect(account.applications.size).toBe(0);
    expect(account.credit.get('EUR')).toBe(55);
  });

  it('knows what was asked back when a payment was reversed, and whether it was there', () => {
    const asked = {
      reversalId: 'v',
      source: { paymentId: 'p' },
      currency: 'EUR',
      amount: 5,
      reversedOn: on,
      reason: 'r',
    };
    const withdrawn = after(granted('EUR', 50, 50), { type: 'CreditWithdrawn', data: { ...asked, credit: 45 } });
    expect(withdrawn.credit.get('EUR')).toBe(45);
    expect([...withdrawn.withdrawals]).toEqual([['v', { ...asked, declined: false }]]);
    const declined = after(granted('EUR', 3, 3), { type: 'CreditWithdrawalDeclined', data: { ...asked, credit: 3 } });
    expect([...declined.withdrawals]).toEqual([['v', { ...asked, declined: true }]]);
  });

  it('refuses an event of a type that there is not', () =>
    expect(() => after({ type: 'CreditLost', data: {} } as never)).toThrow('CreditLost'));

  it('does not change the account that was before an event', () => {
    const before = after(granted('EUR', 50, 50), reserved('a', 20, 30));
    evolveCustomer(before, completed('a', 15, 5, 35));
    evolveCustomer(before, reserved('b', 20, 10));
    expect([before.credit.get('EUR'), before.applications.size, before.applications.get('a')?.applied]).toEqual([
      30,
      1,
      undefined,
    ]);
  });
});
