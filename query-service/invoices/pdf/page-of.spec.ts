import { describe, expect, it } from 'vitest';
import type { InvoiceContent } from '../../../events/document/document.ts';
import { creditNote, invoice, type Kind } from '../../../events/einvoice/kinds.ts';
import { example, issued } from '../../../events/einvoice/testing/example.ts';
import type { Page } from './page.ts';
import { pageOf } from './page-of.ts';

const { seller, buyer } = example;
const short: InvoiceContent = {
  number: 'INV-7',
  customer: { id: 'acme', name: 'Acme' },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  lines: [
    { description: 'Consulting', quantity: '12.5', unit: 'HUR', unitPrice: '8000', tax: { category: 'S', rate: '19' } },
  ],
  ...(seller && { seller }),
  ...(buyer && { buyer }),
};
const page = (change: Partial<InvoiceContent> = {}, kind: Kind = invoice): Page =>
  pageOf(issued({ ...short, ...change }), kind);

/** All texts of a page or a document. */
const textsOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsOf)
    : value === undefined
      ? []
      : [String(value)];

describe('the page of a document', () => {
  it('has each text of a document that has every term', () => {
    // codes that are shown by their names, amounts that are shown in major units, and what only programs read
    const { specification: _, process: __, customer: ___, ...terms } = example;
    const shown = textsOf(pageOf(issued(example), invoice))
      .join('\n')
      .replaceAll(/[\s\u202f]/g, '');
    const asShown = (text: string) => text.replace(/^#AAI#/, '').replaceAll(/\s/g, '');
    const names = new Map([
      ['MTR', '2.5m'],
      ['HUR', '1h'],
      ['C62', '250'],
      ['NL', 'NETHERLANDS'],
      ['DE', 'GERMANY'],
      ['BE', 'Belgium'],
      ['380', 'Invoice'],
      ['58', 'SEPAcredittransfer'],
      ['1', ''],
      ['SEPA', 'CreditoridentifierNL51ZZZ123'],
      ['true', 'Returned'],
      ['40000', '400.00'],
      ['1234.5678', '12.345678per1000'],
      ['7550', '75.50'],
      ['30000', '300.00'],
      ['10000', '100.00'],
      ['50000', '500.00'],
      ['12500', '-125.00'],
      ['125000', '1250.00'],
      ['5000', '50.00'],
      ['20000', '-200.00'],
      ['2000', '-20.00'],
      ['1500', '15.00'],
      ['100000', '1000.00'],
      ['219001', '2190.01'],
      ['-1', '-0.01'],
    ]);
    const missing = textsOf(terms)
      .map((text) => names.get(text) ?? asShown(text))
      .filter((text) => !shown.includes(text));
    expect(missing).toEqual([]);
  });

  it('has the amounts with the digits of the currency, in groups of three from five digits on', () => {
    const priced = (unitPrice: string, currency: string) =>
      page({ currency, lines: [{ description: 'Work', quantity: '1', unitPrice, tax: { category: 'Z' } }] });
    const shown = (unitPrice: string, currency: string) => {
      const { lines, payable } = priced(unitPrice, currency);
      return [lines[0]?.price, lines[0]?.net, payable.value];
    };
    expect(shown('999999', 'EUR')).toEqual(['9999.99', '9999.99', 'EUR\u00a09999.99']);
    expect(shown('1000000', 'EUR')).toEqual(['10\u202f000.00', '10\u202f000.00', 'EUR\u00a010\u202f000.00']);
    expect(shown('1234567', 'JPY')).toEqual([
      '1\u202f234\u202f567',
      '1\u202f234\u202f567',
      'JPY\u00a01\u202f234\u202f567',
    ]);
    expect(shown('1234560', 'KWD')).toEqual(['1234.560', '1234.560', 'KWD\u00a01234.560']);
    expect(shown('0.5', 'EUR')).toEqual(['0.005', '0.01', 'EUR\u00a00.01']);
  });

  it.each([
    [undefined, invoice, 'Invoice INV-7', 'Amount due'],
    ['380', invoice, 'Invoice INV-7', 'Amount due'],
    ['384', invoice, 'Corrected invoice INV-7', 'Amount due'],
    ['935', invoice, 'Invoice INV-7', 'Amount due'],
    ['381', creditNote, 'Credit note INV-7', 'Amount credited'],
    ['261', creditNote, 'Self-billed credit note INV-7', 'Amount credited'],
  ])('of type %s has a title and an amount that say what it is', (typeCode, kind, title, label) => {
    const { title: shown, payable } = page(typeCode === undefined ? {} : { typeCode }, kind);
    expect([shown, payable]).toEqual([title, { label, value: 'EUR\u00a01190.00' }]);
  });

  it('has an address as on a letter: post code before city, the country in capitals at the end', () => {
    expect(page().recipient).toEqual(['Müller & Söhne <Möbel>', 'Hafenstraße 1', '26721 Emden', 'GERMANY']);
    expect(page().sender).toBe('Lighthouse Joinery BV · Kade 3 · 2611 AB Delft');
  });

  it('leaves out totals that say nothing: no allowances, nothing prepaid, no rounding', () => {
    expect(page().totals.map(({ label, value }) => [label, value])).toEqual([
      ['Sum of lines', '1000.00'],
      ['Total without VAT', '1000.00'],
      ['VAT', '190.00'],
      ['Total with VAT', '1190.00'],
    ]);
    const labels = page({ prepaid: 1000, rounding: 1 }).totals.map(({ label }) => label);
    expect(labels.slice(4)).toEqual(['Paid already', 'Rounding']);
  });

  it('shows a period that has one end, and one of a day', () => {
    const shown = (period: { from?: string; until?: string }) =>
      page({ period }).facts.find(({ label }) => label === 'Period')?.value;
    expect(shown({ from: '2026-11-01', until: '2026-11-30' })).toBe('2026-11-01 – 2026-11-30');
    expect(shown({ from: '2026-11-01', until: '2026-11-01' })).toBe('2026-11-01');
    expect(shown({ from: '2026-11-01' })).toBe('from 2026-11-01');
    expect(shown({ until: '2026-11-30' })).toBe('until 2026-11-30');
  });

  it('has no rate for what is not subject to VAT', () => {
    const { lines, taxes } = page({
      lines: [{ description: 'Levy', quantity: '1', unitPrice: '100', tax: { category: 'O' } }],
    });
    expect([lines[0]?.tax, taxes[0]?.rate]).toEqual(['O', '']);
  });

  it('shows a unit that is not common by its code', () => {
    const line = { description: 'Pens', quantity: '3', unitPrice: '100', tax: { category: 'Z' as const } };
    const units = page({ lines: [{ ...line, unit: 'NMP' }, { ...line, unit: 'C62' }, line] }).lines;
    expect(units.map(({ quantity }) => quantity)).toEqual(['3\u00a0NMP', '3', '3']);
  });
});

describe('the payment on the page', () => {
  const iban = 'DE02120300000000202051';
  const transfer = { meansCode: '58', account: iban };
  const payment = (change: Partial<InvoiceContent>, kind: Kind = invoice) =>
    page({ paymentInstructions: [transfer], ...change }, kind).payment;

  it('has a code for the first IBAN, with the account holder, else the payee, else the seller', () => {
    const nameIn = (change: Partial<InvoiceContent>) => payment(change).qr?.split('\n')[5];
    expect(nameIn({})).toBe('Lighthouse Joinery BV');
    expect(nameIn({ payee: { name: 'Factoring NV' } })).toBe('Factoring NV');
    expect(
      nameIn({ payee: { name: 'Factoring NV' }, paymentInstructions: [{ ...transfer, accountName: 'Till' }] }),
    ).toBe('Till');
  });

  it('has the amount due and the remittance information, or else the number of the document', () => {
    const lines = (change: Partial<InvoiceContent>) => payment(change).qr?.split('\n').slice(6);
    expect(lines({ prepaid: 19_000 })).toEqual([iban, 'EUR1000.00', '', '', 'INV-7']);
    expect(lines({ paymentInstructions: [{ ...transfer, remittance: 'RF18539007547034' }] })).toEqual([
      iban,
      'EUR1190.00',
      '',
      'RF18539007547034',
    ]);
  });

  it.each<[string, Partial<InvoiceContent>]>([
    ['another currency', { currency: 'SEK' }],
    ['nothing due', { prepaid: 119_000 }],
    ['an account that is no IBAN', { paymentInstructions: [{ meansCode: '30', account: '1234567' }] }],
    ['a SEPA direct debit', { paymentInstructions: [{ meansCode: '59', account: iban }] }],
    ['a direct debit', { paymentInstructions: [{ meansCode: '49', account: iban }] }],
    ['no means of payment', { paymentInstructions: [] }],
  ])('has no code with %s', (_, change) => {
    expect(payment(change).qr).toBeUndefined();
  });

  it('has no code on a credit note, which is nothing to pay', () => {
    expect(payment({}).qr).toBeDefined();
    expect(payment({}, creditNote).qr).toBeUndefined();
  });

  it('has an IBAN in groups of four, and another account as it is', () => {
    const account = (account: string) => payment({ paymentInstructions: [{ meansCode: '30', account }] }).means[0]?.[1];
    expect(account(iban)).toEqual({ label: 'IBAN', value: 'DE02 1203 0000 0000 2020 51' });
    expect(account('1234567')).toEqual({ label: 'Account', value: '1234567' });
  });

  it.each([
    [{ meansCode: '30' }, 'Credit transfer'],
    [{ meansCode: '15' }, 'Code 15 (UNTDID 4461)'],
    [{ meansCode: '15', meansText: 'Book entry' }, 'Book entry'],
  ])('has the means %j as "%s"', (means, value) =>
    expect(payment({ paymentInstructions: [means] }).means[0]?.[0]).toEqual({ label: 'Means of payment', value }),
  );

  it('has the terms of XRechnung in words', () => {
    const paymentTerms = 'Net\n#SKONTO#TAGE=14#PROZENT=2.25#\n#VERZUG#TAGE=30#PROZENT=5.00#BASISBETRAG=10000.50#\n';
    expect(payment({ paymentTerms }).terms).toEqual([
      'Net',
      '2.25 % discount if paid within 14 days',
      '5.00 % interest if paid later than 30 days on 10\u202f000.50',
    ]);
  });
});
