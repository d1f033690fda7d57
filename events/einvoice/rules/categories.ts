// The VAT categories of EN 16931 (BT-118), and what their rules have in common. The rules of each category have its name and a number.

import type { Tax } from '../../document/document.ts';

export type Category = Tax['category'];

/**
 * - `name`: the name of the category in its rules; IGIC is AF and IPSI is AG in the published rules
 * - `rate`: what the rate must be (-05, -06, -07); `free` if there are no such rules
 * - `isByRate`: whether the category has a tax group for each rate, whose amounts have a tolerance (-08, -09). The others have one tax
 *   group, and its amounts are exact
 */
export const categories = {
  S: { name: 'S', rate: 'above 0', isByRate: true },
  Z: { name: 'Z', rate: '0', isByRate: false },
  E: { name: 'E', rate: '0', isByRate: false },
  AE: { name: 'AE', rate: '0', isByRate: false },
  K: { name: 'IC', rate: '0', isByRate: false },
  G: { name: 'G', rate: '0', isByRate: false },
  O: { name: 'O', rate: 'none', isByRate: false },
  L: { name: 'AF', rate: 'any', isByRate: true },
  M: { name: 'AG', rate: 'any', isByRate: true },
  B: { name: 'B', rate: 'free', isByRate: true },
} as const satisfies Record<
  Category,
  { name: string; rate: 'above 0' | '0' | 'any' | 'none' | 'free'; isByRate: boolean }
>;

/** Category B (split payment) has rules of its own only, and none about its amounts and groups: BR-B-01, BR-B-02. */
export const hasUsualRules = (category: Category): boolean => category !== 'B';

/** The rule of a category: "BR-IC-08" for K and 08. */
export const ruleOfCategory = (category: Category, number: string): string =>
  `BR-${categories[category].name}-${number}`;

type Taxed = { tax: Tax };

/** The parts of a document that have a category, with the numbers of their rules on parties and on rates. */
export const taxedParts = <Line extends Taxed, Item extends Taxed>({
  lines,
  allowances = [],
  charges = [],
}: {
  lines: readonly Line[];
  allowances?: readonly Item[];
  charges?: readonly Item[];
}) =>
  [
    { what: 'a line', taxed: lines, parties: '02', rate: '05', notO: '12' },
    { what: 'an allowance', taxed: allowances, parties: '03', rate: '06', notO: '13' },
    { what: 'a charge', taxed: charges, parties: '04', rate: '07', notO: '14' },
  ] as const;
