import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../events/recorded.ts';
import type { BookedEvent } from '../../events/views.ts';
import { EventsMissing } from '../../platform/projection/in-order.ts';
import { NotBooked, nothingStored, paymentKey, paymentOf, project, type StoredStreams } from './project.ts';

const nothing = nothingStored;
const day = '2026-12-01';
const totals = { payable: 119, taxExclusive: 100, tax: 19, prepaid: 0, lines: 100, allowances: 0, charges: 0 };

const registered = (more: object = {}): BookedEvent =>
  ({
    type: 'InvoiceRegistered',
    data: {
      invoiceId: '7',
      customer: { id: 'acme', name: 'Acme' },
      currency: 'EUR',
      issuedOn: '2026-11-22',
      lines: [],
      taxes: [],
      totals: { ...totals, taxInclusive: 119 },
      amountDue: 119,
      ...more,
    },
  }) as BookedEvent;
const paid = (paymentId: string, amount: number, excess?: number): BookedEvent => ({
  type: 'PaymentApplied',
  data: {
    paymentId,
    amount,
    ...(excess !== undefined && { excess }),
    receivedOn: day,
    method: 'transfer',
    amountDue: 119 - amount,
  },
});
const reversed = (paymentId: string, amount: number): BookedEvent => ({
  type: 'PaymentReversed',
  data: { reversalId: 'v', paymentId, amount, reversedOn: day, reason: 'bounced', amountDue: 119 },
});
const granted = (currency: string, amount: number): BookedEvent => ({
  type: 'CreditGranted',
  data: { grantId: 'g', source: {}, currency, amount, credit: amount },
});

type At = { recordedAt?: string; effectiveOn?: string };

/** Events of one stream from a revision on, a position each. */
const log = (stream: string, events: readonly (BookedEvent | [BookedEvent, At])[], from = 0): Recorded<BookedEvent>[] =>
  events.map((one, index) => {
    const [event, at] = Array.isArray(one) ? one : [one, {}];
    return {
      ...event,
      id: `${stream} ${from + index}`,
      stream,
      revision: from + index,
      position: BigInt(from + index + 1),
      metadata: {
        recordedAt: '2026-12-01T10:00:00.000Z',
        effectiveOn: day,
        actor: 'clerk',
        correlationId: 'c',
        ...at,
      },
    };
  });

/** The books after these events, as they are handed to a later batch. */
function heldAfter(events: readonly Recorded<BookedEvent>[]): StoredStreams {
  const payments = events.flatMap((event) => {
    const payment = paymentOf(event);
    return payment ? [[paymentKey(event.stream, payment.id), payment] as const] : [];
  });
  return {
    streams: new Map(project(events, nothing).streams.map((row) => [row.stream, row])),
    payments: new Map(payments),
    received: nothing.received,
  };
}

describe('when the ledger learned of an event', () => {
  const recordedAt = (hour: string) => `2026-12-01T${hour}:00:00.000Z`;
  const times = (events: readonly Recorded<BookedEvent>[], held = nothing) => {
    const { events: vouchers, entries, streams } = project(events, held);
    return {
      vouchers: vouchers.map((row) => row.recorded_at.toISOString()),
      lastEntry: entries.at(-1)?.recorded_at.toISOString(),
      stream: streams[0]?.recorded_at.toISOString(),
    };
  };

  it('is never before that of the event before it, whatever the clocks of those who recorded them did', () => {
    const events = log('invoice-7', [
      [registered(), { recordedAt: recordedAt('10') }],
      [paid('p', 19), { recordedAt: recordedAt('09') }],
      [paid('q', 50), { recordedAt: recordedAt('11') }],
    ]);
    expect(times(events)).toEqual({
      vouchers: [recordedAt('10'), recordedAt('10'), recordedAt('11')],
      lastEntry: recordedAt('11'),
      stream: recordedAt('11'),
    });
  });

  it('is never before that of the event before it in an earlier batch', () => {
    const events = log('invoice-7', [
      [registered(), { recordedAt: recordedAt('10') }],
      [paid('p', 19), { recordedAt: recordedAt('09') }],
    ]);
    expect(times(events.slice(1), heldAfter(events.slice(0, 1)))).toEqual({
      vouchers: [recordedAt('10')],
      lastEntry: recordedAt('10'),
      stream: recordedAt('10'),
    });
  });

  it('is a matter of its own stream: other streams do not move it', () => {
    const late = log('customer-acme', [[granted('EUR', 5), { recordedAt: recordedAt('12') }]]);
    const early = log('invoice-7', [[registered(), { recordedAt: recordedAt('09') }]]);
    expect(times([...late, ...early]).vouchers).toEqual([recordedAt('12'), recordedAt('09')]);
  });
});

describe('how a stream stands in the books', () => {
  it('of an invoice is known with its customer, currency and totals', () => {
    expect(project(log('invoice-7', [registered(), paid('p', 19)]), nothing).streams).toEqual([
      {
        stream: 'invoice-7',
        revision: 1,
        recorded_at: new Date('2026-12-01T10:00:00.000Z'),
        customer_id: 'acme',
        currency: 'EUR',
        terms: { payable: 119, taxExclusive: 100, tax: 19, prepaid: 0, rounding: 0 },
        standing: { state: 'open', amountDue: 100 },
      },
    ]);
  });

  it('of a customer has no currency of its own', () => {
    expect(project(log('customer-acme', [granted('EUR', 5), granted('JPY', 7)]), nothing).streams).toMatchObject([
      { customer_id: 'acme', currency: null, terms: null, standing: { credit: { EUR: 5, JPY: 7 } } },
    ]);
  });

  it('of a payment across invoices has the customer and currency of the payment', () => {
    const received: BookedEvent = {
      type: 'PaymentReceived',
      data: {
        paymentId: '9',
        customerId: 'acme',
        amount: 90,
        currency: 'EUR',
        receivedOn: day,
        method: 'm',
        allocations: [],
      },
    };
    expect(project(log('payment-9', [received]), nothing).streams).toMatchObject([
      { customer_id: 'acme', currency: 'EUR', terms: null, standing: { state: 'allocating' } },
    ]);
  });

  it('goes on from an earlier batch', () => {
    const events = log('invoice-7', [registered(), paid('p', 19)]);
    const { events: vouchers, streams } = project(events.slice(1), heldAfter(events.slice(0, 1)));
    expect(vouchers).toMatchObject([
      { before: { state: 'open', amountDue: 119 }, after: { state: 'open', amountDue: 100 } },
    ]);
    expect(streams).toMatchObject([{ revision: 1, customer_id: 'acme', currency: 'EUR' }]);
  });

  it('is not changed by events that are in the books', () => {
    const events = log('invoice-7', [registered(), paid('p', 19)]);
    expect(project(events, heldAfter(events))).toEqual({
      streams: [],
      invoices: [],
      events: [],
      entries: [],
      payments: [],
      payment_parts: [],
      days: [],
    });
  });

  it('is unknown where events are missing', () => {
    const [first, , third] = log('invoice-7', [registered(), paid('p', 19), paid('q', 50)]);
    if (!first || !third) throw new Error('three events');
    const gap = () => project([first, third], nothing);
    expect(gap).toThrow(EventsMissing);
    expect(gap).toThrow('invoice-7: event 2 (PaymentApplied) came, but event 1 was expected');
  });

  it('is unknown where a stream of an invoice or a payment begins with another event', () => {
    expect(() => project(log('invoice-7', [paid('p', 19)]), nothing)).toThrow(
      'event 0 of invoice-7 needs the first event of its stream, which is not in the books',
    );
    expect(() => project(log('payment-9', [granted('EUR', 1)]), nothing)).toThrow(NotBooked);
  });
});

describe('an invoice in the books', () => {
  it('falls due on its due date', () => {
    const events = log('invoice-7', [registered({ number: 'INV-7', dueOn: '2026-12-22' })]);
    expect(project(events, nothing).invoices).toEqual([
      {
        invoice_id: '7',
        customer_id: 'acme',
        customer_name: 'Acme',
        currency: 'EUR',
        number: 'INV-7',
        issued_on: '2026-11-22',
        falls_due_on: '2026-12-22',
        registered_position: '1',
      },
    ]);
  });

  it('never falls due where it has no due date', () => {
    expect(project(log('invoice-7', [registered(), paid('p', 19)]), nothing).invoices).toMatchObject([
      { number: null, falls_due_on: null },
    ]);
  });
});

describe('the entries in the books', () => {
  const accounts = (events: readonly Recorded<BookedEvent>[], held = nothing) =>
    project(events, held).entries.map(({ account, amount }) => `${account} ${amount}`);

  it('are numbered within their event and carry its place and both its times', () => {
    const { entries } = project(log('customer-acme', [granted('JPY', 5)]), nothing);
    const place = {
      position: '1',
      currency: 'JPY',
      customer_id: 'acme',
      invoice_id: null,
      type: 'CreditGranted',
      recorded_at: new Date('2026-12-01T10:00:00.000Z'),
      effective_on: day,
    };
    expect(entries).toEqual([
      { ...place, line: 0, account: 'in-transit', amount: 5 },
      { ...place, line: 1, account: 'customer-credit', amount: -5 },
    ]);
  });

  it('of a reversed payment take back what became credit with it, in one batch or two', () => {
    const events = log('invoice-7', [registered(), paid('p', 119, 50), reversed('p', 119)]);
    const takenBack = ['receivables 119', 'in-transit 50', 'cash -169'];
    expect(accounts(events).slice(-3)).toEqual(takenBack);
    expect(accounts(events.slice(2), heldAfter(events.slice(0, 2)))).toEqual(takenBack);
  });

  it('of a reversed payment are of that payment on that invoice', () => {
    const seven = log('invoice-7', [registered(), paid('p', 100, 50), paid('q', 19), reversed('p', 100)]);
    const eight = log('invoice-8', [registered(), paid('p', 119, 3)]);
    const events = [...seven.slice(0, 3), ...eight, ...seven.slice(3)];
    expect(accounts(events).slice(-3)).toEqual(['receivables 100', 'in-transit 50', 'cash -150']);
  });

  it('of a part of a payment across invoices, or of credit, that is taken back leave cash alone', () => {
    const credit: BookedEvent = {
      type: 'CustomerCreditApplied',
      data: { applicationId: 'a', amount: 10, appliedOn: day, amountDue: 109 },
    };
    const events = [registered(), paid('payments/9', 19), reversed('payments/9', 19), credit, reversed('a', 10)];
    expect(accounts(log('invoice-7', events)).filter((entry) => entry.startsWith('cash'))).toEqual([]);
  });

  it('of the reversal of a payment that is not in the books are refused', () => {
    expect(() => project(log('invoice-7', [registered(), reversed('unknown', 1)]), nothing)).toThrow(
      'event 1 of invoice-7 needs payment unknown, which is not in the books',
    );
  });

  it('of an annulment without totals to take back are refused', () => {
    const voided: BookedEvent = {
      type: 'AmountVoided',
      data: { amount: 1, voidedOn: day, reason: 'r', amountDue: 0 },
    };
    const events = log('customer-acme', [granted('EUR', 1), voided]);
    expect(() => project(events, nothing)).toThrow("event 1 of customer-acme needs its invoice's totals");
  });

  it('without a currency are refused', () => {
    const writtenOff: BookedEvent = {
      type: 'AmountWrittenOff',
      data: { amount: 1, writtenOffOn: day, reason: 'r', amountDue: 0 },
    };
    expect(() => project(log('customer-acme', [writtenOff]), nothing)).toThrow('needs a currency');
  });
});

describe('the payment that an event brings', () => {
  it('is money, a part of a payment across invoices, or credit', () => {
    expect(paymentOf(paid('p', 19, 5))).toEqual({ id: 'p', kind: 'money', excess: 5 });
    expect(paymentOf(paid('payments/9', 19))).toEqual({ id: 'payments/9', kind: 'part', excess: 0 });
    const credit = { applicationId: 'a', amount: 10, appliedOn: day, amountDue: 109 };
    expect(paymentOf({ type: 'CustomerCreditApplied', data: credit })).toEqual({ id: 'a', kind: 'credit', excess: 0 });
  });

  it('is none where the event brings none', () => expect(paymentOf(reversed('p', 19))).toBeUndefined());
});

describe('the days of the books', () => {
  it('add up debits and credits apart, by account, kind of event and both dates', () => {
    const events = log('customer-acme', [
      granted('EUR', 5),
      granted('EUR', 7),
      [granted('EUR', 1), { effectiveOn: '2026-11-30' }],
      [granted('EUR', 2), { recordedAt: '2026-12-02T00:00:00.000Z' }],
      granted('JPY', 3),
    ]);
    const inTransit = { account: 'in-transit', type: 'CreditGranted', credit: 0n };
    const { days } = project(events, nothing);
    expect(days.filter(({ account }) => account === 'in-transit')).toEqual([
      { ...inTransit, currency: 'EUR', recorded_on: day, effective_on: day, debit: 12n },
      { ...inTransit, currency: 'EUR', recorded_on: day, effective_on: '2026-11-30', debit: 1n },
      { ...inTransit, currency: 'EUR', recorded_on: '2026-12-02', effective_on: day, debit: 2n },
      { ...inTransit, currency: 'JPY', recorded_on: '2026-12-02', effective_on: day, debit: 3n },
    ]);
    expect(days.find(({ account }) => account === 'customer-credit')).toMatchObject({ debit: 0n, credit: 12n });
  });

  it('add up exactly beyond the largest amount', () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const { days } = project(log('customer-acme', [granted('KRW', largest), granted('KRW', 2)]), nothing);
    expect(days.find(({ account }) => account === 'in-transit')).toMatchObject({ debit: 9_007_199_254_740_993n });
  });
});
