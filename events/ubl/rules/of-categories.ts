// What EN 16931 asks of a document by the VAT categories on it (BR-S-*, BR-Z-*, …). `rate` and `reason` hold for what stands in
// the category; `seller` and `buyer` for the identifiers that the parties must have. The amounts (-08, -09) are checked with
// the totals, and that each category has its breakdown (-01) follows from how that is computed.
//
// category            rate  reason  seller                buyer
// S  standard         > 0   no      VAT, tax or rep. VAT  ·
// Z  zero             0     no      VAT, tax or rep. VAT  ·
// E  exempt           0     yes     VAT, tax or rep. VAT  ·
// AE reverse charge   0     yes     VAT, tax or rep. VAT  VAT or legal
// K  intra-community  0     yes     VAT or rep. VAT       VAT
// G  export           0     yes     VAT or rep. VAT       ·
// O  not subject      none  yes     no VAT, no rep. VAT   no VAT
// L  IGIC             any   no      VAT, tax or rep. VAT  ·
// M  IPSI             any   no      VAT, tax or rep. VAT  ·

import type { InvoiceContent, Tax } from '../../document.ts';
import { rateOf } from '../../totals.ts';
import type { BrokenRule } from './broken-rule.ts';

type Category = Tax['category'];

/** A category's code in the names of its rules. */
export const codeInRules: Readonly<Record<Category, string>> = {
  S: 'S',
  Z: 'Z',
  E: 'E',
  AE: 'AE',
  K: 'IC',
  G: 'G',
  O: 'O',
  L: 'IG',
  M: 'IP',
};

const categoriesWithReason: readonly Category[] = ['E', 'AE', 'K', 'G', 'O'];
const categoriesOfAnyRate: readonly Category[] = ['L', 'M'];

/** The places where a category can stand, with the last digits of their rules on parties and on rates. */
const placesOf = (content: InvoiceContent) =>
  [
    { what: 'a line', taxed: content.lines, parties: '02', rate: '05' },
    { what: 'an allowance', taxed: content.allowances ?? [], parties: '03', rate: '06' },
    { what: 'a charge', taxed: content.charges ?? [], parties: '04', rate: '07' },
  ] as const;

/** The rules that a document breaks by its VAT categories. */
export function brokenCategoryRules(content: InvoiceContent): BrokenRule[] {
  const broken = new Map<string, BrokenRule>();
  const report = (category: Category, number: string, detail: string) => {
    const rule = `BR-${codeInRules[category]}-${number}`;
    broken.set(rule, { rule, detail });
  };
  const categories = new Set<Category>();
  for (const { what, taxed, parties, rate } of placesOf(content)) {
    for (const { tax } of taxed) {
      categories.add(tax.category);
      if (!isRateOf(tax)) report(tax.category, rate, `${what} has a rate of ${rateOf(tax)}`);
      const missing = missingIdentifiers(tax.category, content);
      if (missing) report(tax.category, parties, missing);
    }
  }
  for (const category of categories) {
    const hasReason = content.exemptionReasons?.some((reason) => reason.category === category && isGiven(reason));
    if (categoriesWithReason.includes(category) && !hasReason) report(category, '10', 'no exemption reason is given');
    if (!categoriesWithReason.includes(category) && hasReason) report(category, '10', 'an exemption reason is given');
  }
  return [...broken.values(), ...brokenRulesOfSupply(content, categories)];
}

const isGiven = ({ reason, code }: { reason?: string; code?: string }): boolean => (reason ?? code) !== undefined;

function isRateOf(tax: Tax): boolean {
  if (categoriesOfAnyRate.includes(tax.category)) return true;
  return (rateOf(tax) === '0') === (tax.category !== 'S');
}

/** What a category lacks, or has that it must not have. */
function missingIdentifiers(category: Category, { seller, buyer, taxRepresentative }: InvoiceContent) {
  const vatIds = [seller?.vatId, taxRepresentative?.vatId].filter((id) => id !== undefined);
  switch (category) {
    case 'O':
      return [...vatIds, ...(buyer?.vatId === undefined ? [] : [buyer.vatId])].length > 0
        ? 'neither seller, tax representative nor buyer may have a VAT identifier'
        : undefined;
    case 'K':
    case 'G':
      if (vatIds.length === 0) return 'the seller or its tax representative has no VAT identifier';
      return category === 'K' && buyer?.vatId === undefined ? 'the buyer has no VAT identifier' : undefined;
    default:
      if (vatIds.length === 0 && seller?.taxRegistrationId === undefined) {
        return 'the seller has no VAT identifier or tax registration';
      }
      return category === 'AE' && (buyer?.vatId ?? buyer?.legalId) === undefined
        ? 'the buyer has no VAT identifier or legal registration'
        : undefined;
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
    broken.push({ rule: 'BR-O-11', detail: 'what is not subject to VAT stands beside another VAT category' });
  }
  return broken;
}
