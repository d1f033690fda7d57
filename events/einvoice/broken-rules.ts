// The business rules of EN 16931-1 that an issued document can break, except those of codes (rules/of-codes.ts).

import type { Syntax } from './binding.ts';
import { brokenRulesOfCii } from './cii/broken-rules.ts';
import type { Kind } from './kinds.ts';
import { brokenRateRuleOfGermany } from './profiles/of-germany.ts';
import { type BrokenRule, brokenAt } from './rules/broken-rule.ts';
import { brokenReasonRules } from './rules/of-allowances.ts';
import { brokenAmountRules } from './rules/of-amounts.ts';
import { brokenAttachmentRules } from './rules/of-attachments.ts';
import { brokenCategoryRules } from './rules/of-categories.ts';
import { brokenDigitRules } from './rules/of-digits.ts';
import { brokenPeppolRules } from './rules/of-peppol.ts';
import { brokenRateRules } from './rules/of-rates.ts';
import { rulesOfTerms } from './rules/of-terms.ts';
import type { ReadTerms, StatedDocument } from './terms/stated-document.ts';

/**
 * The rules that keep a document from being written in a syntax.
 * @returns an empty list for a valid document @throws AmountTooLarge
 */
export function brokenRules(document: StatedDocument, kind: Kind, syntax: Syntax): BrokenRule[] {
  const { typeCode } = document;
  return [
    ...rulesOfTerms.flatMap(({ rule, term, detail, places }) => brokenAt(rule, term, detail, places(document))),
    ...(typeCode !== undefined && !kind.typeCodes.includes(typeCode)
      ? [{ rule: 'BR-CL-01', detail: `${typeCode} is not a type code of this kind of document` }]
      : []),
    ...brokenAttachmentRules(document),
    ...brokenDigitRules(document),
    ...(syntax === 'cii' ? brokenRulesOfCii(document, kind) : []),
    ...brokenRulesOfMoney(document, syntax),
  ];
}

/** The rules that touch money, also those of the specification that the document names. @throws AmountTooLarge */
export const brokenMoneyRules = (document: ReadTerms, syntax: Syntax): BrokenRule[] => [
  ...brokenRulesOfMoney(document, syntax),
  ...brokenPeppolRules(document, syntax),
  ...brokenRateRuleOfGermany(document),
];

const brokenRulesOfMoney = (document: ReadTerms, syntax: Syntax): BrokenRule[] => [
  ...brokenReasonRules(document),
  ...brokenCategoryRules(document, syntax),
  ...brokenRateRules(document, syntax),
  ...brokenAmountRules(document, syntax),
];
