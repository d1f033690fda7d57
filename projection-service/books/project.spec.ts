import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTotals } from '../../events/einvoice/testing/example.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { BookedEvent } from '../../events/views.ts';
import { EventsMissing } from '../../platform/projection/in-order.ts';
import { recorded } from '../../testing/servers/event-log.ts';
import { log, registration } from '../testing/invoice-lives.ts';
import { entriesOf, type Lookups, Unbalanced } from './entries.ts';
import { nothingStored, project } from './project.ts';

const nothing = nothingStored;
const terms = { payable: 10_950, taxExclusive: 10_000, tax: 1_900, prepaid: 1_000, rounding: 50 };
const known = (kind: 'money' | 'part' | 'credit' = 'money', excess = 0): Lookups => ({
  terms: () => terms,
  payment: () => ({ kind, excess }),
});

/** Account by account, in words: "cash 150, receivables -100". */
const booked = (event: BookedEvent, about: Lookups = known()) =>
  entriesOf(event, about)
    .map(({ account, amount }) => `${account} ${amount}`)
    .join(', ');

const day = '2026-12-01';
const money = { currency: 'EUR', amount: 50, credit: 0 };
const source = { paymentId: 'p' };
const takenBack = { payable: -11_950, taxExclusive: -10_000, tax: -1_900, prepaid: 0, rounding: -50 };
const onAccount = {
  ...{ creditNoteId: 'c', issuedOn: day, currency: 'EUR', amount: 9_899, credit: 9_899 },
  document: {
    ...{ customer: { id: 'acme', name: 'Acme' }, currency: 'EUR', issuedOn: day, lines: [], taxes: [] },
    totals: { ...noTotals, taxExclusive: 10_000, tax: 1_900, prepaid: 2_000, rounding: -1, payable: 9_899 },
  },
};
const reversal = { reversalId: 'v', reversedOn: day, reason: 'bounced' };
const paid = { paymentId: 'p', amount: 100, receivedOn: day, method: 'transfer', amountDue: 0 };
const part = 'payments/7';

describe('the entries of an event', () => {
  it.each<[string, BookedEvent, string, Lookups?]>([
    [
      'an invoice with tax, a prepayment and rounding',
      {
        type: 'InvoiceRegistered',
        data: { totals: { ...terms, lines: 0, allowances: 0, charges: 0, taxInclusive: 11_900 } } as never,
      },
      'receivables 10950, prepayments 1000, revenue -10000, tax -1900, rounding -50',
    ],
    [
      'its annulment takes the same back',
      { type: 'AmountVoided', data: { amount: 10_950, voidedOn: day, reason: 'r', amountDue: 0 } },
      'receivables -10950, prepayments -1000, revenue 10000, tax 1900, rounding 50',
    ],
    [
      'an invoice that takes back: −100.00, 19 % of tax, rounded by −0.50, so it owes 119.50',
      { type: 'InvoiceRegistered', data: { totals: { ...noTotals, ...takenBack }, excess: 11_950 } as never },
      'in-transit -11950, revenue 10000, tax 1900, rounding 50',
    ],
    [
      'its annulment takes back what it owes',
      { type: 'AmountVoided', data: { amount: 0, withdrawn: 11_950, voidedOn: day, reason: 'r', amountDue: 0 } },
      'in-transit 11950, revenue -10000, tax -1900, rounding -50',
      { ...known(), terms: () => takenBack },
    ],
    [
      'an invoice of 119.00 of which 200.00 were prepaid, so it owes 81.00',
      {
        type: 'InvoiceRegistered',
        data: {
          totals: { ...noTotals, taxExclusive: 10_000, tax: 1_900, prepaid: 20_000, payable: -8_100 },
          excess: 8_100,
        } as never,
      },
      'in-transit -8100, prepayments 20000, revenue -10000, tax -1900',
    ],
    [
      'a credit note on account of 119.00, rounded by −0.01, of which 20.00 were returned, so 98.99 are credit',
      { type: 'CreditNoteRegistered', data: onAccount },
      'customer-credit -9899, prepayments -2000, revenue 10000, tax 1900, rounding -1',
    ],
    ['a payment', { type: 'PaymentApplied', data: paid }, 'cash 100, receivables -100'],
    [
      'more than was due',
      { type: 'PaymentApplied', data: { ...paid, excess: 50 } },
      'cash 150, receivables -100, in-transit -50',
    ],
    [
      'a part of a payment over invoices, whose money came before',
      { type: 'PaymentApplied', data: { ...paid, paymentId: part } },
      'in-transit 100, receivables -100',
    ],
    [
      'credit pays an invoice',
      { type: 'CustomerCreditApplied', data: { applicationId: 'a', amount: 50, appliedOn: day, amountDue: 0 } },
      'in-transit 50, receivables -50',
    ],
    [
      'a payment bounced, and what became credit with it',
      { type: 'PaymentReversed', data: { ...reversal, paymentId: 'p', amount: 100, amountDue: 100 } },
      'receivables 100, in-transit 50, cash -150',
      known('money', 50),
    ],
    [
      'a part is taken back: the money leaves with the whole payment',
      { type: 'PaymentReversed', data: { ...reversal, paymentId: part, amount: 100, amountDue: 100 } },
      'receivables 100, in-transit -100',
      known('part'),
    ],
    [
      'what credit paid is taken back: it is on its way to be credit again',
      { type: 'PaymentReversed', data: { ...reversal, paymentId: 'a', amount: 100, amountDue: 100 } },
      'receivables 100, in-transit -100',
      known('credit'),
    ],
    [
      'money went back',
      {
        type: 'PaymentRefunded',
        data: { refundId: 'f', paymentId: 'p', amount: 30, refundedOn: day, method: 'm', reason: 'r', amountDue: 30 },
      },
      'receivables 30, cash -30',
    ],
    [
      'a credit note beyond what was due, the last of an invoice that was rounded',
      {
        type: 'CreditNoteApplied',
        data: {
          creditNoteId: 'c',
          amount: 60,
          excess: 60,
          issuedOn: day,
          reason: 'r',
          taxes: [{ category: 'S', rate: '19', taxable: 100, tax: 19 }],
          amountDue: 0,
        },
      },
      'revenue 100, tax 19, rounding 1, receivables -60, in-transit -60',
    ],
    [
      'a credit note that came as a document: what it states, and what was returned before',
      {
        type: 'CreditNoteApplied',
        data: {
          creditNoteId: 'c',
          amount: 100,
          issuedOn: day,
          reason: 'r',
          taxes: [{ category: 'S', rate: '19', taxable: 101, tax: 20 }], // BR-S-08: 1 more than the lines
          document: {
            customer: { id: 'acme', name: 'Acme' },
            currency: 'EUR',
            issuedOn: day,
            lines: [
              { description: 'Work', quantity: '1', unitPrice: '100', tax: { category: 'S', rate: '19' }, net: 100 },
            ],
            totals: {
              lines: 100,
              allowances: 0,
              charges: 0,
              taxExclusive: 100,
              tax: 20,
              taxInclusive: 120,
              prepaid: 21,
              rounding: 2,
              payable: 101, // 1 more than is left of the invoice, by rounding
            },
          },
          amountDue: 0,
        },
      },
      'revenue 100, tax 20, rounding 1, receivables -100, prepayments -21',
    ],
    [
      'the same, if 10 of the 21 that were returned are a refund that is recorded here',
      {
        type: 'CreditNoteApplied',
        data: {
          ...{ creditNoteId: 'c', amount: 110, refunded: 10, issuedOn: day, reason: 'r', taxes: [], amountDue: 0 },
          document: {
            ...{ customer: { id: 'acme', name: 'Acme' }, currency: 'EUR', issuedOn: day, lines: [] },
            totals: { ...noTotals, taxExclusive: 100, tax: 20, prepaid: 21, rounding: 2, payable: 101 },
          },
        },
      },
      'revenue 100, tax 20, rounding 1, receivables -110, prepayments -11',
    ],
    [
      'a part of it taken back, of the credit too',
      {
        type: 'PaymentReversed',
        data: { ...reversal, paymentId: 'p', amount: 30, withdrawn: 20, amountDue: 30 },
      },
      'receivables 30, in-transit 20, cash -50',
      known('money', 50),
    ],
    [
      'unapplied',
      {
        type: 'PaymentUnapplied',
        data: { unapplicationId: 'u', paymentId: 'p', amount: 30, unappliedOn: day, reason: 'r', amountDue: 30 },
      },
      'receivables 30, in-transit -30',
    ],
    [
      'a refund that came back',
      {
        type: 'RefundReversed',
        data: { refundId: 'f', paymentId: 'p', amount: 30, reversedOn: day, reason: 'r', amountDue: 0 },
      },
      'cash 30, receivables -30',
    ],
    [
      'given up',
      { type: 'AmountWrittenOff', data: { amount: 70, writtenOffOn: day, reason: 'r', amountDue: 0 } },
      'bad-debt 70, receivables -70',
    ],
    [
      'and due again after all',
      { type: 'WriteOffRecovered', data: { paymentId: 'p', amount: 70, recoveredOn: day, amountDue: 70 } },
      'receivables 70, bad-debt -70',
    ],
    [
      'a payment over invoices',
      {
        type: 'PaymentReceived',
        data: {
          paymentId: '7',
          customerId: 'c',
          amount: 90,
          currency: 'EUR',
          receivedOn: day,
          method: 'm',
          allocations: [],
        },
      },
      'cash 90, in-transit -90',
    ],
    [
      'is taken back',
      { type: 'PaymentReversalCompleted', data: { reversalId: 'v', amount: 90 } },
      'in-transit 90, cash -90',
    ],
    [
      'credit is granted',
      { type: 'CreditGranted', data: { ...money, grantId: 'g', source } },
      'in-transit 50, customer-credit -50',
    ],
    [
      'credit is set aside',
      { type: 'CreditReserved', data: { ...money, applicationId: 'a', invoiceId: 'i', appliedOn: day } },
      'customer-credit 50, in-transit -50',
    ],
    [
      'what of it was not needed comes back',
      { type: 'CreditApplicationCompleted', data: { ...money, applicationId: 'a', invoiceId: 'i', applied: 10 } },
      'in-transit 50, customer-credit -50',
    ],
    [
      'credit is taken back',
      { type: 'CreditWithdrawn', data: { ...money, ...reversal, source } },
      'customer-credit 50, in-transit -50',
    ],
    [
      'credit is paid out',
      { type: 'CreditRefunded', data: { ...money, refundId: 'f', refundedOn: day, method: 'm', reason: 'r' } },
      'customer-credit 50, cash -50',
    ],
    [
      'credit that was paid out came back',
      { type: 'CreditRefundReversed', data: { ...money, refundId: 'f', reversedOn: day, reason: 'r' } },
      'cash 50, customer-credit -50',
    ],
    ['a change of state moves nothing', { type: 'InvoicePaid', data: { amountDue: 0 } }, ''],
    [
      'nor does what is declined',
      { type: 'PaymentDeclined', data: { paymentId: 'p', amount: 5, reason: 'r', amountDue: 0 } },
      '',
    ],
  ])('%s', (_, event, entries, about) => {
    expect(booked(event, about)).toBe(entries);
  });

  it.each<BookedEvent['type']>([
    'InvoiceReopened',
    'InvoicePartiallyPaid',
    'InvoiceWrittenOff',
    'InvoiceVoided',
    'InvoiceBecameOverdue',
    'OverdueCleared',
    'CreditWithdrawalDeclined',
    'AutomaticCreditChanged',
    'PaymentAllocated',
    'PaymentSettled',
    'PaymentReversalRequested',
    'AllocationReversed',
    'PaymentReversalRefused',
  ])('%s moves nothing, whatever amount it names', (type) => {
    expect(booked({ type, data: { amount: 5, amountDue: 5 } } as unknown as BookedEvent)).toBe('');
  });

  it('are refused for an event of an unknown type', () =>
    expect(() => booked({ type: 'InvoiceLost', data: {} } as never)).toThrow('no case handles'));

  it('are refused if they do not sum to 0', () => {
    const broken = { ...terms, payable: 1, lines: 0, allowances: 0, charges: 0, taxInclusive: 0 };
    const event: BookedEvent = { type: 'InvoiceRegistered', data: { totals: broken } as never };
    expect(() => entriesOf(event, known())).toThrow(Unbalanced);
    expect(() => entriesOf(event, known())).toThrow(
      'InvoiceRegistered: receivables 1, prepayments 1000, revenue -10000, tax -1900, rounding -50 do not sum to 0',
    );
  });

  it('are refused where a sum of theirs is no longer exact', () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const tax = { category: 'S', rate: '19', taxable: largest, tax: largest } as const;
    const note = (taxes: (typeof tax)[]): BookedEvent => ({
      type: 'CreditNoteApplied',
      data: { creditNoteId: 'c', amount: 1, issuedOn: day, reason: 'r', taxes, amountDue: 0 },
    });
    const received = { type: 'PaymentApplied', data: { ...paid, amount: largest, excess: 1 } } as const;
    const bounced = {
      type: 'PaymentReversed',
      data: { ...reversal, paymentId: 'p', amount: largest, amountDue: 0 },
    } as const;
    expect(() => booked(received)).toThrow('what was received exceeds');
    expect(() => booked(bounced, known('money', 1))).toThrow('what was taken back exceeds');
    expect(() => booked(note([tax, { ...tax, tax: 0 } as never]))).toThrow('a credited amount exceeds');
    expect(() => booked(note([tax, { ...tax, taxable: 0 } as never]))).toThrow('a credited tax exceeds');
  });
});

it('an invoice that is written off and then credited leaves every account at 0: its tax is corrected once', () => {
  const taxes = [{ category: 'S' as const, rate: '19', taxable: 10_000, tax: 1_900 }];
  const whole = { payable: 11_900, taxExclusive: 10_000, tax: 1_900, prepaid: 0, rounding: 0 };
  const events: BookedEvent[] = [
    {
      type: 'InvoiceRegistered',
      data: { totals: { ...whole, lines: 10_000, allowances: 0, charges: 0, taxInclusive: 11_900 } } as never,
    },
    { type: 'AmountWrittenOff', data: { amount: 11_900, writtenOffOn: day, reason: 'r', amountDue: 0 } },
    { type: 'WriteOffRecovered', data: { creditNoteId: 'c', amount: 11_900, recoveredOn: day, amountDue: 11_900 } },
    {
      type: 'CreditNoteApplied',
      data: { creditNoteId: 'c', amount: 11_900, issuedOn: day, reason: 'r', taxes, amountDue: 0 },
    },
  ];
  const balances = Map.groupBy(
    events.flatMap((event) => entriesOf(event, known())),
    ({ account }) => account,
  );
  expect(
    Object.fromEntries(
      [...balances].map(([account, of]) => [account, of.reduce((sum, { amount }) => sum + amount, 0)]),
    ),
  ).toEqual({ receivables: 0, revenue: 0, tax: 0, 'bad-debt': 0 });
});

describe('the books of any lives of invoices', () => {
  it('have the amount due of each invoice in receivables, after each event', () => {
    fc.assert(
      fc.property(log, (events) => {
        const { entries, events: vouchers } = project(recorded(events), nothing);
        const due = new Map<string | null, number>();
        for (const { position, invoice_id, after } of vouchers) {
          const receivables = entries.filter((entry) => entry.position === position && entry.account === 'receivables');
          const moved = receivables.reduce((sum, { amount }) => sum + amount, 0);
          due.set(invoice_id, (due.get(invoice_id) ?? 0) + moved);
          expect(after).toHaveProperty('amountDue', due.get(invoice_id));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same for batches of any size, and count events that come twice once', () => {
    fc.assert(
      fc.property(log, fc.integer({ min: 1, max: 9 }), (events, size) => {
        const all = recorded(events);
        const whole = project(all, nothing);
        const payments = new Map<string, { kind: 'money' | 'part' | 'credit'; excess: number }>();
        const streams = new Map<string, (typeof whole.streams)[number]>();
        const received = { payments: new Map<string, (typeof whole.payments)[number]>(), parts: new Map() };
        const parts: (typeof whole.entries)[number][] = [];
        for (let at = 0; at < all.length; at += size) {
          const batch = all.slice(Math.max(0, at - size), at + size);
          for (const { stream, type, data } of all.slice(0, at)) {
            if (type === 'PaymentApplied')
              payments.set(`${stream} ${data.paymentId}`, { kind: 'money', excess: data.excess ?? 0 });
            if (type === 'CustomerCreditApplied')
              payments.set(`${stream} ${data.applicationId}`, { kind: 'credit', excess: 0 });
          }
          const part = project(batch, { streams, payments, received });
          for (const row of part.streams) streams.set(row.stream, row);
          for (const row of part.payments) received.payments.set(`${row.stream} ${row.payment_id}`, row);
          parts.push(...part.entries);
        }
        expect(parts).toEqual(whole.entries);
        expect([...received.payments.values()]).toEqual(whole.payments);
      }),
      { numRuns: 40 },
    );
  });

  it('refuse an event if earlier ones are missing', () => {
    const id = '018f0000-0000-7000-8000-000000000001';
    const pay: InvoiceEvent = { type: 'PaymentApplied', data: paid };
    const [registered, , late] = recorded([...registration(id), pay, pay].map((event) => ({ invoiceId: id, event })));
    if (!registered || !late) throw new Error('three events');
    expect(() => project([registered, late], nothing)).toThrow(EventsMissing);
  });
});

it('the credit of a customer is booked under its id in small letters, also if an earlier version began its stream in capitals', () => {
  const id = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6';
  const event = { type: 'CreditGranted', data: { ...money, grantId: 'g', source, credit: 50 } } as const;
  const metadata = { recordedAt: `${day}T00:00:00.000Z`, effectiveOn: day, actor: 'a', correlationId: 'c' };
  const place = { id, stream: `customer-${id.toUpperCase()}`, revision: 0, position: 1n, metadata };
  const { events, entries } = project([{ ...event, ...place }], nothing);
  expect([...events, ...entries].map(({ customer_id }) => customer_id)).toEqual([id, id, id]);
});
