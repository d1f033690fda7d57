import { describe, expect, it } from 'vitest';
import { currenciesIn } from './currencies.ts';
import { asConst, codesIn, ListsChanged, listsAsCode, publicationOf } from './rules.ts';

const assertion = (rule: string, test: string) =>
  `<svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" test="${test}">
     <xsl:attribute name="id">${rule}</xsl:attribute><svrl:text>…</svrl:text></svrl:failed-assert>`;
const list = (codes: string) =>
  `not(contains(normalize-space(.), ' ')) and contains(' ${codes} ', concat(' ', ., ' '))`;
const version = '<!--Schematron version 1.3.16 - Last update: 2026-03-30-->';

describe('the lists of a published rule', () => {
  it('are the texts that its test looks into, in their order', () => {
    const xslt = assertion('BR-CL-01', `(${list('380  71')}) or (${list('381')})`) + assertion('BR-CL-02', list('A'));
    expect(codesIn(xslt, 'BR-CL-01')).toEqual([['380', '71'], ['381']]);
    expect(codesIn(xslt, 'BR-CL-02')).toEqual([['A']]);
  });

  it('are the types of attachments', () =>
    expect(codesIn(assertion('BR-CL-24', "@mimeCode = 'text/csv' or @mimeCode = 'image/png'"), 'BR-CL-24')).toEqual([
      ['text/csv', 'image/png'],
    ]));

  it('are missing if the rule is, or has another form', () => {
    expect(() => codesIn(assertion('BR-CL-01', list('1')), 'BR-CL-02')).toThrow(ListsChanged);
    expect(() => codesIn(assertion('BR-CL-01', "document('codes.xml')"), 'BR-CL-01')).toThrow('has no list');
  });

  it('have the version and the date of their publication', () => {
    expect(publicationOf(version)).toBe('1.3.16 of 2026-03-30');
    expect(() => publicationOf('')).toThrow(ListsChanged);
  });

  it('are of one publication in both syntaxes', () =>
    expect(() => listsAsCode({ ubl: version, cii: version.replace('16', '15'), peppol: '' })).toThrow(
      'different publications',
    ));

  it('are written in lines that the formatter leaves as they are', () => {
    expect(asConst('units', 'Units: BR-CL-23', 'C62 HUR')).toBe(
      "/** Units: BR-CL-23. */\nexport const units = 'C62 HUR';\n",
    );
    const long = Array.from({ length: 60 }, (_, index) => String(100 + index)).join(' ');
    const lines = asConst('units', 'Units', long).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(lines.join('').match(/\d+/g)).toHaveLength(60);
  });
});

describe('the currencies', () => {
  const iso = (...entries: [code: string, digits: string][]) =>
    `<ISO_4217 Pblshd="2026-01-01">${entries
      .map(
        ([code, digits]) =>
          `<CcyNtry><Ccy>${code}</Ccy> <CcyNbr>978</CcyNbr> <CcyMnrUnts>${digits}</CcyMnrUnts></CcyNtry>`,
      )
      .join('')}</ISO_4217>`;
  const rules = assertion('BR-CL-04', list('CNH EUR XXX'));

  it('are those of ISO 4217 and of the rules, and those that were withdrawn; no currency is none of them', () => {
    const xml = iso(['EUR', '2'], ['JPY', '0'], ['CLF', '4'], ['XDR', 'N.A.'], ['XTS', 'N.A.']);
    expect(currenciesIn(xml, rules, { 2: 'BGN EUR' })).toEqual({
      byDigits: new Map([
        [0, ['JPY']],
        [2, ['BGN', 'CNH', 'EUR', 'XDR']],
        [4, ['CLF']],
      ]),
      published: '2026-01-01',
    });
  });

  it('keep their digits, because the log has amounts in minor units', () =>
    expect(() => currenciesIn(iso(['EUR', '3']), rules, { 2: 'EUR' })).toThrow('EUR had 2 digits and has 3'));
});
