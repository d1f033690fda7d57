import { describe, expect, it } from 'vitest';
import { noTotals } from './einvoice/testing/example.ts';
import type { InvoiceEvent, InvoiceRegistered } from './invoice.ts';
import { settlementParts } from './invoice-fields.ts';
import {
  AmountsDoNotAddUp,
  evolve,
  type Invoice,
  NotTheFirstEvent,
  type RegisteredInvoice,
  RegisteredTwice,
  refuseWrongAmountDue,
  stateByMoney,
  unregistered,
  withEvent,
} from './invoice-state.ts';

const on = '2026-12-01';
const registered: InvoiceRegistered = {
  type: 'InvoiceRegistered',
  data: {
    invoiceId: '7',
    customer: { id: 'acme', name: 'Acme' },
    currency: 'EUR',
    issuedOn: '2026-11-22',
    lines: [],
    taxes: [],
    totals: {
      lines: 100,
      allowances: 0,
      charges: 0,
      taxExclusive: 100,
      tax: 0,
      taxInclusive: 100,
      prepaid: 0,
      payable: 100,
    },
    amountDue: 100,
  },
};
const paid = (paymentId: string, amount: number): InvoiceEvent => ({
  type: 'PaymentApplied',
  data: { paymentId, amount, receivedOn: on, method: 'transfer', amountDue: 100 - amount },
});
const reversed = (paymentId: string, amount: number): InvoiceEvent => ({
  type: 'PaymentReversed',
  data: { reversalId: 'v', paymentId, amount, reversedOn: on, reason: 'bounced', amountDue: 100 },
});
const refunded = (paymentId: string, amount: number): InvoiceEvent => ({
  type: 'PaymentRefunded',
  data: { refundId: 'f', paymentId, amount, refundedOn: on, method: 'transfer', reason: 'returned', amountDue: 100 },
});
const credited = (creditNoteId: string, amount: number): InvoiceEvent => ({
  type: 'CreditNoteApplied',
  data: { creditNoteId, amount, issuedOn: on, reason: 'returned', taxes: [], amountDue: 100 - amount },
});
const writtenOff = (amount: number): InvoiceEvent => ({
  type: 'AmountWrittenOff',
  data: { amount, writtenOffOn: on, reason: 'insolvent', amountDue: 100 - amount },
});
const recovered = (amount: number): InvoiceEvent => ({
  type: 'WriteOffRecovered',
  data: { paymentId: 'p', amount, recoveredOn: on, amountDue: amount },
});
const voided: InvoiceEvent = { type: 'AmountVoided', data: { amount: 100, voidedOn: on, reason: 'r', amountDue: 0 } };

const after = (...events: InvoiceEvent[]): RegisteredInvoice =>
  [registered, ...events].reduce<Invoice>(withEvent, unregistered) as RegisteredInvoice;
/** Where the payable amount has gone, less what is 0. */
const parts = (invoice: RegisteredInvoice) =>
  Object.fromEntries(settlementParts.flatMap((part) => (invoice[part] === 0 ? [] : [[part, invoice[part]]])));

describe('the parts of an invoice of 100', () => {
  const due = (event: InvoiceEvent, amountDue: number) =>
    ({ ...event, data: { ...event.data, amountDue } }) as InvoiceEvent;
  const checked = (...events: InvoiceEvent[]) => [registered, ...events].reduce<Invoice>(evolve, unregistered);

  it.each<[string, InvoiceEvent[]]>([
    ['a payment', [due(paid('p', 100), 0)]],
    ['a payment that is reversed to the last cent', [due(paid('p', 30), 70), due(reversed('p', 30), 100)]],
    ['a payment that is refunded', [due(paid('p', 30), 70), due(refunded('p', 30), 100)]],
    ['a credit note', [due(credited('c', 100), 0)]],
    ['a write-off that is recovered', [due(writtenOff(100), 0), due(recovered(100), 100)]],
    ['a void', [voided]],
  ])('add up after %s', (_, events) => expect(() => checked(...events)).not.toThrow());

  it.each<[string, InvoiceEvent[], string]>([
    [
      'less is due than follows from a payment',
      [due(paid('p', 30), 69)],
      'says that 69 is due, but by the events up to it 70 is due',
    ],
    [
      'more is due than follows from a payment',
      [due(paid('p', 30), 71)],
      'says that 71 is due, but by the events up to it 70 is due',
    ],
    ['more is due than the total at the registration', [due(paid('p', 0), 101)], 'says that 101 is due'],
    [
      'a change of state says another amount due',
      [{ type: 'InvoicePaid', data: { amountDue: 0 } }],
      'says that 0 is due',
    ],
    ['more is taken back than was paid', [due(paid('p', 30), 70), due(reversed('p', 31), 101)], 'makes "paid" -1'],
    [
      'more is recovered than was written off',
      [due(writtenOff(60), 40), due(recovered(61), 101)],
      'makes "writtenOff" -1',
    ],
    ['a negative payment came', [due(paid('p', -1), 101)], 'makes "paid" -1: it must not be below 0'],
  ])('do not add up if %s', (_, events, why) => {
    expect(() => checked(...events)).toThrow(AmountsDoNotAddUp);
    expect(() => checked(...events)).toThrow(why);
  });

  it('belong to one registration', () => expect(() => checked(registered)).toThrow(RegisteredTwice));
});

describe('an invoice', () => {
  it('is open, and all of it is due, when it is registered', () => {
    const { amountDue, ...document } = registered.data;
    const invoice = after();
    expect(invoice).toMatchObject({ state: 'open', overdue: false, document, amountDue: 100 });
    expect(invoice.document).not.toHaveProperty('amountDue');
    expect([parts(invoice), invoice.payments.size, invoice.creditNotes.size]).toEqual([{}, 0, 0]);
  });

  it('begins with its registration', () => {
    expect(() => evolve(unregistered, voided)).toThrow(NotTheFirstEvent);
    expect(() => evolve(unregistered, voided)).toThrow(
      'the stream starts with AmountVoided; the stream of an invoice must start with InvoiceRegistered',
    );
  });

  it('refuses an event of a type that there is not', () =>
    expect(() => after({ type: 'InvoiceLost', data: { amountDue: 0 } } as never)).toThrow('InvoiceLost'));

  it('has due what its last event says', () => {
    expect(after(paid('p', 30)).amountDue).toBe(70);
    expect(after(paid('p', 30), { type: 'InvoicePartiallyPaid', data: { amountDue: 70 } }).amountDue).toBe(70);
  });

  it.each<[string, InvoiceEvent[], Record<string, number>]>([
    ['what payments paid', [paid('p', 30), paid('q', 20)], { paid: 50 }],
    ['what payments paid that were not reversed', [paid('p', 30), paid('q', 20), reversed('p', 30)], { paid: 20 }],
    [
      'what payments paid and what went back',
      [paid('p', 30), refunded('p', 4), refunded('p', 5)],
      { paid: 30, refunded: 9 },
    ],
    ['what credit notes took back', [credited('c', 10), credited('d', 3)], { credited: 13 }],
    ['what was written off', [writtenOff(60), writtenOff(7)], { writtenOff: 67 }],
    ['what was written off and not recovered', [writtenOff(60), recovered(25)], { writtenOff: 35 }],
    ['what was voided', [voided], { voided: 100 }],
  ])('knows %s', (_, events, expected) => expect(parts(after(...events))).toEqual(expected));

  it('adds what customer credit paid to what was paid', () => {
    const applied: InvoiceEvent = {
      type: 'CustomerCreditApplied',
      data: { applicationId: 'a', amount: 20, appliedOn: on, amountDue: 50 },
    };
    const invoice = after(paid('p', 30), applied);
    expect(parts(invoice)).toEqual({ paid: 50 });
    expect(invoice.payments.get('a')).toEqual({
      kind: 'credit',
      amount: 20,
      excess: 0,
      refunded: 0,
      reversed: false,
      paidOn: on,
      method: 'customer-credit',
    });
  });

  it.each<[InvoiceEvent['type'], RegisteredInvoice['state']]>([
    ['InvoiceReopened', 'open'],
    ['InvoicePartiallyPaid', 'partially-paid'],
    ['InvoicePaid', 'paid'],
    ['InvoiceWrittenOff', 'written-off'],
    ['InvoiceVoided', 'void'],
  ])('is by %s %s, and not before', (type, state) => {
    const before = after(paid('p', 30));
    expect(before.state).toBe('open');
    const invoice = evolve(before, { type, data: { amountDue: 70 } } as InvoiceEvent);
    expect(invoice.state).toBe(state);
    expect(parts(invoice)).toEqual({ paid: 30 });
  });

  it('is overdue from the event that says so until the one that takes it back', () => {
    const overdue: InvoiceEvent = { type: 'InvoiceBecameOverdue', data: { dueOn: on, amountDue: 100 } };
    expect(after(overdue).overdue).toBe(true);
    expect(after(overdue, paid('p', 1)).overdue).toBe(true);
    expect(after(overdue, { type: 'OverdueCleared', data: { amountDue: 100 } }).overdue).toBe(false);
  });

  it('is the same after a payment that it declined', () => {
    const declined: InvoiceEvent = {
      type: 'PaymentDeclined',
      data: { paymentId: 'q', amount: 5, reason: 'r', amountDue: 70 },
    };
    expect(after(paid('p', 30), declined)).toEqual(after(paid('p', 30)));
  });
});

describe('a payment of an invoice', () => {
  it('is known with all that was said of it', () => {
    const event: InvoiceEvent = {
      type: 'PaymentApplied',
      data: {
        paymentId: 'p',
        amount: 100,
        excess: 20,
        receivedOn: on,
        method: 'transfer',
        reference: 'E2E-1',
        amountDue: 0,
      },
    };
    expect(after(event).payments.get('p')).toStrictEqual({
      kind: 'money',
      amount: 100,
      excess: 20,
      refunded: 0,
      reversed: false,
      paidOn: on,
      method: 'transfer',
      reference: 'E2E-1',
    });
    expect(after(paid('p', 30)).payments.get('p')).toStrictEqual({
      kind: 'money',
      amount: 30,
      excess: 0,
      refunded: 0,
      reversed: false,
      paidOn: on,
      method: 'transfer',
    });
  });

  it('keeps its amount when it is reversed or refunded, and the others are left alone', () => {
    const { payments } = after(paid('p', 30), paid('q', 20), refunded('q', 4), refunded('q', 5), reversed('p', 30));
    expect([...payments]).toMatchObject([
      ['p', { amount: 30, reversed: true, refunded: 0 }],
      ['q', { amount: 20, reversed: false, refunded: 9 }],
    ]);
  });

  it('that the invoice does not know is not made up', () => {
    expect(after(paid('p', 30), reversed('x', 1)).payments.size).toBe(1);
    expect(after(paid('p', 30), refunded('x', 1)).payments.size).toBe(1);
  });

  it('does not change the state that was before it', () => {
    const before = after(paid('p', 30));
    withEvent(before, paid('q', 20));
    withEvent(before, reversed('p', 30));
    expect([...before.payments.keys()]).toEqual(['p']);
    expect(before.payments.get('p')?.reversed).toBe(false);
  });
});

describe('an invoice whose total is below 0', () => {
  const owing = (payable: number, amountDue: number, excess?: number): InvoiceEvent => ({
    type: 'InvoiceRegistered',
    data: {
      ...{
        invoiceId: '7',
        customer: { id: 'acme', name: 'Acme' },
        currency: 'EUR',
        issuedOn: on,
        lines: [],
        taxes: [],
      },
      totals: { ...noTotals, payable },
      ...(excess !== undefined && { excess }),
      amountDue,
    },
  });

  it('claims nothing, and says what it owes', () => {
    expect(evolve(unregistered, owing(-100, 0, 100))).toMatchObject({ amountDue: 0, state: 'open' });
    expect(evolve(unregistered, owing(0, 0))).toMatchObject({ amountDue: 0 });
  });

  it.each<[string, InvoiceEvent, string]>([
    ['less than it owes', owing(-100, 0, 99), 'says that 99 is owed to the customer, but by its total 100 is owed'],
    ['not that it owes', owing(-100, 0), 'says that 0 is owed to the customer, but by its total 100 is owed'],
    ['that something is due', owing(-100, 1, 100), 'says that 1 is due, but by the events up to it 0 is due'],
    [
      'that a total of 0 or more owes',
      owing(100, 100, 1),
      'says that 1 is owed to the customer, but by its total 0 is',
    ],
  ])('cannot say %s', (_, event, why) => {
    expect(() => evolve(unregistered, event)).toThrow(AmountsDoNotAddUp);
    expect(() => evolve(unregistered, event)).toThrow(why);
    expect(() => refuseWrongAmountDue(0, event)).toThrow(why);
  });
});

describe('a credit note of an invoice', () => {
  it('is known with all that was said of it', () => {
    const taxes = [{ category: 'S' as const, rate: '19', taxable: 10, tax: 2 }];
    const event: InvoiceEvent = {
      type: 'CreditNoteApplied',
      data: {
        creditNoteId: 'c',
        number: 'CN-1',
        amount: 10,
        excess: 2,
        issuedOn: on,
        reason: 'returned',
        taxes,
        lines: [{ line: 1, quantity: '2' }],
        amountDue: 90,
      },
    };
    const { creditNotes } = after(event, credited('d', 3));
    expect([...creditNotes]).toStrictEqual([
      [
        'c',
        {
          number: 'CN-1',
          amount: 10,
          excess: 2,
          issuedOn: on,
          reason: 'returned',
          taxes,
          lines: [{ line: 1, quantity: '2' }],
        },
      ],
      ['d', { amount: 3, excess: 0, issuedOn: on, reason: 'returned', taxes: [], lines: [] }],
    ]);
  });
});

describe('the state that follows from the amounts', () => {
  const amounts = { amountDue: 0, writtenOff: 0 };

  it.each([
    ['open', { amountDue: 1 }, []],
    [
      'open',
      { amountDue: 1 },
      [
        { amount: 5, reversed: true },
        { amount: 5, refunded: 5 },
      ],
    ],
    ['partially-paid', { amountDue: 1 }, [{ amount: 5, reversed: true }, { amount: 5 }]],
    ['partially-paid', { amountDue: 1 }, [{ amount: 5, refunded: 4 }]],
    ['paid', {}, []],
    ['written-off', { writtenOff: 1 }, [{ amount: 5 }]],
    ['void', { voidedOn: on }, []],
    ['void', { voidedOn: on, writtenOff: 1 }, []],
  ])('is %s with %o and payments %o', (state, change, payments) => {
    expect(stateByMoney({ ...amounts, ...change }, payments)).toBe(state);
  });
});
