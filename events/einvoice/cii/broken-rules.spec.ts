import { describe, expect, it } from 'vitest';
import type { TaxGroup } from '../../document/totals.ts';
import { refuseBrokenMoneyRules } from '../read-document.ts';
import { readInvoice } from '../read-invoice.ts';
import { example, issued } from '../testing/example.ts';
import { NotAnEN16931Invoice } from '../write-document.ts';
import { writeInvoice } from '../write-invoice.ts';

const tax = { category: 'S', rate: '20' } as const;
const plain = issued({
  ...example,
  allowances: [],
  charges: [],
  exemptionReasons: [{ category: 'E', reason: 'by law' }],
  lines: [{ description: 'x', quantity: '1', unitPrice: '10000', tax }],
  prepaid: 0,
  rounding: 0,
});
const withTaxes = (taxes: TaxGroup[]) => ({ ...plain, taxes });
const group = (taxable: number): TaxGroup => ({ ...tax, taxable, tax: 2_000 });
const unused: TaxGroup = { category: 'E', rate: '0', taxable: 0, tax: 0 };

function rulesBrokenByWriting(document: typeof plain): string[] {
  try {
    writeInvoice(document, 'cii');
  } catch (error) {
    if (error instanceof NotAnEN16931Invoice) return error.rules.map(({ rule }) => rule);
    throw error;
  }
  return [];
}

// EN 16931 1.3.16: the rules of CII and those of UBL, which allow less than 1.00, and a group without an amount
describe('amounts that UBL allows and CII does not', () => {
  it.each([
    ['a taxable amount that is not exact', withTaxes([group(10_001)]), 'BR-S-08'],
    ['a tax group of category E that nothing is of', withTaxes([group(10_000), unused]), 'BR-E-01'],
  ])('%s', (_, document, rule) => {
    const ubl = readInvoice(writeInvoice(document));
    expect(() => refuseBrokenMoneyRules(ubl)).not.toThrow();
    expect(rulesBrokenByWriting(document)).toEqual([rule]);
    expect(() => refuseBrokenMoneyRules({ ...ubl, syntax: 'cii' })).toThrow(rule);
  });

  it('exact ones are allowed in both', () => {
    const document = withTaxes([group(10_000)]);
    expect(rulesBrokenByWriting(document)).toEqual([]);
    expect(() => refuseBrokenMoneyRules(readInvoice(writeInvoice(document, 'cii')))).not.toThrow();
  });
});

// XRechnung 3.0.2, BR-DE-18
it.each(['ubl', 'cii'] as const)('the line break that ends a term of payment stays: %s', (syntax) => {
  for (const paymentTerms of ['#SKONTO#TAGE=14#PROZENT=2.00#\n', '#SKONTO#TAGE=14#PROZENT=2.00#', 'Net 30 days'])
    expect(readInvoice(writeInvoice({ ...plain, paymentTerms }, syntax)).content.paymentTerms).toBe(paymentTerms);
});
