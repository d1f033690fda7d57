// The rules of EN 16931 about the rates of VAT categories: -05 to -07 of each category, BR-48, and what category O stands beside.

import type { Tax } from '../../document/document.ts';
import { formatDecimal, parseDecimal, signOf } from '../../money/decimal.ts';
import type { Syntax } from '../binding.ts';
import type { AsRead } from '../terms/reading.ts';
import type { ReadTerms } from '../terms/stated-document.ts';
import type { BrokenRule } from './broken-rule.ts';
import { type Category, checksOf, ruleOfCategory, taxedParts } from './categories.ts';

/** The rules of rates that a document breaks, each once. */
export function brokenRateRules(document: ReadTerms, syntax: Syntax): BrokenRule[] {
  const broken = new Map<string, string>();
  const taxes = document.taxes ?? [];
  const isOutside = taxes.some(({ category }) => category === 'O');
  const reportBesideO = (number: keyof typeof besideO, what: string, { category }: AsRead<Tax>) => {
    if (!isOutside || category === 'O') return;
    const detail = `${what} of category ${category ?? '(none)'} stands beside category O (not subject to VAT)`;
    for (const name of syntax === 'cii' ? besideO[number] : [number]) broken.set(`BR-O-${name}`, detail);
  };
  for (const { what, taxed, rate, notO } of taxedParts(document)) {
    for (const { tax } of taxed) {
      if (tax === undefined) continue;
      if (tax.category !== undefined && !isAllowedRate(tax.category, tax.rate, syntax))
        broken.set(ruleOfCategory(tax.category, rate), `${what} of category ${rateIn(tax)}`);
      reportBesideO(notO, what, tax);
    }
  }
  for (const group of taxes) {
    if (group.category !== 'O' && group.rate === undefined)
      broken.set('BR-48', `the tax group of category ${rateIn(group)}`);
    reportBesideO('11', 'a tax group', group);
  }
  return [...broken].map(([rule, detail]) => ({ rule, detail }));
}

/** The numbers of the rules that CII publishes with the same test: of lines and tax groups, of allowances and charges. */
const besideO = { '11': ['11', '12'], '12': ['11', '12'], '13': ['13', '14'], '14': ['13', '14'] } as const;

function isAllowedRate(category: Category, rate: string | undefined, syntax: Syntax): boolean {
  switch (checksOf(category, syntax).rate) {
    case 'none':
      return rate === undefined;
    case 'any':
      return rate !== undefined && signOf(parseDecimal(rate)) >= 0;
    case 'free':
      return true;
    case '0':
      return rate !== undefined && signOf(parseDecimal(rate)) === 0;
    case 'above 0':
      return rate !== undefined && signOf(parseDecimal(rate)) > 0;
  }
}

const rateIn = ({ category = '(none of VAT)', rate }: { category?: string; rate?: string }): string =>
  `${category} has ${rate === undefined ? 'no rate' : `the rate ${formatDecimal(parseDecimal(rate))}`}`;
