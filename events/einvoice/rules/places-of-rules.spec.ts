import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { InvoiceContent } from '../../document/document.ts';
import { type Syntax, syntaxes } from '../binding.ts';
import { invoice } from '../kinds.ts';
import { example, issued } from '../testing/example.ts';
import { followed, leastClaims, leastInvoice, leastTaxes } from '../testing/follow-rules.ts';
import { NotAnEN16931Invoice, writeDocument } from '../write-document.ts';
import type { BrokenRule } from './broken-rule.ts';

const brokenIn = (content: InvoiceContent, syntax: Syntax = 'ubl', kind = invoice): readonly BrokenRule[] => {
  try {
    writeDocument(issued(content), kind, syntax);
    return [];
  } catch (error) {
    if (error instanceof NotAnEN16931Invoice) return error.rules;
    throw error;
  }
};

describe('the least invoice', () => {
  const cases = syntaxes.flatMap((syntax) =>
    leastClaims.flatMap((claim) => leastTaxes.map((tax) => [tax.category, claim, syntax, tax] as const)),
  );

  it.each(cases)(
    'of category %s, which claims %s, becomes one in %s by giving what the refusals ask for',
    (_, claim, syntax, tax) => {
      let content = leastInvoice(tax, claim);
      const asked: string[][] = [];
      for (let rules = brokenIn(content, syntax); rules.length > 0; rules = brokenIn(content, syntax)) {
        expect(asked.length, JSON.stringify(rules)).toBeLessThan(4); // terms that are given have rules of their own
        for (const { term, pointers } of rules)
          expect([term, pointers?.length]).toEqual([expect.any(String), expect.any(Number)]);
        asked.push(rules.map(({ rule }) => rule));
        content = followed(content, rules);
        expect(Value.Errors(InvoiceContent, content)).toEqual([]);
      }
      expect(asked[0]).toEqual(expect.arrayContaining(['BR-02', 'BR-06', 'BR-08', 'BR-10', 'BR-CO-26', 'BR-42']));
    },
  );

  it('is told each rule with its term and its places', () => {
    expect(
      brokenIn(leastInvoice({ category: 'E' }), 'ubl').map(({ rule, term, pointers }) => [rule, term, pointers]),
    ).toEqual([
      ['BR-02', 'BT-1', ['/number']],
      ['BR-06', 'BT-27', ['/seller/name']],
      ['BR-08', 'BG-5', ['/seller/address']],
      ['BR-10', 'BG-8', ['/buyer/name', '/buyer/address']],
      ['BR-CO-26', 'BT-31', ['/seller/vatId']],
      ['BR-42', 'BT-139', ['/lines/0/allowances/0/reason']],
      ['BR-CO-23', 'BT-139', ['/lines/0/allowances/0/reason']],
      ['BR-E-02', 'BT-31', ['/seller/vatId']],
      ['BR-E-10', 'BT-120', ['/exemptionReasons/-']],
    ]);
  });
});

describe('a broken rule', () => {
  const [first] = example.lines as [InvoiceContent['lines'][0]];
  const tax = { category: 'S', rate: '21' } as const;
  const { seller, buyer, payee } = example as Required<InvoiceContent>;
  const card = { number: '1234' };
  const standardItemId = { id: '1' };
  const placesOf = (content: InvoiceContent) =>
    brokenIn(content).map(({ rule, term, pointers }) => [rule, term, pointers]);

  it.each<[rule: string, term: string, pointers: string[], change: Partial<InvoiceContent>]>([
    ['BR-17', 'BT-59', ['/payee/name'], { payee: { name: seller.name } }],
    ['BR-29', 'BT-74', ['/period/until'], { period: { from: '2026-11-02', until: '2026-11-01' } }],
    [
      'BR-30',
      'BT-135',
      ['/lines/1/period/until'],
      { lines: [first, { ...first, period: { from: '2026-11-02', until: '2026-11-01' } }] },
    ],
    ['BR-33', 'BT-97', ['/allowances/0/reason'], { allowances: [{ amount: 1, tax }] }],
    [
      'BR-38',
      'BT-104',
      ['/charges/1/reason'],
      {
        charges: [
          { amount: 1, reason: 'r', tax },
          { amount: 1, tax },
        ],
      },
    ],
    ['BR-44', 'BT-144', ['/lines/0/charges/0/reason'], { lines: [{ ...first, charges: [{ amount: 1 }] }] }],
    [
      'BR-50',
      'BT-84',
      ['/paymentInstructions/0/account'],
      { paymentInstructions: [{ meansCode: '10', accountName: 'n' }] },
    ],
    [
      'BR-61',
      'BT-84',
      ['/paymentInstructions/1/account'],
      { paymentInstructions: [{ meansCode: '30', account: 'a' }, { meansCode: '30' }] },
    ],
    ['BR-62', 'BT-34', ['/seller/electronicAddress/scheme'], { seller: { ...seller, electronicAddress: { id: '1' } } }],
    ['BR-63', 'BT-49', ['/buyer/electronicAddress/scheme'], { buyer: { ...buyer, electronicAddress: { id: '1' } } }],
    ['BR-64', 'BT-157', ['/lines/1/standardItemId/scheme'], { lines: [first, { ...first, standardItemId }] }],
    [
      'BR-66',
      'BG-18',
      ['/paymentInstructions/1/card'],
      {
        paymentInstructions: [
          { meansCode: '48', card },
          { meansCode: '48', card },
        ],
      },
    ],
    [
      'BR-67',
      'BG-19',
      ['/paymentInstructions/1/mandate'],
      { paymentInstructions: ['1', '2'].map((reference) => ({ meansCode: '59', mandate: { reference } })) },
    ],
    ['BR-CL-01', 'BT-3', ['/typeCode'], { typeCode: '381' }],
    ['BR-CO-03', 'BT-8', ['/taxPointCode'], { taxPointCode: '35' }],
    ['BR-CO-09', 'BT-31', ['/seller/vatId'], { seller: { ...seller, vatId: '12' } }],
    [
      'BR-S-10',
      'BT-120',
      ['/exemptionReasons/1'],
      { exemptionReasons: [...(example.exemptionReasons ?? []), { category: 'S', reason: 'r' }] },
    ],
    ['UBL-SR-16', 'BT-46', ['/buyer/ids/1'], { buyer: { ...buyer, ids: [{ id: '1' }, { id: '2' }] } }],
    [
      'UBL-SR-20',
      'BT-60',
      ['/payee/ids/2'],
      {
        payee: { ...payee, ids: [{ id: '1' }, { id: 's', scheme: 'SEPA' }, { id: '2' }] },
        seller: { ...seller, ids: [{ id: '1x' }] },
      },
    ],
    ['UBL-SR-29', 'BT-90', ['/payee/ids/0'], { payee: { ...payee, ids: [{ id: 's', scheme: 'SEPA' }] } }],
    [
      'UBL-SR-44',
      'BT-83',
      ['/paymentInstructions/1/remittance'],
      { paymentInstructions: ['1', '2'].map((remittance) => ({ meansCode: '10', remittance })) },
    ],
    [
      'UBL-SR-46',
      'BT-82',
      ['/paymentInstructions/1/meansText'],
      { paymentInstructions: ['1', '2'].map((meansText) => ({ meansCode: '10', meansText })) },
    ],
    [
      'UBL-SR-47',
      'BT-81',
      ['/paymentInstructions/1/meansCode'],
      { paymentInstructions: [{ meansCode: '10' }, { meansCode: '1' }] },
    ],
  ])('%s is about %s, at its places', (rule, term, pointers, change) => {
    expect(placesOf({ ...example, ...change })).toContainEqual([rule, term, pointers]);
  });

  it('of category O asks for no VAT identifiers, and names what stands beside it', () => {
    const line = { ...first, allowances: [], charges: [], tax: { category: 'O' as const } };
    const { taxRepresentative: _, ...rest } = example;
    const outside: InvoiceContent = {
      ...rest,
      allowances: [],
      charges: [],
      exemptionReasons: [{ category: 'O', reason: 'r' }],
      lines: [line],
    };
    const broken = (change: Partial<InvoiceContent>) => placesOf({ ...outside, ...change });
    expect(broken({})).toEqual([['BR-O-02', 'BT-31', ['/seller/vatId']]]);
    const { vatId: __, ...unregistered } = seller;
    expect(broken({ seller: unregistered })).toEqual([['BR-O-02', 'BT-48', ['/buyer/vatId']]]);
    const { vatId: ___, ...consumer } = buyer;
    expect(broken({ seller: unregistered, buyer: consumer })).toEqual([]);
    expect(broken({ seller: unregistered, buyer: consumer, lines: [line, { ...line, tax }] })).toEqual(
      expect.arrayContaining([['BR-O-12', 'BT-151', ['/lines/1/tax/category']]]),
    );
  });

  it('about an amount that follows from others names its term alone', () => {
    const content = { ...example, currency: 'BHD', lines: [{ ...first, unitPrice: '40001' }] };
    expect(brokenIn(content).find(({ rule }) => rule === 'BR-DEC-23')).toEqual({
      rule: 'BR-DEC-23',
      detail: expect.any(String),
      term: 'BT-131',
    });
  });
});
