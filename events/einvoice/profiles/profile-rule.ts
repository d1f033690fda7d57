import type { Syntax } from '../binding.ts';
import type { Kind } from '../kinds.ts';
import { type BrokenRule, brokenAt } from '../rules/broken-rule.ts';
import type { ReadTerms, StatedDocument } from '../terms/stated-document.ts';

/** In what a document is written. UBL and CII have a few rules with different conditions. */
export type Written = { kind: Kind; syntax: Syntax };

/** A rule of a profile. `places` are the pointers at which the document breaks it; none if it does not. */
export type ProfileRule = {
  rule: string;
  term: string;
  detail: string;
  places(document: StatedDocument, written: Written): string[];
};

export const brokenOf = (rules: readonly ProfileRule[], document: StatedDocument, written: Written): BrokenRule[] =>
  rules.flatMap(({ rule, term, detail, places }) => brokenAt(rule, term, detail, places(document, written)));

/** The pointer of a term, if the condition holds. */
export const when = (isBroken: boolean, pointer: string): string[] => (isBroken ? [pointer] : []);

/** By the addresses of the seller and the buyer. */
export const areBothIn = (country: string, { seller, buyer }: ReadTerms): boolean =>
  seller?.address?.country === country && buyer?.address?.country === country;
