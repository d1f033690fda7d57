import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { InvoiceContent } from '../document/document.ts';
import { brokenRules } from './broken-rules.ts';
import { creditNote, invoice } from './kinds.ts';
import { breaches } from './testing/breaches.ts';
import { example, issued } from './testing/example.ts';

const rulesBrokenBy = (content: InvoiceContent) => brokenRules(issued(content), invoice).map(({ rule }) => rule);

describe('the rules of EN 16931', () => {
  it('are not broken by the example', () => expect(rulesBrokenBy(example)).toEqual([]));

  it.each(breaches)('report %s, and no other rule, for a document that breaks it', (rule, content) => {
    expect(Value.Errors(InvoiceContent, content)).toEqual([]);
    expect([...new Set(rulesBrokenBy(content))]).toEqual([rule]);
  });

  it('report each broken rule once, however many lines break it', () => {
    const lines = example.lines.map((line) => ({ ...line, allowances: [{ amount: 0 }] }));
    expect(rulesBrokenBy({ ...example, lines })).toEqual(['BR-42']);
  });

  it('take a lone seller to be unnamed and unaddressed', () => {
    const { seller: _, ...content } = example;
    expect(rulesBrokenBy(content)).toEqual(expect.arrayContaining(['BR-06', 'BR-08', 'BR-CO-26']));
  });

  it('allow no third digit after the point, although dinars have three', () => {
    const { exemptionReasons: _, accountingTax: __, ...content } = example;
    const line = { description: 'Dates', quantity: '1', tax: { category: 'S', rate: '10' } } as const;
    const inDinars = (unitPrice: string) =>
      rulesBrokenBy({
        ...content,
        currency: 'BHD',
        lines: [{ ...line, unitPrice }],
        allowances: [],
        charges: [],
        prepaid: 0,
        rounding: 0,
      });
    expect(inDinars('12300')).toEqual([]);
    expect(inDinars('12340')).toEqual(['BR-DEC-13', 'BR-DEC-14', 'BR-DEC-18', 'BR-DEC-20']);
    expect(inDinars('12345')).toEqual(expect.arrayContaining(['BR-DEC-09', 'BR-DEC-12', 'BR-DEC-19', 'BR-DEC-23']));
  });

  it('cover the totals of a document', () => {
    const document = issued(example);
    const totals = { ...document.totals, taxInclusive: document.totals.taxInclusive + 1 };
    expect(brokenRules({ ...document, totals }, invoice)).toEqual([
      {
        rule: 'BR-CO-15',
        detail: `taxInclusive (BT-112) is ${totals.taxInclusive} and should be ${document.totals.taxInclusive}`,
      },
    ]);
  });

  it('require no due date of a credit note', () => {
    const { dueOn: _, paymentTerms: __, ...content } = example;
    expect(brokenRules(issued({ ...content, typeCode: '381' }), creditNote)).toEqual([]);
  });
});
