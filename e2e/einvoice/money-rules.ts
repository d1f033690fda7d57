// The official rules about money that a document is held against when it is registered (docs/decisions/document-validity.md).

import type { Syntax } from '../../events/einvoice/binding.ts';

const numbered = (prefix: string, numbers: string): string[] =>
  numbers.split(' ').map((number) => `${prefix}${number}`);

const categories = ['S', 'Z', 'E', 'AE', 'IC', 'G', 'O', 'AF', 'AG'];
const ofBoth: readonly string[] = [
  ...numbered('BR-', '03 05 06 07 12 13 14 15 16 21 22 24 25 26 27 28 31 32 33 36 37 38 41 42 43 44 45 46 47 48 53'),
  ...numbered('BR-CO-', '04 10 11 12 13 14 15 16 17 18 21 22 23 24'),
  ...numbered('BR-DEC-', '01 02 05 06 09 10 11 12 13 14 15 16 17 18 19 20 23 24 25 27 28'),
  ...numbered('BR-CL-', '01 03 04 05 17 18'),
  ...categories.flatMap((category) => numbered(`BR-${category}-`, '01 02 03 04 05 06 07 08 09 10')),
  ...numbered('BR-O-', '11 12 13 14'),
  ...numbered('BR-IC-', '11 12'),
  ...numbered('BR-B-', '01 02'),
  ...numbered('PEPPOL-EN16931-R', '005 040 041 042 044 046 053 054 055 121 130'),
  'BR-DE-14',
];

export const moneyRules: Readonly<Record<Syntax, ReadonlySet<string>>> = {
  ubl: new Set([...ofBoth, 'UBL-DT-01', 'UBL-SR-37', 'UBL-SR-48', ...numbered('PEPPOL-EN16931-R', '043 051 120')]),
  cii: new Set([
    ...ofBoth,
    ...numbered('CII-SR-', '439 440 441 463 472 473'),
    ...numbered('PEPPOL-EN16931-R', '043-1 043-2'),
  ]),
};

/**
 * Rules whose published test cannot find what their text says, or not always: a document that breaks the text is refused although it is
 * valid by the test.
 */
export const heldByTheirText: Readonly<Record<Syntax, RegExp>> = {
  ubl: /^BR-(DEC-1[35]|CO-14|S-01)$/,
  cii: /^BR-((AF|AG)-0[189]|[A-Z]+-01|48|CO-17|DEC-13|O-1[1-4])$/,
};
