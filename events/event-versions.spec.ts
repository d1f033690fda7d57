import { describe, expect, it } from 'vitest';
import { noTotals } from './einvoice/testing/example.ts';
import { type LedgerEvent, versionOf } from './event-versions.ts';
import type { InvoiceRegistered } from './invoice.ts';
import { sampleEvents } from './samples/read-samples.ts';
import { type Stored, upcast } from './upcast.ts';

const version2 = sampleEvents().filter(({ streamId }) => /b2c7d1e4|FT%205|FT-2026/.test(streamId));

describe('an event of taxes', () => {
  it.each(version2.map((stored) => [stored.type, stored] as const))(
    'is of version 2 if it splits payment: %s',
    (_, stored) => {
      const { type, data } = upcast<LedgerEvent>(stored);
      const event = { type, data } as LedgerEvent;
      expect(versionOf(event)).toBe(2);
      const standard = JSON.parse(JSON.stringify(event).replaceAll('"category":"B"', '"category":"S"')) as LedgerEvent;
      expect(versionOf(standard)).toBe(1);
    },
  );

  it('is of version 2 if a credit note splits payment, or came as a document with amounts', () => {
    const stored = version2.find(({ type }) => type === 'CreditNoteApplied');
    if (stored === undefined) throw new Error('there is no sample');
    const note = upcast<Extract<LedgerEvent, { type: 'CreditNoteApplied' }>>(stored);
    const { document, ...noDocument } = note.data;
    const [, ...noTaxes] = note.data.taxes;
    const type = 'CreditNoteApplied';
    expect(versionOf({ type, data: noDocument })).toBe(2);
    expect(versionOf({ type, data: { ...noDocument, taxes: noTaxes } })).toBe(1);
    if (document === undefined) throw new Error('the sample has no document');
    const { totals: _, ...withoutAmounts } = document;
    expect(versionOf({ type, data: { ...noDocument, taxes: [], document: withoutAmounts } })).toBe(1);
    expect(
      versionOf({ type, data: { ...noDocument, taxes: [], document: { ...withoutAmounts, totals: noTotals } } }),
    ).toBe(2);
  });
});

describe('an event of amounts below 0', () => {
  const version3 = sampleEvents().filter(({ metadata }) => (metadata as { schema: number }).schema === 3);

  it.each(version3.map((stored) => [stored.type, stored] as const))('is of version 3: %s', (_, stored) => {
    const { type, data } = upcast<LedgerEvent>(stored);
    expect(versionOf({ type, data } as LedgerEvent)).toBe(3);
  });

  const { data } = upcast<InvoiceRegistered>(
    sampleEvents().find(
      ({ type, streamId }) => type === 'InvoiceRegistered' && streamId.includes('4e2a1b90'),
    ) as Stored,
  );
  const registered = (change: Partial<InvoiceRegistered['data']>): LedgerEvent => ({
    type: 'InvoiceRegistered',
    data: { ...data, ...change },
  });
  const tax = { category: 'S', rate: '25' } as const;

  it.each<[string, number, Partial<InvoiceRegistered['data']>]>([
    ['a total of 0', 1, { totals: { ...data.totals, payable: 0 } }],
    ['a total below 0', 3, { totals: { ...data.totals, payable: -1 } }],
    ['a prepaid amount', 1, { prepaid: 1 }],
    ['a prepaid amount that is taken back', 3, { prepaid: -1 }],
    ['an allowance of 0', 1, { allowances: [{ amount: 0, tax }] }],
    ['an allowance that is taken back', 3, { allowances: [{ amount: -1, tax }] }],
    ['a base of an allowance that is taken back', 3, { allowances: [{ amount: 0, base: -1, tax }] }],
    ['a percentage below 0', 3, { allowances: [{ amount: 0, percent: '-1', tax }] }],
    ['a base quantity below 0', 3, { lines: data.lines.map((line) => ({ ...line, baseQuantity: '-0.5' })) }],
    ['a charge on a price', 3, { lines: data.lines.map((line) => ({ ...line, priceDiscount: { amount: '-1' } })) }],
    [
      'a discount',
      1,
      { lines: data.lines.map((line) => ({ ...line, baseQuantity: '2', priceDiscount: { amount: '0' } })) },
    ],
    [
      'a charge of a line that is taken back',
      3,
      { lines: data.lines.map((line) => ({ ...line, charges: [{ amount: -1 }] })) },
    ],
  ])('has a version that tells older readers of it: %s is of version %i', (_, version, change) => {
    expect(versionOf(registered(change))).toBe(version);
  });
});

it('an event of any other type is of the latest version', () => {
  expect(versionOf({ type: 'InvoicePaid', data: { amountDue: 0 } })).toBe(1);
  const reversed = {
    reversalId: 'r',
    paymentId: 'p',
    amount: 1,
    withdrawn: 0,
    reversedOn: '2026-05-02',
    reason: 'r',
    amountDue: 1,
  };
  expect(versionOf({ type: 'PaymentReversed', data: reversed })).toBe(2);
});
