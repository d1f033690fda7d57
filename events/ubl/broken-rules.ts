// The business rules of EN 16931-1 that an issued document can break. Of the code lists (BR-CL-*) only those that the ledger knows
// are checked: currencies, VAT categories, kinds of documents.

import type { Document } from '../invoice.ts';
import { checkTotals } from './check-totals.ts';
import type { Kind } from './kinds.ts';
import type { BrokenRule } from './rules/broken-rule.ts';
import { brokenCategoryRules } from './rules/of-categories.ts';
import { brokenDigitRules } from './rules/of-digits.ts';
import { rulesOfTerms } from './rules/of-terms.ts';

/** @returns an empty list for a valid document */
export function brokenRules(document: Omit<Document, 'invoiceId'>, kind: Kind): BrokenRule[] {
  const { lines, taxes, totals, typeCode } = document;
  return [
    ...rulesOfTerms.filter((rule) => rule.isBroken(document)).map(({ rule, detail }) => ({ rule, detail })),
    ...(typeCode !== undefined && !kind.typeCodes.includes(typeCode)
      ? [{ rule: 'BR-CL-01', detail: `${typeCode} is not a type code of this kind of document` }]
      : []),
    ...(kind.saysWhenDue && totals.payable > 0 && (document.dueOn ?? document.paymentTerms) === undefined
      ? [{ rule: 'BR-CO-25', detail: 'the document has an amount due, but neither a due date nor payment terms' }]
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
