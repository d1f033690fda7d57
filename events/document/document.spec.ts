import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { InvoiceContent } from './document.ts';

const invoice: InvoiceContent = {
  customer: { id: 'acme', name: 'Acme' },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  lines: [{ description: 'Consulting', quantity: '12.5', unitPrice: '8000', tax: { category: 'S', rate: '19' } }],
};
const isAccepted = (change: object) => Value.Check(InvoiceContent, { ...invoice, ...change });
const ofLine = (change: object) => ({ lines: [{ ...invoice.lines[0], ...change }] });

describe('the content of an invoice', () => {
  it('needs a customer, a currency, a date and a line', () => {
    expect(isAccepted({})).toBe(true);
    for (const field of ['customer', 'currency', 'issuedOn', 'lines']) {
      expect(isAccepted({ [field]: undefined }), field).toBe(false);
    }
    expect(isAccepted({ lines: [] })).toBe(false);
  });

  it('allows no fields beyond those of the schema', () => {
    expect(isAccepted({ total: 1 })).toBe(false);
    expect(isAccepted(ofLine({ net: 1 }))).toBe(false);
  });

  it.each([
    ['a fraction of a minor unit', { prepaid: 0.5 }],
    ['an amount beyond what is exact', { prepaid: Number.MAX_SAFE_INTEGER + 1 }],
    ['an amount in quotes', { prepaid: '1' }],
    ['a negative price', ofLine({ unitPrice: '-1' })],
    ['a price that is a number', ofLine({ unitPrice: 8000 })],
    ['a quantity with an exponent', ofLine({ quantity: '1e3' })],
    ['a price for no units', ofLine({ baseQuantity: '0.00' })],
    ['a tax category that EN 16931 does not have', ofLine({ tax: { category: 'X', rate: '19' } })],
    ['a negative tax rate', ofLine({ tax: { category: 'S', rate: '-19' } })],
    ['a date that does not exist', { issuedOn: '2026-02-29' }],
    ['a date of the year 0, which PostgreSQL has not', { issuedOn: '0000-01-01' }],
    ['a date with a time', { issuedOn: '2026-11-22T00:00:00Z' }],
    ['a customer id with a slash', { customer: { id: 'a/b', name: 'A' } }],
    ['a customer id that a URL resolves away', { customer: { id: '..', name: 'A' } }],
    ['a text without anything visible', { reference: ' \n' }],
    ['the character NUL, which neither PostgreSQL nor XML can hold', { reference: 'a\u0000b' }],
    ['half of a surrogate pair', { reference: 'a\ud83d' }],
    [
      'a whole card number (BR-51)',
      { paymentInstructions: [{ meansCode: '48', card: { number: '4111111111111111' } }] },
    ],
    ['a mandate that says nothing', { paymentInstructions: [{ meansCode: '59', mandate: {} }] }],
    ['an address without a country', { buyer: { name: 'Acme', address: { city: 'Ghent' } } }],
  ])('does not take %s', (_, change) => expect(isAccepted(change)).toBe(false));

  it.each([
    ['any script, and what lies beyond 16 bits', { reference: 'Straße 東京 🧾' }],
    ['lines in a note', { notes: ['one\ntwo\tthree\r\n'] }],
    ['a negative quantity', ofLine({ quantity: '-3' })],
    ['a price of a thousandth of a cent', ofLine({ unitPrice: '0.001' })],
    ['a negative rounding', { rounding: -3 }],
    ['what takes back what was prepaid', { prepaid: -1 }],
    ['what takes back a charge', { charges: [{ amount: -25, tax: { category: 'Z' } }] }],
    ['a category without its rate', ofLine({ tax: { category: 'O' } })],
  ])('takes %s', (_, change) => expect(isAccepted(change)).toBe(true));
});
