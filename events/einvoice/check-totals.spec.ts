import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTotals, refuseWrongTotals, StatedTotalsDiffer } from './check-totals.ts';
import { readInvoice } from './read-invoice.ts';
import { invoices } from './testing/arbitrary-invoice.ts';
import { example, issued } from './testing/example.ts';
import { exampleXml } from './testing/xml.ts';

const { stated } = readInvoice(exampleXml);

/** The totals that can disagree, and the stated totals with that one a cent more. */
const changed: [term: string, name: string, stated: typeof stated][] = [
  ...(
    [
      ['BT-106', 'lines'],
      ['BT-107', 'allowances'],
      ['BT-108', 'charges'],
      ['BT-109', 'taxExclusive'],
      ['BT-110', 'tax'],
      ['BT-112', 'taxInclusive'],
      ['BT-115', 'payable'],
    ] as const
  ).map(([term, name]): (typeof changed)[number] => [
    term,
    name,
    { ...stated, totals: { ...stated.totals, [name]: stated.totals[name] + 1 } },
  ]),
  ...stated.nets.map((net, index): (typeof changed)[number] => [
    'BT-131',
    `lines[${index}].net`,
    { ...stated, nets: stated.nets.with(index, net + 1) },
  ]),
  ...stated.taxes.flatMap((group, index): (typeof changed)[number][] => [
    [
      'BT-116',
      `taxes[${group.category} ${group.rate}].taxable`,
      { ...stated, taxes: stated.taxes.with(index, { ...group, taxable: group.taxable + 1 }) },
    ],
    [
      'BT-117',
      `taxes[${group.category} ${group.rate}].tax`,
      { ...stated, taxes: stated.taxes.with(index, { ...group, tax: group.tax + 1 }) },
    ],
  ]),
];

const rules: Record<string, string> = {
  'BT-106': 'BR-CO-10',
  'BT-107': 'BR-CO-11',
  'BT-108': 'BR-CO-12',
  'BT-109': 'BR-CO-13',
  'BT-110': 'BR-CO-14',
  'BT-112': 'BR-CO-15',
  'BT-115': 'BR-CO-16',
  'BT-117': 'BR-CO-17',
  'BT-131': 'PEPPOL-EN16931-R120',
};
/** BT-116 has a rule for each category. */
const ruleOf = (term: string, name: string) => rules[term] ?? `BR-${/taxes\[(\w+) /.exec(name)?.[1]}-08`;

describe('the totals that a document states', () => {
  it('are correct if they follow from its content', () => expect(checkTotals(example, stated)).toEqual([]));

  it('are correct if they follow from its content, for any document', () => {
    fc.assert(
      fc.property(invoices, (invoice) => {
        const { lines, taxes, totals } = issued(invoice);
        expect(checkTotals(invoice, { nets: lines.map((line) => line.net), taxes, totals })).toEqual([]);
      }),
    );
  });

  it.each(changed)('are reported if one is a cent too high: %s %s', (term, name, stated) => {
    const disagreements = checkTotals(example, stated);
    expect(disagreements).toMatchObject([{ term, name, rule: ruleOf(term, name) }]);
    expect(disagreements.map(({ stated, computed }) => stated - computed)).toEqual([1]);
  });

  it('are reported in any document if they are a cent too high', () => {
    const derived =
      /<cbc:(LineExtension|TaxExclusive|TaxInclusive|AllowanceTotal|ChargeTotal|Payable|Taxable|Tax)Amount currencyID="EUR">[-\d.]+</g;
    const places = [...exampleXml.matchAll(derived)];
    expect(places).toHaveLength(changed.length);
    for (const place of places) {
      const amount = place[0].replace(/[-\d.]+(?=<)/, (text) => (Number(text) + 0.01).toFixed(2));
      const xml = exampleXml.slice(0, place.index) + amount + exampleXml.slice(place.index + place[0].length);
      const { content, stated } = readInvoice(xml);
      expect(checkTotals(content, stated), place[0]).not.toEqual([]);
    }
  });

  it('are wrong if a line is wrong, even if they are consistent with each other', () => {
    const [first, ...others] = example.lines;
    const content = { ...example, lines: [...(first ? [{ ...first, quantity: '3' }] : []), ...others] };
    expect(checkTotals(content, stated).map(({ name }) => name)).toEqual([
      'lines[0].net',
      'taxes[S 21].taxable',
      'taxes[S 21].tax',
      'lines',
      'taxExclusive',
      'tax',
      'taxInclusive',
      'payable',
    ]);
  });

  it('count as 0 if they are left out', () => {
    const xml = exampleXml.replace(/<cbc:AllowanceTotalAmount.*?<\/cbc:AllowanceTotalAmount>/, '');
    expect(checkTotals(example, readInvoice(xml).stated)).toEqual([
      { term: 'BT-107', name: 'allowances', rule: 'BR-CO-11', stated: 0, computed: 12_500 },
    ]);
  });

  it('are wrong with a tax group that the document does not have, or without one that it has', () => {
    const [first, ...others] = stated.taxes;
    const other = { category: 'S', rate: '20', taxable: first?.taxable ?? 0, tax: first?.tax ?? 0 } as const;
    expect(checkTotals(example, { ...stated, taxes: [other, ...others] })).toMatchObject([
      { name: 'taxes[S 21].taxable', rule: 'BR-S-08', stated: 0 },
      { name: 'taxes[S 21].tax', rule: 'BR-CO-17', stated: 0 },
      { name: 'taxes[S 20].taxable', computed: 0 },
      { name: 'taxes[S 20].tax', computed: 0 },
    ]);
  });

  it('may split a tax group, whose parts then count together', () => {
    const [first, ...others] = stated.taxes;
    const parts = first
      ? [
          { ...first, taxable: first.taxable - 100 },
          { ...first, taxable: 100, tax: 0 },
        ]
      : [];
    expect(checkTotals(example, { ...stated, taxes: [...parts, ...others] })).toEqual([]);
  });

  it('are exact in minor units, also the sum of a tax group that is stated twice', () => {
    const [group] = stated.taxes;
    const taxes = group ? [{ ...group, taxable: Number.MAX_SAFE_INTEGER }, ...stated.taxes] : [];
    expect(() => checkTotals(example, { ...stated, taxes })).toThrow(/a tax group/);
  });

  it('are refused with the stated and the correct amounts', () => {
    const totals = { ...stated.totals, payable: stated.totals.payable - 1 };
    const { payable } = issued(example).totals;
    const inEuros = (cents: number) => (cents / 100).toFixed(2);
    expect(() => refuseWrongTotals(example, { ...stated, totals })).toThrow(
      `payable (BT-115) is ${inEuros(payable - 1)} and should be ${inEuros(payable)}`,
    );
    expect(() => refuseWrongTotals(example, { ...stated, totals })).toThrow(StatedTotalsDiffer);
    expect(() => refuseWrongTotals(example, { ...stated, totals: { ...totals, tax: 0 } })).toThrow(
      / is 0\.00 and should be [\d.]+; payable \(BT-115\) is /,
    );
    expect(() => refuseWrongTotals(example, stated)).not.toThrow();
  });
});
