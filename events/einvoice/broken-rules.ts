// The business rules of EN 16931-1 that an issued document can break, except those of codes (rules/of-codes.ts).

import type { Kind } from './kinds.ts';
import type { BrokenRule } from './rules/broken-rule.ts';
import { brokenAmountRules } from './rules/of-amounts.ts';
import { brokenAttachmentRules } from './rules/of-attachments.ts';
import { brokenCategoryRules, brokenRulesOfSplitPayment } from './rules/of-categories.ts';
import { brokenDigitRules } from './rules/of-digits.ts';
import { brokenPeppolRules } from './rules/of-peppol.ts';
import { brokenRateRules } from './rules/of-rates.ts';
import { rulesOfTerms } from './rules/of-terms.ts';
import type { StatedDocument } from './terms/stated-document.ts';

/** @returns an empty list for a valid document @throws AmountTooLarge */
export function brokenRules(document: StatedDocument, kind: Kind): BrokenRule[] {
  const { totals, typeCode } = document;
  return [
    ...rulesOfTerms.filter((rule) => rule.isBroken(document)).map(({ rule, detail }) => ({ rule, detail })),
    ...(typeCode !== undefined && !kind.typeCodes.includes(typeCode)
      ? [{ rule: 'BR-CL-01', detail: `${typeCode} is not a type code of this kind of document` }]
      : []),
    ...(kind.saysWhenDue && totals.payable > 0 && (document.dueOn ?? document.paymentTerms) === undefined
      ? [{ rule: 'BR-CO-25', detail: 'the document has an amount due, but neither a due date nor payment terms' }]
      : []),
    ...brokenCategoryRules(document),
    ...brokenAttachmentRules(document),
    ...brokenAmountsAndRates(document),
  ];
}

/** The rules that touch money, also those of the specification that the document names. @throws AmountTooLarge */
export const brokenMoneyRules = (document: StatedDocument): BrokenRule[] => [
  ...brokenAmountsAndRates(document),
  ...brokenRulesOfSplitPayment(document),
  ...brokenPeppolRules(document),
];

const brokenAmountsAndRates = (document: StatedDocument): BrokenRule[] => [
  ...brokenRateRules(document),
  ...brokenDigitRules(document),
  ...brokenAmountRules(document),
];
