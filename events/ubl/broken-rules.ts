// The business rules of EN 16931-1 that an issued document can break. Its code lists (BR-CL-*) are checked only where the ledger
// knows them: currencies, VAT categories, kinds of document.

import type { Document } from '../invoice.ts';
import { checkTotals } from './check-totals.ts';
import type { BrokenRule } from './rules/broken-rule.ts';
import { brokenCategoryRules } from './rules/of-categories.ts';
import { brokenDigitRules } from './rules/of-digits.ts';
import { rulesOfTerms } from './rules/of-terms.ts';
import type { RootName } from './xml/namespaces.ts';

/** The codes of UNTDID 1001 that EN 16931 allows for each kind of document (BR-CL-01). */
const typeCodes: Readonly<Record<RootName, string>> = {
  Invoice:
    '71 80 81 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390 393 394 395 ' +
    '456 457 527 553 575 623 633 751 780 817 870 875 876 877 935',
  CreditNote: '81 83 261 262 296 308 381 396 420 458 532',
};

/** @returns nothing for a document that is valid */
export function brokenRules(document: Omit<Document, 'invoiceId'>, kind: RootName): BrokenRule[] {
  const { lines, taxes, totals, typeCode } = document;
  return [
    ...rulesOfTerms.filter((rule) => rule.isBroken(document)).map(({ rule, detail }) => ({ rule, detail })),
    ...(typeCode !== undefined && !typeCodes[kind].split(' ').includes(typeCode)
      ? [{ rule: 'BR-CL-01', detail: `${typeCode} is not the code of such a document` }]
      : []),
    ...(kind === 'Invoice' && totals.payable > 0 && (document.dueOn ?? document.paymentTerms) === undefined
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
