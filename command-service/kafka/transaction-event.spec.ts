import { v5 as uuidv5 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { calendarIn } from '../../events/calendar-date.ts';
import { TooManyDigits } from '../../events/money/money.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { ReceivedMessage } from './received-message.ts';
import { paymentInTransaction, type TransactionMapping } from './transaction-event.ts';

const mapping: TransactionMapping = {
  currency: 'EUR',
  unit: 'major',
  method: 'credit-transfer',
  dateOf: calendarIn('Europe/Berlin'),
};
const message = (json: string): ReceivedMessage => ({
  topic: 'transaction-events',
  partition: 0,
  offset: '0',
  key: null,
  value: Buffer.from(json),
  headers: {},
});
const invoiceId = '018f0000-0000-7000-8000-000000000001';
const transaction = (of: Record<string, unknown> = {}) =>
  JSON.stringify({ idOperation: 'op-1', idInvoice: invoiceId, amount: 900, dateTime: '2026-11-22T10:00:00Z', ...of });
const paymentIn = (json: string, of: Partial<TransactionMapping> = {}) =>
  paymentInTransaction({ ...mapping, ...of })(message(json)).payment;

describe('a transaction event', () => {
  it('is a payment with idOperation as its id, in the configured currency and method', () => {
    expect(paymentIn(transaction())).toEqual({
      paymentId: 'op-1',
      invoiceId,
      amount: 90_000,
      currency: 'EUR',
      receivedOn: '2026-11-22',
      method: 'credit-transfer',
    });
  });

  it('has its amount in major units, exact to the digit, or in minor units', () => {
    const amountIn = (json: string, of: Partial<TransactionMapping> = {}) =>
      (paymentIn(json, of) as { amount: unknown }).amount;
    expect(amountIn('{"idOperation":1,"idInvoice":2,"amount":0.29,"dateTime":"2026-11-22"}')).toBe(29);
    expect(amountIn('{"idOperation":1,"idInvoice":2,"amount":70368744177664.13,"dateTime":"2026-11-22"}')).toBe(
      7_036_874_417_766_413,
    );
    expect(amountIn(transaction({ amount: '12.3' }))).toBe(1_230);
    expect(amountIn(transaction({ amount: 1_500 }), { currency: 'JPY' })).toBe(1_500);
    expect(amountIn(transaction({ amount: 90_000 }), { unit: 'minor' })).toBe(90_000);
    expect(() => amountIn(transaction({ amount: 0.001 }))).toThrow(TooManyDigits);
  });

  it.each([
    ['1e2', 10_000],
    ['1E+2', 10_000],
    ['12.5e1', 12_500],
    ['2.5E-1', 25],
    ['125e-2', 125],
    ['1.000000000000e2', 10_000],
    ['9007199254740991e-2', 9_007_199_254_740_991],
    ['0e0', 0],
  ])('may have its amount as %s, as JSON writes numbers', (number, amount) => {
    const json = transaction({ amount: 0 }).replace('"amount":0', `"amount":${number}`);
    expect(paymentIn(json)).toMatchObject({ amount });
  });

  it.each(['1e-3', '1e31', '1e999999999', '-1e-31'])('is refused for the amount %s', (number) => {
    const json = transaction({ amount: 0 }).replace('"amount":0', `"amount":${number}`);
    expect(() => paymentIn(json)).toThrow(/decimal number|digits after the point/);
  });

  it('names its invoice by its id here, or by an external id of which the UUIDv5 is the id here', () => {
    const invoiceNamespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    expect(paymentIn(transaction({ idInvoice: 4711 }), { invoiceNamespace })).toMatchObject({
      invoiceId: uuidv5('4711', invoiceNamespace),
    });
    expect(paymentIn(transaction({ idInvoice: invoiceId.toUpperCase() }))).toMatchObject({ invoiceId });
  });

  it.each([
    ['2026-11-22T23:30:00Z', '2026-11-23'],
    ['2026-11-22T23:30:00+01:00', '2026-11-22'],
    ['2026-11-22T23:30:00.123456', '2026-11-22'],
    ['2026-11-22 23:30', '2026-11-22'],
    ['2026-11-22', '2026-11-22'],
  ])('of %s was received on %s where the seller is', (dateTime, receivedOn) => {
    expect(paymentIn(transaction({ dateTime }))).toMatchObject({ receivedOn });
  });

  it.each([
    ['an invoice', { idInvoice: undefined }, '/idInvoice'],
    ['a name', { idOperation: null }, '/idOperation'],
    ['an amount', { amount: {} }, '/amount'],
    ['a date that exists', { dateTime: '2026-02-30T10:00:00Z' }, '/dateTime'],
    ['a date', { dateTime: 1_700_000_000 }, '/dateTime'],
  ])('without %s is refused, and says where', (_, of, pointer) => {
    expect(problemOf(() => paymentIn(transaction(of)))).toMatchObject({
      type: 'malformed-transaction',
      status: 400,
      errors: [{ pointer }],
    });
  });

  it('that is not JSON is refused', () => {
    for (const text of ['', '{', 'null', '[]']) expect(problemOf(() => paymentIn(text)).status).toBe(400);
    for (const text of ['{"idOperation":"a","idOperation":"b"}', `${'['.repeat(20_000)}${']'.repeat(20_000)}`])
      expect(problemOf(() => paymentIn(text)).type).toBe('malformed-json');
    expect(problemOf(() => paymentIn(transaction({ idOperation: 'a\u0000b' })))).toMatchObject({
      type: 'malformed-request',
      errors: [{ pointer: '/idOperation', detail: 'contains the character U+0000, which cannot be stored' }],
    });
    expect(problemOf(() => paymentInTransaction(mapping)({ ...message(''), value: null })).type).toBe('tombstone');
    const notText = { ...message(''), value: Buffer.from([0xff, 0xfe]) };
    expect(problemOf(() => paymentInTransaction(mapping)(notText)).type).toBe('malformed-json');
  });
});

function problemOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.content;
    throw error;
  }
  throw new Error('it was not refused');
}
