// The business rules of EN 16931-1 that an issued document can break. Its code lists (BR-CL-*) are checked only where the ledger
// knows them: currencies, VAT categories, kinds of document.

import type { Document } from '../invoice.ts';
import { checkTotals } from './check-totals.ts';
import type { Kind } from './kinds.ts';
import type { BrokenRule } from './rules/broken-rule.ts';
import { brokenCategoryRules } from './rules/of-categories.ts';
import { brokenDigitRules } from './rules/of-digits.ts';
import { rulesOfTerms } from './rules/of-terms.ts';

/** @returns nothing for a document that is valid */
export function brokenRules(document: Omit<Document, 'invoiceId'>, kind: Kind): BrokenRule[] {
  const { lines, taxes, totals, typeCode } = document;
  return [
    ...rulesOfTerms.filter((rule) => rule.isBroken(document)).map(({ rule, detail }) => ({ rule, detail })),
    ...(typeCode !== undefined && !kind.typeCodes.includes(typeCode)
      ? [{ rule: 'BR-CL-01', detail: `${typeCode} is not the code of such a document` }]
      : []),
    ...(kind.saysWhenDue && totals.payable > 0 && (document.dueOn ?? document.paymentTerms) === undefined
      ? [{ rule: 'BR-CO-25', detail: 'it says neither when nor on what terms it is due' }]
      : []),
    ...brokenCategoryRules(document),
    ...brokenDigitRules(document),
    ...checkTotals(document, { nets: lines.map((line) => line.net), taxes, totals }).map(
      ({ rule, term, name, stated, computed }) => ({
        rule,
        detail: `${name} (${term}) is ${stated} and should be ${computed}`,
      }),
    ),
  ];
}
