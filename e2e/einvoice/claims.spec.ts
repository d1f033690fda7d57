// `npm run test:einvoice`: what the ledger says of random documents that claim Peppol BIS Billing 3 or XRechnung, and that have right and
// wrong codes, is what the official rules say, rule by rule.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceContent } from '../../events/document/document.ts';
import { type Syntax, syntaxes } from '../../events/einvoice/binding.ts';
import { creditNote, invoice } from '../../events/einvoice/kinds.ts';
import { isClaimable } from '../../events/einvoice/profiles/claimable.ts';
import { issued } from '../../events/einvoice/testing/example.ts';
import { followed, leastClaims, leastInvoice, leastTaxes } from '../../events/einvoice/testing/follow-rules.ts';
import { asXml, completed, NotAnEN16931Invoice, rulesBrokenInWriting } from '../../events/einvoice/write-document.ts';
import { writeInvoice } from '../../events/einvoice/write-invoice.ts';
import { claims, otherClaims } from './arbitrary-claims.ts';
import { asNote, count, seed } from './documents.ts';
import { fatalRules, isHere } from './official-rules.ts';

/** Rules that the syntaxes have under other names. */
const ourName: Readonly<Record<string, string>> = {
  'CII-SR-467': 'UBL-SR-47',
  'CII-SR-470': 'BR-61',
  'UBL-SR-54': 'BR-66',
  'UBL-SR-55': 'BR-67',
};
/** Of CII, no assertion says what the text of EN 16931 does. */
const isOnlyInText = (rule: string, syntax: Syntax) => syntax === 'cii' && ['BR-66', 'BR-67'].includes(rule);
/** There is no country without an address, which BR-08 and BR-10 say. */
const follows: readonly string[] = ['BR-09', 'BR-11'];

/** The rules at hand have none of Peppol for CII. */
const isJudged = ({ specification = '' }: InvoiceContent, syntax: Syntax) =>
  syntax === 'ubl' || !specification.includes('peppol');
const isKnown = (content: InvoiceContent) => isClaimable(content.specification ?? '', content);
const hasNoSubjectCode = ({ notes = [] }: InvoiceContent) => notes.every((note) => !/#[^#]{3}#/.test(note));

const documents = [
  ...fc.sample(claims.filter(isKnown), { numRuns: 2 * count, seed }),
  ...fc.sample(
    otherClaims.filter((content) => isKnown(content) && hasNoSubjectCode(content)),
    { numRuns: Math.ceil(count / 5), seed },
  ),
];

const written = documents.flatMap((content, index) =>
  syntaxes
    .filter((syntax) => isJudged(content, syntax))
    .map((syntax) => {
      const kind = index % 4 === 0 ? creditNote : invoice;
      const complete = completed(issued(kind === creditNote ? asNote(content) : content), kind);
      return {
        name: `${index}, ${syntax}`,
        syntax,
        rules: new Set(rulesBrokenInWriting(complete, kind, syntax).map(({ rule }) => rule)),
        xml: asXml(complete, kind, syntax),
      };
    }),
);

describe.skipIf(!isHere)(`a document that claims a profile (EINVOICE_SEED=${seed})`, () => {
  it('breaks for the ledger the rules that it breaks officially', async () => {
    const official = await fatalRules(new Map(written.map(({ name, xml }) => [name, xml])));
    const differing = written.flatMap(({ name, syntax, rules, xml }) => {
      const named = official.get(name)?.map((rule) => rule.slice(0, rule.indexOf(':'))) ?? [];
      const theirs = new Set(named.filter((rule) => !follows.includes(rule)).map((rule) => ourName[rule] ?? rule));
      const missed = [...theirs].filter((rule) => !rules.has(rule));
      const invented = [...rules].filter((rule) => !theirs.has(rule) && !isOnlyInText(rule, syntax));
      return missed.length + invented.length > 0 ? [{ name, missed, invented, xml }] : [];
    });
    expect(differing).toEqual([]);
  });

  it('is valid as soon as it has what the refusals of the least invoice ask for', async () => {
    const cases = syntaxes.flatMap((syntax) =>
      leastClaims.flatMap((claim) => leastTaxes.map((tax) => ({ syntax, content: leastInvoice(tax, claim) }))),
    );
    const judged = cases.filter(({ content, syntax }) => isJudged(content, syntax));
    const xmls = new Map(
      judged.map(({ syntax, content }, index) => [`${index}, ${syntax}`, writtenAtLast(content, syntax)]),
    );
    const invalid = [...(await fatalRules(xmls))].filter(([, rules]) => rules.length > 0);
    expect(invalid.map(([name, rules]) => [rules, xmls.get(name)])).toEqual([]);
  });
});

/** Written when the terms are given that the refusals name. */
function writtenAtLast(content: InvoiceContent, syntax: Syntax): string {
  try {
    return writeInvoice(issued(content), syntax);
  } catch (error) {
    if (!(error instanceof NotAnEN16931Invoice)) throw error;
    return writtenAtLast(followed(content, error.rules), syntax);
  }
}
