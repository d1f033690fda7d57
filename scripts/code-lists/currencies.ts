// Currencies and the digits of their minor units: list one of ISO 4217, and what the rules of EN 16931 allow beside it.

import { asConst, codesIn, ListsChanged } from './rules.ts';

/** The codes by the digits of their minor units, and when ISO 4217 was published. */
export type Currencies = { byDigits: Map<number, string[]>; published: string };

/** They name no currency. */
const none = ['XXX', 'XTS'];

/** EN 16931 allows two digits after the point. ISO 4217 has no number for units such as XDR and XAU, nor for what it no longer has. */
const otherwise = 2;

/**
 * @param xml list one of ISO 4217
 * @param rules of EN 16931
 * @param known the currencies of before: those that are withdrawn stay, because the log may have amounts in them
 * @throws ListsChanged if a currency has other digits than before: amounts in the log are in minor units
 */
export function currenciesIn(xml: string, rules: string, known: Readonly<Record<number, string>>): Currencies {
  const [, published] = /<ISO_4217 Pblshd="([\d-]+)"/.exec(xml) ?? [];
  if (published === undefined) throw new ListsChanged('the list of ISO 4217 does not say when it was published');
  const before = Object.entries(known).flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, Number(digits)] as const),
  );
  const inIso = [...xml.matchAll(/<Ccy>([A-Z]{3})<\/Ccy>\s*<CcyNbr>\d+<\/CcyNbr>\s*<CcyMnrUnts>([^<]+)</g)].map(
    ([, code = '', digits = '']) => [code, digits === 'N.A.' ? otherwise : Number(digits)] as const,
  );
  const inRules = (codesIn(rules, 'BR-CL-04')[0] ?? []).map((code) => [code, otherwise] as const);
  const digitsOf = new Map([...inRules, ...before, ...inIso].filter(([code]) => !none.includes(code)));
  for (const [code, digits] of before) {
    const now = digitsOf.get(code);
    if (now !== digits) throw new ListsChanged(`${code} had ${digits} digits and has ${now}`);
  }
  const byDigits = Map.groupBy([...digitsOf.keys()].toSorted(), (code) => digitsOf.get(code) ?? otherwise);
  return { byDigits: new Map([...byDigits].toSorted(([a], [b]) => a - b)), published };
}

/** The module of all currencies. @param rules the version of the rules of EN 16931 */
export function currenciesAsCode({ byDigits, published }: Currencies, rules: string): string {
  const names = new Map([...byDigits].map(([digits, codes]) => [digits, { name: `of${digits}`, codes }]));
  const consts = [...names].map(([digits, { name, codes }]) =>
    asConst(name, `With ${digits} digits after the point`, codes.join(' ')).replace('export ', ''),
  );
  const entries = [...names].map(([digits, { name }]) => `${digits}: ${name}`).join(', ');
  return `// Currencies: ISO 4217, list one of ${published}; the rules of EN 16931, version ${rules}; and those that were withdrawn since,
// because the log may have amounts in them. Units without digits in ISO 4217 (XDR, XAU) have two.
// Written by scripts/code-lists.ts: do not edit.

${consts.join('\n')}
/** Their codes, by the digits of their minor unit. */
export const currencies: Readonly<Record<number, string>> = { ${entries} };
`;
}
