import type { AllowanceOrCharge } from '../../document/document.ts';
import type { AsRead } from '../terms/reading.ts';
import type { ReadTerms } from '../terms/stated-document.ts';
import type { BrokenRule } from './broken-rule.ts';

type Item = AsRead<AllowanceOrCharge>;

/** EN 16931 has two rules each, which are published with the same test. */
const itemsOf: readonly { what: string; rules: readonly string[]; in(document: ReadTerms): Item[] }[] = [
  { what: 'an allowance', rules: ['BR-33', 'BR-CO-21'], in: ({ allowances = [] }) => allowances },
  { what: 'a charge', rules: ['BR-38', 'BR-CO-22'], in: ({ charges = [] }) => charges },
  {
    what: 'an allowance of a line',
    rules: ['BR-42', 'BR-CO-23'],
    in: ({ lines = [] }) => lines.flatMap(({ allowances = [] }) => allowances),
  },
  {
    what: 'a charge of a line',
    rules: ['BR-44', 'BR-CO-24'],
    in: ({ lines = [] }) => lines.flatMap(({ charges = [] }) => charges),
  },
];

/** The rules that an allowance or charge has a reason, as a text or a code. */
export const brokenReasonRules = (document: ReadTerms): BrokenRule[] =>
  itemsOf.flatMap(({ what, rules, in: itemsIn }) =>
    itemsIn(document).some(({ reason, reasonCode }) => (reason ?? reasonCode) === undefined)
      ? rules.map((rule) => ({ rule, detail: `${what} has no reason` }))
      : [],
  );
