// The rules of EN 16931 about the rates of VAT categories: -05 to -07 of each category, BR-48, and what category O stands beside.

import type { Tax } from '../../document/document.ts';
import { formatDecimal, parseDecimal } from '../../money/decimal.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import type { BrokenRule } from './broken-rule.ts';
import { categories, ruleOfCategory, taxedParts } from './categories.ts';

/** The rules of rates that a document breaks, each once. */
export function brokenRateRules(document: StatedDocument): BrokenRule[] {
  const broken = new Map<string, string>();
  const isOutside = document.taxes.some(({ category }) => category === 'O');
  for (const { what, taxed, rate, notO } of taxedParts(document)) {
    for (const { tax } of taxed) {
      if (!isAllowedRate(tax)) broken.set(ruleOfCategory(tax.category, rate), `${what} of category ${rateIn(tax)}`);
      if (isOutside && tax.category !== 'O') broken.set(`BR-O-${notO}`, besideO(what, tax));
    }
  }
  for (const group of document.taxes) {
    if (group.category !== 'O' && group.rate === undefined)
      broken.set('BR-48', `the tax group of category ${rateIn(group)}`);
    if (isOutside && group.category !== 'O') broken.set('BR-O-11', besideO('a tax group', group));
  }
  return [...broken].map(([rule, detail]) => ({ rule, detail }));
}

function isAllowedRate({ category, rate }: Tax): boolean {
  switch (categories[category].rate) {
    case 'none':
      return rate === undefined;
    case 'any':
      return rate !== undefined;
    case 'free':
      return true;
    case '0':
      return rate !== undefined && isZero(rate);
    case 'above 0':
      return rate !== undefined && !isZero(rate);
  }
}

const isZero = (rate: string): boolean => parseDecimal(rate).units === 0n;

const rateIn = ({ category, rate }: Tax): string =>
  `${category} has ${rate === undefined ? 'no rate' : `the rate ${formatDecimal(parseDecimal(rate))}`}`;

const besideO = (what: string, { category }: Tax): string =>
  `${what} of category ${category} stands beside category O (not subject to VAT)`;
