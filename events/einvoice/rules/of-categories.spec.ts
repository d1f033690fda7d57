import { describe, expect, it } from 'vitest';
import type { InvoiceContent, Tax } from '../../document/document.ts';
import { brokenMoneyRules } from '../broken-rules.ts';
import type { ReadTerms } from '../terms/stated-document.ts';
import { noTotals } from '../testing/example.ts';
import { brokenCategoryRules } from './of-categories.ts';

type Category = Tax['category'];

const line = (tax: Tax) => ({ description: 'Work', quantity: '1', unitPrice: '100', tax });
const item = (tax: Tax) => ({ amount: 0, reason: 'x', tax });

const sellers = {
  'no identifier': {},
  'a VAT identifier': { seller: { name: 'S', vatId: 'NL1' } },
  'a tax registration': { seller: { name: 'S', taxRegistrationId: '1' } },
  'a tax representative': {
    seller: { name: 'S' },
    taxRepresentative: { name: 'R', vatId: 'NL2', address: { country: 'NL' } },
  },
} as const;
const buyers = {
  'no identifier': {},
  'a VAT identifier': { buyer: { name: 'B', vatId: 'DE1' } },
  'a legal registration': { buyer: { name: 'B', legalId: { id: 'HRB 1' } } },
} as const;
type Seller = keyof typeof sellers;
type Buyer = keyof typeof buyers;

const anySeller = Object.keys(sellers) as Seller[];
const anyBuyer = Object.keys(buyers) as Buyer[];
const taxableSeller = anySeller.filter((seller) => seller !== 'no identifier');

const exempt: readonly Category[] = ['E', 'AE', 'K', 'G', 'O'];

/** A document whose lines, allowances and charges have these taxes. With sellers, buyers and reasons as `change` says. */
const document = (
  { lines = [], allowances = [], charges = [] }: { lines?: Tax[]; allowances?: Tax[]; charges?: Tax[] },
  change: Partial<InvoiceContent> = {},
): InvoiceContent => ({
  customer: { id: 'acme', name: 'Acme' },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  deliveredOn: '2026-11-21',
  delivery: { address: { country: 'DE' } },
  lines: lines.map(line),
  allowances: allowances.map(item),
  charges: charges.map(item),
  exemptionReasons: [...lines, ...allowances, ...charges]
    .filter(({ category }) => exempt.includes(category))
    .map(({ category }) => ({ category, reason: 'by law' })),
  ...change,
});

const brokenInUbl = (content: InvoiceContent) => brokenCategoryRules(content, 'ubl');
const rulesBrokenBy = (content: InvoiceContent) => brokenInUbl(content).map(({ rule }) => rule);

// EN 16931-1, for each category: its name in the published rules, and who -02, -03 and -04 allow to sell and to buy
const categories: [Category, name: string, Seller[], Buyer[]][] = [
  ['S', 'S', taxableSeller, anyBuyer],
  ['Z', 'Z', taxableSeller, anyBuyer],
  ['E', 'E', taxableSeller, anyBuyer],
  ['AE', 'AE', taxableSeller, ['a VAT identifier', 'a legal registration']],
  ['K', 'IC', ['a VAT identifier', 'a tax representative'], ['a VAT identifier']],
  ['G', 'G', ['a VAT identifier', 'a tax representative'], anyBuyer],
  ['O', 'O', ['no identifier', 'a tax registration'], ['no identifier', 'a legal registration']],
  ['L', 'AF', taxableSeller, anyBuyer],
  ['M', 'AG', taxableSeller, anyBuyer],
];

describe.each(categories)('the VAT category %s', (category, name, allowedSellers, allowedBuyers) => {
  const tax = { category };
  const [seller = 'no identifier'] = allowedSellers;
  const [buyer = 'no identifier'] = allowedBuyers;
  const parties = { ...sellers[seller], ...buyers[buyer] };

  it('allows the sellers and buyers that its rules name', () => {
    for (const seller of anySeller) {
      for (const buyer of anyBuyer) {
        const given = { ...sellers[seller], ...buyers[buyer] };
        const isAllowed = allowedSellers.includes(seller) && allowedBuyers.includes(buyer);
        const broken = (place: 'lines' | 'allowances' | 'charges') =>
          rulesBrokenBy(document({ [place]: [tax] }, given));
        expect(broken('lines'), `${seller}, ${buyer}`).toEqual(isAllowed ? [] : [`BR-${name}-02`]);
        expect(broken('allowances'), `${seller}, ${buyer}`).toEqual(isAllowed ? [] : [`BR-${name}-03`]);
        expect(broken('charges'), `${seller}, ${buyer}`).toEqual(isAllowed ? [] : [`BR-${name}-04`]);
      }
    }
  });

  it('has an exemption reason exactly if its rules require one', () => {
    const broken = (exemptionReasons?: InvoiceContent['exemptionReasons']) =>
      brokenInUbl({ ...document({ lines: [tax] }, parties), ...(exemptionReasons && { exemptionReasons }) });
    const given = [{ rule: `BR-${name}-10`, detail: 'an exemption reason is given' }];
    const missing = [{ rule: `BR-${name}-10`, detail: 'no exemption reason is given' }];
    const isRequired = exempt.includes(category);
    expect(broken([{ category, reason: 'by law' }])).toEqual(isRequired ? [] : given);
    expect(broken([{ category, code: 'VATEX-EU-AE' }])).toEqual(isRequired ? [] : given);
    expect(broken([{ category }])).toEqual(isRequired ? missing : []);
    expect(broken([])).toEqual(isRequired ? missing : []);
    expect(broken([{ category: category === 'S' ? 'E' : 'S', reason: 'of another' }])).toEqual(
      isRequired ? missing : [],
    );
    const { exemptionReasons: _, ...without } = document({ lines: [tax] }, parties);
    expect(brokenInUbl(without)).toEqual(isRequired ? missing : []);
  });
});

describe('what a document breaks', () => {
  it.each<[rule: string, detail: string, content: InvoiceContent]>([
    ['BR-S-02', 'the seller has no tax identifier', document({ lines: [{ category: 'S', rate: '21' }] })],
    ['BR-G-02', 'the seller has no VAT identifier', document({ lines: [{ category: 'G' }] })],
    [
      'BR-O-02',
      'the seller has a VAT identifier',
      document({ lines: [{ category: 'O' }] }, sellers['a VAT identifier']),
    ],
    [
      'BR-AE-02',
      'the buyer has no VAT or legal identifier',
      document({ lines: [{ category: 'AE' }] }, sellers['a VAT identifier']),
    ],
    [
      'BR-IC-02',
      'the buyer has no VAT identifier',
      document({ lines: [{ category: 'K' }] }, sellers['a VAT identifier']),
    ],
    ['BR-O-02', 'the buyer has a VAT identifier', document({ lines: [{ category: 'O' }] }, buyers['a VAT identifier'])],
  ])('is said in words: %s, %s', (rule, detail, content) => {
    expect(brokenInUbl(content)).toEqual([{ rule, detail }]);
  });
});

describe('a supply within the community', () => {
  const parties = { ...sellers['a VAT identifier'], ...buyers['a VAT identifier'] };
  const { deliveredOn: _, delivery: __, ...supply } = document({ lines: [{ category: 'K' }] }, parties);
  const noDate = { rule: 'BR-IC-11', detail: 'neither a delivery date nor an invoicing period is given' };
  const noCountry = { rule: 'BR-IC-12', detail: 'the country of delivery is not given' };

  it.each<[what: string, change: Partial<InvoiceContent>, broken: object[]]>([
    ['a date and a country', { deliveredOn: '2026-11-21', delivery: { address: { country: 'DE' } } }, []],
    ['a period and a country', { period: { from: '2026-11-01' }, delivery: { address: { country: 'DE' } } }, []],
    ['a country alone', { delivery: { address: { country: 'DE' } } }, [noDate]],
    ['a date and a name', { deliveredOn: '2026-11-21', delivery: { name: 'Lager Nord' } }, [noCountry]],
    ['nothing', {}, [noDate, noCountry]],
  ])('needs a date and a country of delivery: %s', (_, change, broken) => {
    expect(brokenInUbl({ ...supply, ...change })).toEqual(broken);
  });

  // EN 16931 1.3.16: the test of UBL asks for any element of cac:InvoicePeriod, which has the code of the tax point (BT-8), too
  it('has its date in UBL if the period has nothing but the code of the tax point, and not in CII', () => {
    const content = { ...supply, taxPointCode: '35', delivery: { address: { country: 'DE' } } } as const;
    expect(brokenCategoryRules(content, 'ubl')).toEqual([]);
    expect(brokenCategoryRules(content, 'cii')).toEqual([noDate]);
  });

  it('is one by its tax group, which has the rules, and not by a line', () => {
    const { lines: _, ...withoutLines } = supply;
    expect(brokenCategoryRules({ ...withoutLines, taxes: [{ category: 'K' }] }, 'cii')).toEqual([noDate, noCountry]);
    expect(brokenCategoryRules({ ...supply, taxes: [] }, 'cii')).toEqual([]);
  });

  it('of another category needs neither', () => {
    const { deliveredOn: _, delivery: __, ...exported } = document({ lines: [{ category: 'G' }] }, parties);
    expect(brokenInUbl(exported)).toEqual([]);
  });
});

// EN 16931 for UBL 1.3.16: BR-B-01 and BR-B-02 are the only rules of the category B

describe('split payment', () => {
  const tax = { category: 'B', rate: '22' } as const;
  const outside = { rule: 'BR-B-01', detail: 'the category B (split payment) is used outside Italy' };
  const italian = {
    seller: { name: 'S', vatId: 'IT1', address: { country: 'IT' } },
    buyer: { name: 'B', address: { country: 'IT' } },
    delivery: { address: { country: 'IT' } },
  };
  const inItaly = document({ lines: [tax], charges: [tax] }, italian);

  it('is for an invoice within Italy, with any rate, with and without an exemption reason', () => {
    expect(brokenInUbl(inItaly)).toEqual([]);
    expect(brokenInUbl(document({ lines: [{ category: 'B', rate: '0' }] }, italian))).toEqual([]);
    expect(brokenInUbl({ ...inItaly, exemptionReasons: [{ category: 'B', reason: 'by law' }] })).toEqual([]);
  });

  it('touches money, so that its rules hold when a document is registered', () => {
    const rulesOf = ({ lines, ...content }: ReturnType<typeof document>) => {
      const stated = { ...content, lines: lines.map((line) => ({ ...line, net: 0 })), taxes: [], totals: noTotals };
      return brokenMoneyRules(stated as ReadTerms, 'ubl').map(({ rule }) => rule);
    };
    expect(rulesOf(document({ lines: [tax, { category: 'S', rate: '22' }] }, italian))).toContain('BR-B-02');
    expect(rulesOf(inItaly)).not.toContain('BR-B-02');
  });

  it.each<[where: string, change: Partial<InvoiceContent>]>([
    ['of the seller', { seller: { name: 'S', vatId: 'IT1', address: { country: 'SM' } } }],
    ['of the buyer', { buyer: { name: 'B', address: { country: 'FR' } } }],
    ['of the delivery', { delivery: { address: { country: 'FR' } } }],
    ['of the tax representative', { taxRepresentative: { name: 'R', vatId: 'IT2', address: { country: 'FR' } } }],
    ['of origin of an item', { lines: [{ ...line(tax), originCountry: 'FR' }] }],
  ])('is refused where the country %s is not Italy', (_, change) => {
    expect(brokenInUbl({ ...inItaly, ...change })).toEqual([outside]);
  });

  it('is not combined with the standard rate, but with others', () => {
    const combined = (other: Tax) => rulesBrokenBy(document({ lines: [tax], allowances: [other] }, italian));
    expect(combined({ category: 'S', rate: '22' })).toEqual(['BR-B-02']);
    expect(combined({ category: 'Z' })).toEqual([]);
  });
});
