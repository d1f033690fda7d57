// The rules of EN 16931 for each VAT category of a document (BR-S-*, BR-Z-*, …) about its parties and exemption reasons. Those about
// rates are in of-rates.ts, those about amounts in of-amounts.ts.

import type { Terms as CompleteTerms } from '../../document/document.ts';
import type { Syntax } from '../binding.ts';
import type { AsRead } from '../terms/reading.ts';
import type { ReadTerms } from '../terms/stated-document.ts';
import type { BrokenRule } from './broken-rule.ts';
import { type Category, ruleOfCategory, taxedParts, usedCategories } from './categories.ts';

/** What is asked of a document: of its tax groups only the categories. */
type Terms = AsRead<CompleteTerms> & {
  taxes?: Pick<NonNullable<ReadTerms['taxes']>[number], 'category'>[];
};

/**
 * - `hasReason`: whether an exemption reason is required, or else forbidden (-10); absent if no rule says so
 * - `seller`: the identifier that the seller or its tax representative must have, or must not have (-02, -03, -04); "tax" is a VAT
 *   or tax registration identifier
 * - `buyer`: the same for the buyer; "legal" is a VAT identifier or a legal registration
 */
type Demands = {
  hasReason?: boolean;
  seller: 'any' | 'tax' | 'VAT' | 'no VAT';
  buyer: 'any' | 'legal' | 'VAT' | 'no VAT';
};

const demandsOf: Readonly<Record<Category, Demands>> = {
  S: { hasReason: false, seller: 'tax', buyer: 'any' },
  Z: { hasReason: false, seller: 'tax', buyer: 'any' },
  E: { hasReason: true, seller: 'tax', buyer: 'any' },
  AE: { hasReason: true, seller: 'tax', buyer: 'legal' },
  K: { hasReason: true, seller: 'VAT', buyer: 'VAT' },
  G: { hasReason: true, seller: 'VAT', buyer: 'any' },
  O: { hasReason: true, seller: 'no VAT', buyer: 'no VAT' },
  L: { hasReason: false, seller: 'tax', buyer: 'any' },
  M: { hasReason: false, seller: 'tax', buyer: 'any' },
  B: { seller: 'any', buyer: 'any' }, // split payment has rules of its own only (BR-B-01, BR-B-02)
};

/** Whether a category must not have an exemption reason (-10). */
export const hasNoReason = (category: Category): boolean => demandsOf[category].hasReason === false;

/** The rules of VAT categories that a document breaks, each once. */
export function brokenCategoryRules(content: Terms, syntax: Syntax): BrokenRule[] {
  const broken = new Map<string, string>();
  const report = (category: Category, number: string, detail: string) =>
    broken.set(ruleOfCategory(category, number), detail);
  for (const { taxed, parties } of taxedParts(content)) {
    for (const category of new Set(taxed.flatMap(({ tax }) => tax?.category ?? []))) {
      const wrong = wrongOfParties(demandsOf[category], content);
      if (wrong) report(category, parties, wrong);
    }
  }
  const ofGroups = content.taxes?.flatMap(({ category }) => category ?? []);
  const grouped = new Set(ofGroups ?? usedCategories(content));
  for (const category of grouped) {
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
    ...(grouped.has('K') ? brokenRulesOfSupply(content, syntax) : []),
    ...brokenRulesOfSplitPayment(content),
  ];
}

/** What is wrong with the identifiers of seller and buyer, if anything. */
function wrongOfParties(demands: Demands, { seller, buyer, taxRepresentative }: Terms): string | undefined {
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

/**
 * BR-IC-11 and BR-IC-12: when and where something was supplied within the community. As published, a tax group asks for it. In UBL, the
 * element of the period has the code of the tax point as well (BT-8), and either is enough.
 */
function brokenRulesOfSupply(content: Terms, syntax: Syntax): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const period = content.period ?? (syntax === 'ubl' ? content.taxPointCode : undefined);
  if (content.deliveredOn === undefined && period === undefined) {
    broken.push({ rule: 'BR-IC-11', detail: 'neither a delivery date nor an invoicing period is given' });
  }
  if (content.delivery?.address?.country === undefined) {
    broken.push({ rule: 'BR-IC-12', detail: 'the country of delivery is not given' });
  }
  return broken;
}

/** Category B: the buyer pays the tax to the treasury, which only Italy has. */
function brokenRulesOfSplitPayment(content: Terms): BrokenRule[] {
  const ofGroups = content.taxes?.flatMap(({ category }) => category ?? []) ?? [];
  const categories = new Set([...usedCategories(content), ...ofGroups]);
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

const countriesIn = ({ seller, buyer, taxRepresentative, delivery, lines = [] }: Terms): string[] => [
  ...[seller, buyer, taxRepresentative, delivery].flatMap((party) => party?.address?.country ?? []),
  ...lines.flatMap((line) => line.originCountry ?? []),
];
