import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { InvoiceContent } from '../document/document.ts';
import { brokenRules } from './broken-rules.ts';
import { creditNote, invoice } from './kinds.ts';
import { example, issued } from './testing/example.ts';

const rulesBrokenBy = (content: InvoiceContent) => brokenRules(issued(content), invoice, 'ubl').map(({ rule }) => rule);

const inFirstLine = (change: object): InvoiceContent => ({
  ...example,
  lines: example.lines.map((line, index) => (index === 0 ? { ...line, ...change } : line)),
});

describe('the rules of EN 16931', () => {
  it('are not broken by the example', () => expect(rulesBrokenBy(example)).toEqual([]));

  const { dueOn: _, paymentTerms: __, ...neverDue } = example;

  it.each<[rule: string, detail: string, content: InvoiceContent]>([
    ['BR-CL-01', '381 is not a type code of this kind of document', { ...example, typeCode: '381' }],
    ['BR-CL-01', '999 is not a type code of this kind of document', { ...example, typeCode: '999' }],
    ['BR-S-05', 'a line of category S has the rate 0', inFirstLine({ tax: { category: 'S', rate: '0' } })],
  ])('report %s, and no other rule, for a document that breaks it', (rule, detail, content) => {
    expect(Value.Errors(InvoiceContent, content)).toEqual([]);
    expect(brokenRules(issued(content), invoice, 'ubl')).toEqual([{ rule, detail }]);
  });

  // version 1.3.15 had BR-CO-25
  it('no longer require a due date or payment terms of an invoice with an amount due', () => {
    expect(issued(neverDue).totals.payable).toBeGreaterThan(0);
    expect(rulesBrokenBy(neverDue)).toEqual([]);
  });

  it('require no type code: it has a usual one', () => {
    const { typeCode: _, ...untyped } = example;
    expect(rulesBrokenBy(untyped)).toEqual([]);
  });

  it('report each broken rule once, however many lines break it', () => {
    const lines = example.lines.map((line) => ({ ...line, allowances: [{ amount: 0 }] }));
    expect(rulesBrokenBy({ ...example, lines })).toEqual(['BR-42', 'BR-CO-23']);
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
    const totals = { ...document.totals, payable: document.totals.payable + 1 };
    expect(brokenRules({ ...document, totals }, invoice, 'ubl')).toEqual([
      { rule: 'BR-CO-16', detail: 'payable (BT-115) is 623.07 and should be 623.06' },
    ]);
  });

  it('require no due date of a credit note', () => {
    const { dueOn: _, paymentTerms: __, ...content } = example;
    expect(brokenRules(issued({ ...content, typeCode: '381' }), creditNote, 'ubl')).toEqual([]);
  });
});
