import { rateOf, taxKey } from '../../document/totals.ts';
import { sum } from '../../money/money.ts';
import { isOfKindInCii, type Kind } from '../kinds.ts';
import type { BrokenRule } from '../rules/broken-rule.ts';
import { ruleOfCategory } from '../rules/categories.ts';
import { partsOf } from '../rules/of-amounts.ts';
import type { StatedDocument } from '../terms/stated-document.ts';

/** What a document may say in UBL, but not in CII. @throws AmountTooLarge */
export function brokenRulesOfCii(document: StatedDocument, kind: Kind): BrokenRule[] {
  const { typeCode, seller, payee } = document;
  return [
    // CII would take it for the other kind of document
    ...(typeCode === undefined || isOfKindInCii(kind, typeCode) || !kind.typeCodes.includes(typeCode)
      ? []
      : [{ rule: 'BR-CL-01', detail: `in CII, ${typeCode} is a type code of the other kind of document` }]),
    // the published rules of CII compare the legal registrations, too, whatever their schemes
    ...(payee?.legalId !== undefined && payee.legalId.id === seller?.legalId?.id
      ? [{ rule: 'BR-17', detail: 'the payee has the legal registration of the seller, so it is the seller' }]
      : []),
    ...brokenMoneyRulesOfCii(document),
  ];
}

/** Where the published rules of CII (1.3.16) about money are stricter than those of UBL. @throws AmountTooLarge */
export function brokenMoneyRulesOfCii(document: StatedDocument): BrokenRule[] {
  const { lines, allowances = [], charges = [], taxes } = document;
  const places = [
    ['BR-AF-05', 'a line', lines],
    ['BR-AF-06', 'an allowance', allowances],
    ['BR-AF-07', 'a charge', charges],
  ] as const;
  return [
    // a rate above 0 for category L; UBL, and EN 16931 itself, allow 0
    ...places
      .filter(([, , taxed]) => taxed.some(({ tax }) => tax.category === 'L' && rateOf(tax) === '0'))
      .map(([rule, what]) => ({ rule, detail: `${what} of category L has the rate 0, which CII does not allow` })),
    ...taxes.flatMap((group) => {
      const { category, rate, taxable } = group;
      const parts = partsOf(group, document);
      // UBL has a tolerance of less than 1.00 here
      const isToBeExact = ['S', 'L', 'M'].includes(category) && rate !== undefined;
      const isInexact = isToBeExact && sum(parts, 'a taxable amount') !== taxable;
      const isUnused = ['Z', 'E'].includes(category) && parts.length === 0;
      return [
        ...(isInexact
          ? [
              {
                rule: ruleOfCategory(category, '08'),
                detail: `the taxable amount of ${taxKey(group)} is not exactly the sum of its parts, which CII requires`,
              },
            ]
          : []),
        ...(isUnused ? [{ rule: ruleOfCategory(category, '01'), detail: `no amount is of category ${category}` }] : []),
      ];
    }),
  ];
}
