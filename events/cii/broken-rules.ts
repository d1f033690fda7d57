import { rateOf } from '../document/totals.ts';
import { isOfKindInCii, type Kind } from '../ubl/kinds.ts';
import type { BrokenRule } from '../ubl/rules/broken-rule.ts';
import type { StatedDocument } from '../ubl/terms/stated-document.ts';

/** What a document may say in UBL, but not in CII. */
export function brokenRulesOfCii(document: StatedDocument, kind: Kind): BrokenRule[] {
  const { typeCode, seller, payee, lines, allowances = [], charges = [] } = document;
  const places = [
    ['BR-AF-05', 'a line', lines],
    ['BR-AF-06', 'an allowance', allowances],
    ['BR-AF-07', 'a charge', charges],
  ] as const;
  return [
    // CII would take it for the other kind of document
    ...(typeCode === undefined || isOfKindInCii(kind, typeCode) || !kind.typeCodes.includes(typeCode)
      ? []
      : [{ rule: 'BR-CL-01', detail: `in CII, ${typeCode} is a type code of the other kind of document` }]),
    // the published rules of CII compare the legal registrations, too, whatever their schemes
    ...(payee?.legalId !== undefined && payee.legalId.id === seller?.legalId?.id
      ? [{ rule: 'BR-17', detail: 'the payee has the legal registration of the seller, so it is the seller' }]
      : []),
    // the published rules of CII (1.3.16) require a rate above 0; those of UBL, and EN 16931 itself, allow 0
    ...places
      .filter(([, , taxed]) => taxed.some(({ tax }) => tax.category === 'L' && rateOf(tax) === '0'))
      .map(([rule, what]) => ({ rule, detail: `${what} of category L has the rate 0, which CII does not allow` })),
  ];
}
