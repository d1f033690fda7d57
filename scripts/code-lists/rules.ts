// The lists of codes in the published rules of EN 16931 (BR-CL-*), which are XSLT: a rule has its codes in a text of its test.

import { type Publications, peppolVersion } from './publications.ts';

type Syntax = keyof Publications & ('ubl' | 'cii');

/** Each list: its name in the code, what it is, the rules that have it, and how many lists these have in UBL. */
const lists: readonly { name: string; what: string; rules: string[]; differs?: true; index?: number }[] = [
  { name: 'invoiceTypes', what: 'UNTDID 1001, of invoices', rules: ['BR-CL-01'], index: 0 },
  { name: 'creditNoteTypes', what: 'UNTDID 1001, of credit notes', rules: ['BR-CL-01'], index: 1 },
  { name: 'currencies', what: 'ISO 4217', rules: ['BR-CL-03', 'BR-CL-04', 'BR-CL-05'] },
  { name: 'taxPoints', what: 'UNTDID 2005 in UBL, 2475 in CII', rules: ['BR-CL-06'], differs: true },
  { name: 'objectSchemes', what: 'UNTDID 1153', rules: ['BR-CL-07'] },
  { name: 'noteSubjects', what: 'UNTDID 4451', rules: ['BR-CL-08'], differs: true },
  { name: 'identifierSchemes', what: 'ISO/IEC 6523 (ICD)', rules: ['BR-CL-10', 'BR-CL-11', 'BR-CL-21', 'BR-CL-26'] },
  { name: 'classificationLists', what: 'UNTDID 7143', rules: ['BR-CL-13'] },
  { name: 'countries', what: 'ISO 3166-1', rules: ['BR-CL-14', 'BR-CL-15'], differs: true },
  { name: 'paymentMeans', what: 'UNTDID 4461', rules: ['BR-CL-16'] },
  { name: 'vatCategories', what: 'UNTDID 5305', rules: ['BR-CL-17', 'BR-CL-18'] },
  { name: 'allowanceReasons', what: 'UNTDID 5189', rules: ['BR-CL-19'] },
  { name: 'chargeReasons', what: 'UNTDID 7161', rules: ['BR-CL-20'] },
  { name: 'exemptionReasons', what: 'VATEX', rules: ['BR-CL-22'] },
  { name: 'units', what: 'UN/ECE Recommendations 20 and 21', rules: ['BR-CL-23'] },
  { name: 'mimeTypes', what: 'types of attachments', rules: ['BR-CL-24'] },
  { name: 'addressSchemes', what: 'EAS, electronic addresses', rules: ['BR-CL-25'] },
];

/** The publication has not what it had before: look at the rule, and change the table above. */
export class ListsChanged extends Error {}

/** The codes of the lists in a rule, in the order in which its test has them. @throws ListsChanged */
export function codesIn(xslt: string, rule: string): string[][] {
  const [, test = ''] =
    new RegExp(
      `<svrl:failed-assert [^>]*?test="([^"]*)"[^>]*>\\s*<xsl:attribute name="id">${rule}</xsl:attribute>`,
    ).exec(xslt) ?? [];
  const found = [...test.matchAll(/contains\(\s*'\s([^']+?)\s'/g)].map(([, codes = '']) => codes.split(/\s+/));
  const types = [...test.matchAll(/@mimeCode = '([^']+)'/g)].map(([, type = '']) => type);
  const all = types.length > 0 ? [types] : found;
  if (all.length === 0) throw new ListsChanged(`${rule} has no list of codes`);
  return all;
}

/** The version and date that a publication says of itself: "1.3.16 of 2026-03-30". */
export function publicationOf(xslt: string): string {
  const [, version, date] = /Schematron version (\S+) - Last update: (\d{4}-\d\d-\d\d)/.exec(xslt) ?? [];
  if (version === undefined) throw new ListsChanged('the publication does not say its version');
  return `${version} of ${date}`;
}

const text = (codes: readonly string[]): string => [...new Set(codes)].join(' ');

const sorted = (codes: string): string => codes.split(' ').toSorted().join(' ');
const isSame = (one: string, other: string): boolean => sorted(one) === sorted(other);

/** The list that rules have in a syntax. @throws ListsChanged if they have different ones */
function listOf(xslt: string, rules: readonly string[], index: number): string {
  const [first = '', ...others] = rules.map((rule) => text(codesIn(xslt, rule)[index] ?? []));
  if (others.some((other) => !isSame(first, other))) throw new ListsChanged(`${rules.join(', ')} have different lists`);
  return first;
}

/** The schemes of electronic addresses that Peppol has, which are fewer. @throws ListsChanged */
function addressSchemesInPeppol(xslt: string): string {
  const [, codes] = /name="eaid" select="tokenize\('([^']+)'/.exec(xslt) ?? [];
  if (codes === undefined)
    throw new ListsChanged('the rules of Peppol have no list of schemes of electronic addresses');
  return asConst('addressSchemesInPeppol', `Peppol BIS Billing 3, ${peppolVersion}: PEPPOL-EN16931-CL008`, codes);
}

/** The module of all lists. @throws ListsChanged */
export function listsAsCode({ ubl, cii, peppol }: Pick<Publications, Syntax | 'peppol'>): string {
  if (publicationOf(ubl) !== publicationOf(cii)) throw new ListsChanged('UBL and CII are of different publications');
  const consts = lists.flatMap(({ name, what, rules, differs, index }) => {
    const about = `${what}: ${rules.join(', ')}`;
    const ofUbl = listOf(ubl, rules, index ?? 0);
    if (index !== undefined) return asConst(name, about, ofUbl); // CII has the two in one
    const ofCii = listOf(cii, rules, 0);
    if (isSame(ofUbl, ofCii) === (differs ?? false))
      throw new ListsChanged(`${name}: whether UBL and CII differ has changed`);
    if (!differs) return asConst(name, about, ofUbl);
    return [asConst(`${name}InUbl`, about, ofUbl), asConst(`${name}InCii`, about, ofCii)];
  });
  return `// The lists of codes in the rules of EN 16931, version ${publicationOf(ubl)} (CEN/TC 434), for UBL and for CII.
// Written by scripts/code-lists.ts: do not edit.

${[...consts, addressSchemesInPeppol(peppol)].join('\n')}`;
}

const width = 120;

/** A constant with codes, in lines of the usual width. */
export function asConst(name: string, about: string, codes: string): string {
  const lines: string[] = [''];
  for (const code of codes.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + code.length + "  '' +;".length + 1 > width) lines.push(code);
    else lines[lines.length - 1] = line === '' ? code : `${line} ${code}`;
  }
  const quoted = lines.map((line, index) => `'${line}${index < lines.length - 1 ? ' ' : ''}'`);
  const declaration = `export const ${name} =`;
  const oneLine = `${declaration} ${quoted[0]};`;
  const value = quoted.length === 1 && oneLine.length <= width ? ` ${quoted[0]}` : `\n  ${quoted.join(' +\n  ')}`;
  return `/** ${about}. */\n${declaration}${value};\n`;
}
