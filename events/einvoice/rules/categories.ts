// The VAT categories of EN 16931 (BT-118), and what their rules have in common. The rules of each category have its name and a number.

import type { Tax } from '../../document/document.ts';
import type { Syntax } from '../binding.ts';

export type Category = Tax['category'];

/**
 * - `name`: the name of the category in its rules; IGIC is AF and IPSI is AG in the published rules
 * - `rate`: what the rate must be (-05, -06, -07); `free` if there are no such rules
 * - `isByRate`: whether the category has a tax group for each rate, whose tax has a tolerance (-09). The others have one tax group, and no
 *   tax
 * - `isNear`: whether the taxable amount has a tolerance (-08)
 */
type Checks = {
  name: string;
  rate: 'above 0' | '0' | 'any' | 'none' | 'free';
  isByRate: boolean;
  isNear: boolean;
};

export const categories = {
  S: { name: 'S', rate: 'above 0', isByRate: true, isNear: true },
  Z: { name: 'Z', rate: '0', isByRate: false, isNear: false },
  E: { name: 'E', rate: '0', isByRate: false, isNear: false },
  AE: { name: 'AE', rate: '0', isByRate: false, isNear: false },
  K: { name: 'IC', rate: '0', isByRate: false, isNear: false },
  G: { name: 'G', rate: '0', isByRate: false, isNear: false },
  O: { name: 'O', rate: 'none', isByRate: false, isNear: false },
  L: { name: 'AF', rate: 'any', isByRate: true, isNear: true },
  M: { name: 'AG', rate: 'any', isByRate: true, isNear: true },
  B: { name: 'B', rate: 'free', isByRate: true, isNear: true },
} as const satisfies Record<Category, Checks>;

/** Whether it is the code of a category. */
export const isCategory = (code: string): code is Category => Object.hasOwn(categories, code);

/** Where the published rules of CII (1.3.16) differ from those of UBL. */
const inCii: { readonly [Key in Category]?: Partial<Checks> } = {
  S: { isNear: false },
  Z: { isNear: true },
  E: { isNear: true },
  AE: { isNear: true },
  K: { isNear: true },
  G: { isNear: true },
  L: { rate: 'above 0' },
};

/** What the published rules of a syntax check of a category. */
export const checksOf = (category: Category, syntax: Syntax): Checks =>
  syntax === 'cii' ? { ...categories[category], ...inCii[category] } : categories[category];

/** Category B (split payment) has rules of its own only, and none about its amounts and groups: BR-B-01, BR-B-02. */
export const hasUsualRules = (category: Category): boolean => category !== 'B';

/** The rule of a category: "BR-IC-08" for K and 08. */
export const ruleOfCategory = (category: Category, number: string): string =>
  `BR-${categories[category].name}-${number}`;

type Taxed = { tax?: { category?: Category; rate?: string } };

/** The parts of a document that have a category, with the numbers of their rules on parties and on rates. */
export const taxedParts = <Line extends Taxed, Item extends Taxed>({
  lines = [],
  allowances = [],
  charges = [],
}: {
  lines?: readonly Line[];
  allowances?: readonly Item[];
  charges?: readonly Item[];
}) =>
  [
    { what: 'a line', taxed: lines, parties: '02', rate: '05', notO: '12' },
    { what: 'an allowance', taxed: allowances, parties: '03', rate: '06', notO: '13' },
    { what: 'a charge', taxed: charges, parties: '04', rate: '07', notO: '14' },
  ] as const;

/** The categories of the lines, allowances and charges of a document. */
export const usedCategories = (document: Parameters<typeof taxedParts>[0]): Set<Category> =>
  new Set(taxedParts(document).flatMap(({ taxed }) => taxed.flatMap(({ tax }) => tax?.category ?? [])));
