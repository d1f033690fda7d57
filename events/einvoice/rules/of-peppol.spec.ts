import { describe, expect, it } from 'vitest';
import { amountsOf, withAmounts } from '../../document/totals.ts';
import type { IssuedLine } from '../../invoice.ts';
import { type Syntax, syntaxes } from '../binding.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import { brokenPeppolRules } from './of-peppol.ts';

const peppol = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const xrechnung = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
const plain = 'urn:cen.eu:en16931:2017';

function document(specification: string, line: Partial<IssuedLine>, currency = 'EUR'): StatedDocument {
  const whole = {
    description: 'Work',
    quantity: '3',
    unitPrice: '1000',
    tax: { category: 'Z', rate: '0' },
    ...line,
  } as const;
  const content = { specification, currency, issuedOn: '2026-11-22', lines: [whole] };
  const computed = amountsOf(content);
  return withAmounts(content, { ...computed, nets: [line.net ?? computed.nets[0] ?? 0] });
}

const rulesBrokenBy = (document: StatedDocument, syntax: Syntax = 'ubl') =>
  brokenPeppolRules(document, syntax).map(({ rule }) => rule);

// Each example is on one side of a bound, and was checked with the published rules (Peppol 2026.5, XRechnung 3.0.2)
describe('a line net amount', () => {
  const R120 = ['PEPPOL-EN16931-R120'];
  it.each<[says: string, line: Partial<IssuedLine>, broken: string[], currency?: string]>([
    ['may be 0.02 more than quantity × price', { net: 3_002 }, []],
    ['may be 0.02 less', { net: 2_998 }, []],
    ['is not 0.03 more', { net: 3_003 }, R120],
    ['is not 0.03 less', { net: 2_997 }, R120],
    ['is compared with what is not rounded', { unitPrice: '1000.5', net: 3_003 }, []], // 30.015
    ['is not 0.025 more than that', { unitPrice: '1000.5', net: 3_004 }, R120],
    ['is for the base quantity', { baseQuantity: '7', net: 430 }, []], // 3 × 10.00 / 7 = 4.2857…
    ['is that of the base quantity', { baseQuantity: '7', net: 431 }, R120],
    ['has allowances and charges', { allowances: [{ amount: 500 }], charges: [{ amount: 100 }], net: 2_602 }, []],
    ['has no other ones', { allowances: [{ amount: 500 }], charges: [{ amount: 100 }], net: 2_603 }, R120],
    ['of dinars may be 0.02 more', { net: 3_020 }, [], 'KWD'],
    ['of dinars is not 0.03 more', { net: 3_030 }, R120, 'KWD'],
    ['of yen is not one yen more', { net: 3_001 }, R120, 'JPY'],
  ])('of Peppol %s', (_, line, broken, currency) => {
    expect(rulesBrokenBy(document(peppol, line, currency))).toEqual(broken);
  });

  it('has no rule in EN 16931 itself, and only a warning in XRechnung', () => {
    expect(rulesBrokenBy(document(plain, { net: 9_999 }))).toEqual([]);
    expect(rulesBrokenBy(document(xrechnung, { net: 9_999 }))).toEqual([]);
  });
});

describe('an allowance or a charge', () => {
  const of = (amount: number, percent = '10') => ({ allowances: [{ amount, base: 1_000, percent }] });
  const broken = (specification: string, line: Partial<IssuedLine>, currency?: string) =>
    rulesBrokenBy(document(specification, line, currency));

  it.each([peppol, xrechnung])('of %s is within 0.02 of its percentage', (specification) => {
    expect(broken(specification, of(102))).toEqual([]);
    expect(broken(specification, of(98))).toEqual([]);
    expect(broken(specification, of(103))).toEqual(['PEPPOL-EN16931-R040']);
    expect(broken(specification, of(97))).toEqual(['PEPPOL-EN16931-R040']);
    expect(broken(specification, { charges: of(103).allowances })).toEqual(['PEPPOL-EN16931-R040']);
  });

  it('of the document has the same bounds', () => {
    const item = { ...of(103).allowances[0], amount: 103, tax: { category: 'Z', rate: '0' } } as const;
    expect(rulesBrokenBy({ ...document(peppol, {}), allowances: [item] })).toEqual(['PEPPOL-EN16931-R040']);
    expect(rulesBrokenBy({ ...document(peppol, {}), charges: [item] })).toEqual(['PEPPOL-EN16931-R040']);
  });

  it('in forint is within 0.50 for XRechnung', () => {
    expect(broken(xrechnung, of(150), 'HUF')).toEqual([]);
    expect(broken(xrechnung, of(151), 'HUF')).toEqual(['PEPPOL-EN16931-R040']);
    expect(broken(peppol, of(103), 'HUF')).toEqual(['PEPPOL-EN16931-R040']);
  });

  it.each([peppol, xrechnung])('of %s has both a base and a percentage, or neither', (specification) => {
    const [base, percent] = [
      { amount: 500, base: 1_000 },
      { amount: 500, percent: '10' },
    ];
    expect(broken(specification, { allowances: [base] })).toEqual(['PEPPOL-EN16931-R042']);
    expect(broken(specification, { charges: [percent] })).toEqual(['PEPPOL-EN16931-R041']);
    expect(broken(specification, { charges: [{ amount: 500 }] })).toEqual([]);
  });

  it('has no such rules in EN 16931 itself', () => {
    expect(broken(plain, of(500))).toEqual([]);
    expect(
      broken(plain, { allowances: [{ amount: 500, base: 1_000 }], charges: [{ amount: 5, percent: '1' }] }),
    ).toEqual([]);
  });
});

it('a net price is exactly the gross price less the discount', () => {
  const of = (unitPrice: string, grossPrice?: string) =>
    rulesBrokenBy(
      document(xrechnung, { unitPrice, priceDiscount: { amount: '100.5', ...(grossPrice && { grossPrice }) } }),
    );
  expect(of('899.5', '1000')).toEqual([]);
  expect(of('899.4', '1000')).toEqual(['PEPPOL-EN16931-R046']);
  expect(of('899.4')).toEqual([]);
});

it('the base quantity of a price is above 0', () => {
  const valid = document(xrechnung, {});
  const withBase = (baseQuantity: string, specification = xrechnung) =>
    rulesBrokenBy({ ...valid, specification, lines: valid.lines.map((line) => ({ ...line, baseQuantity })) });
  expect(withBase('0.1')).toEqual([]);
  expect([withBase('0'), withBase('-1')]).toEqual([['PEPPOL-EN16931-R121'], ['PEPPOL-EN16931-R121']]);
  expect(withBase('0', plain)).toEqual([]);
});

it('the base quantity of a price is in the unit of the line', () => {
  const valid = document(xrechnung, {});
  const inKilograms = (specification: string) =>
    rulesBrokenBy({
      ...valid,
      specification,
      lines: valid.lines.map((line) => ({ ...line, baseQuantityUnit: 'KGM' })),
    });
  expect([inKilograms(xrechnung), inKilograms(plain)]).toEqual([['PEPPOL-EN16931-R130'], []]);
});

describe('the tax in the accounting currency', () => {
  const R055 = ['PEPPOL-EN16931-R055'];
  const taxed = (tax: number, accounting: number, syntax: Syntax) => {
    const valid = document(xrechnung, {});
    const accountingTax = { currency: 'SEK', amount: accounting };
    return rulesBrokenBy({ ...valid, accountingTax, totals: { ...valid.totals, tax } }, syntax);
  };

  it.each(syntaxes)('has the sign of the tax in %s', (syntax) => {
    expect([taxed(100, 1_000, syntax), taxed(-100, -1_000, syntax), taxed(0, 1_000, syntax)]).toEqual([[], [], []]);
    expect([taxed(100, -1, syntax), taxed(-1, 100, syntax)]).toEqual([R055, R055]);
  });

  it('that is 0 is of both signs in UBL, of the plus in CII', () => {
    expect([taxed(-100, 0, 'ubl'), taxed(0, -100, 'ubl')]).toEqual([[], []]);
    expect([taxed(-100, 0, 'cii'), taxed(0, -100, 'cii')]).toEqual([R055, R055]);
  });
});
