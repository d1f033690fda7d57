import { isOfKindInCii, type Kind } from '../kinds.ts';
import type { BrokenRule } from '../rules/broken-rule.ts';
import type { StatedDocument } from '../terms/stated-document.ts';

/** What a document may say in UBL, but not in CII, beside the rules about money (rules/categories.ts). */
export function brokenRulesOfCii({ typeCode, seller, payee }: StatedDocument, kind: Kind): BrokenRule[] {
  return [
    // CII would take it for the other kind of document
    ...(typeCode === undefined || isOfKindInCii(kind, typeCode) || !kind.typeCodes.includes(typeCode)
      ? []
      : [{ rule: 'BR-CL-01', detail: `in CII, ${typeCode} is a type code of the other kind of document` }]),
    // the published rules of CII compare the legal registrations, too, whatever their schemes
    ...(payee?.legalId !== undefined && payee.legalId.id === seller?.legalId?.id
      ? [{ rule: 'BR-17', detail: 'the payee has the legal registration of the seller, so it is the seller' }]
      : []),
  ];
}
