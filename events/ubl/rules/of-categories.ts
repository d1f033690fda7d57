// The rules of EN 16931 for each VAT category of a document (BR-S-*, BR-Z-*, …). The amounts (-08, -09) are checked with the totals.
// Each category has its breakdown (-01), because the breakdown is computed from the categories.

import type { InvoiceContent, Tax } from '../../document/document.ts';
import { rateOf } from '../../document/totals.ts';
import type { BrokenRule } from './broken-rule.ts';

type Category = Tax['category'];

/**
 * - `code`: the name of the category in its rules
 * - `rate`: what the rate must be (-05, -06, -07)
 * - `hasReason`: whether an exemption reason is required, or else forbidden (-10); absent if no rule says so
 * - `seller`: the identifier that the seller or its tax representative must have, or must not have (-02, -03, -04); "tax" is a VAT
 *   or tax registration identifier
 * - `buyer`: the same for the buyer; "legal" is a VAT identifier or a legal registration
 */
type Demands = {
  code: string;
  rate: 'above 0' | '0' | 'any';
  hasReason?: boolean;
  seller: 'any' | 'tax' | 'VAT' | 'no VAT';
  buyer: 'any' | 'legal' | 'VAT' | 'no VAT';
};

const demandsOf: Readonly<Record<Category, Demands>> = {
  S: { code: 'S', rate: 'above 0', hasReason: false, seller: 'tax', buyer: 'any' },
  Z: { code: 'Z', rate: '0', hasReason: false, seller: 'tax', buyer: 'any' },
  E: { code: 'E', rate: '0', hasReason: true, seller: 'tax', buyer: 'any' },
  AE: { code: 'AE', rate: '0', hasReason: true, seller: 'tax', buyer: 'legal' },
  K: { code: 'IC', rate: '0', hasReason: true, seller: 'VAT', buyer: 'VAT' },
  G: { code: 'G', rate: '0', hasReason: true, seller: 'VAT', buyer: 'any' },
  O: { code: 'O', rate: '0', hasReason: true, seller: 'no VAT', buyer: 'no VAT' },
  L: { code: 'IG', rate: 'any', hasReason: false, seller: 'tax', buyer: 'any' },
  M: { code: 'IP', rate: 'any', hasReason: false, seller: 'tax', buyer: 'any' },
  B: { code: 'B', rate: 'any', seller: 'any', buyer: 'any' }, // split payment has rules of its own only (BR-B-01, BR-B-02)
};

/** The rule of a category: "BR-IC-08" for K and 08. */
export const ruleOfCategory = (category: Category, number: string): string =>
  `BR-${demandsOf[category].code}-${number}`;

/** The parts of a document that have a category, with the numbers of their rules on parties and on rates. */
const placesOf = (content: InvoiceContent) =>
  [
    { what: 'a line', taxed: content.lines, parties: '02', rate: '05' },
    { what: 'an allowance', taxed: content.allowances ?? [], parties: '03', rate: '06' },
    { what: 'a charge', taxed: content.charges ?? [], parties: '04', rate: '07' },
  ] as const;

/** The rules of VAT categories that a document breaks, each once. */
export function brokenCategoryRules(content: InvoiceContent): BrokenRule[] {
  const broken = new Map<string, string>();
  const report = (category: Category, number: string, detail: string) =>
    broken.set(ruleOfCategory(category, number), detail);
  const categories = new Set<Category>();
  for (const { what, taxed, parties, rate } of placesOf(content)) {
    for (const { tax } of taxed) {
      categories.add(tax.category);
      if (!isAllowedRate(tax))
        report(tax.category, rate, `${what} of category ${tax.category} has the rate ${rateOf(tax)}`);
      const wrong = wrongOfParties(demandsOf[tax.category], content);
      if (wrong) report(tax.category, parties, wrong);
    }
  }
  for (const category of categories) {
    const { hasReason } = demandsOf[category];
    const isGiven =
      content.exemptionReasons?.some(
        (given) => given.category === category && (given.reason ?? given.code) !== undefined,
      ) ?? false;
    if (hasReason !== undefined && isGiven !== hasReason)
      report(category, '10', `${isGiven ? 'an' : 'no'} exemption reason is given`);
  }
  return [
    ...[...broken].map(([rule, detail]) => ({ rule, detail })),
    ...brokenRulesOfSupply(content, categories),
    ...brokenRulesOfSplitPayment(content, categories),
  ];
}

function isAllowedRate(tax: Tax): boolean {
  const { rate } = demandsOf[tax.category];
  return rate === 'any' || (rate === '0') === (rateOf(tax) === '0');
}

/** What is wrong with the identifiers of seller and buyer, if anything. */
function wrongOfParties(demands: Demands, { seller, buyer, taxRepresentative }: InvoiceContent): string | undefined {
  const sellersVatId = seller?.vatId ?? taxRepresentative?.vatId;
  switch (demands.seller) {
    case 'tax':
      if ((sellersVatId ?? seller?.taxRegistrationId) === undefined) return 'the seller has no tax identifier';
      break;
    case 'VAT':
      if (sellersVatId === undefined) return 'the seller has no VAT identifier';
      break;
    case 'no VAT':
      if (sellersVatId !== undefined) return 'the seller has a VAT identifier';
  }
  switch (demands.buyer) {
    case 'legal':
      return (buyer?.vatId ?? buyer?.legalId) === undefined ? 'the buyer has no VAT or legal identifier' : undefined;
    case 'VAT':
      return buyer?.vatId === undefined ? 'the buyer has no VAT identifier' : undefined;
    case 'no VAT':
      return buyer?.vatId !== undefined ? 'the buyer has a VAT identifier' : undefined;
    case 'any':
      return undefined;
  }
}

function brokenRulesOfSupply(content: InvoiceContent, categories: ReadonlySet<Category>): BrokenRule[] {
  const broken: BrokenRule[] = [];
  if (categories.has('K') && content.deliveredOn === undefined && content.period === undefined) {
    broken.push({ rule: 'BR-IC-11', detail: 'neither a delivery date nor an invoicing period is given' });
  }
  if (categories.has('K') && content.delivery?.address === undefined) {
    broken.push({ rule: 'BR-IC-12', detail: 'the country of delivery is not given' });
  }
  if (categories.has('O') && categories.size > 1) {
    broken.push({
      rule: 'BR-O-11',
      detail: 'the category O (not subject to VAT) is combined with another VAT category',
    });
  }
  return broken;
}

/** Category B: the buyer pays the tax to the treasury, which only Italy has. */
function brokenRulesOfSplitPayment(content: InvoiceContent, categories: ReadonlySet<Category>): BrokenRule[] {
  if (!categories.has('B')) return [];
  const broken: BrokenRule[] = [];
  if (countriesIn(content).some((country) => country !== 'IT')) {
    broken.push({ rule: 'BR-B-01', detail: 'the category B (split payment) is used outside Italy' });
  }
  if (categories.has('S')) {
    broken.push({
      rule: 'BR-B-02',
      detail: 'the category B (split payment) is combined with the category S (standard rate)',
    });
  }
  return broken;
}

const countriesIn = ({ seller, buyer, taxRepresentative, delivery, lines }: InvoiceContent): string[] => [
  ...[seller, buyer, taxRepresentative, delivery].flatMap((party) => party?.address?.country ?? []),
  ...lines.flatMap((line) => line.originCountry ?? []),
];
