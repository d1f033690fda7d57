// `npm run test:einvoice`: documents that the ledger writes, in UBL and in CII, are valid by the official rules.

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Syntax, syntaxes } from '../../events/einvoice/binding.ts';
import { invoicesInBoth } from '../../events/einvoice/cii/testing/arbitrary-invoice.ts';
import { readCreditNote } from '../../events/einvoice/read-credit-note.ts';
import { readInvoice } from '../../events/einvoice/read-invoice.ts';
import { withAttachments } from '../../events/einvoice/testing/arbitrary-attachments.ts';
import { example, issued } from '../../events/einvoice/testing/example.ts';
import { publicSamples } from '../../events/einvoice/testing/public-samples.ts';
import { writeCreditNote } from '../../events/einvoice/write-credit-note.ts';
import { writeInvoice } from '../../events/einvoice/write-invoice.ts';
import { asNote, type Content, count, seed } from './documents.ts';
import { fatalRules, isHere, validator } from './official-rules.ts';

if (!isHere) process.stderr.write(`the official rules are skipped: they are not in ${validator}\n`);

const invoice = (content: Content, syntax: Syntax) => writeInvoice(issued(content), syntax);

/** The rules at hand have none of Peppol for CII. */
const unclaimed = (content: Content, syntax: Syntax): Content =>
  syntax === 'cii' ? { ...content, specification: 'urn:cen.eu:en16931:2017' } : content;

function converted(xml: string, syntax: Syntax): string {
  if (xml.includes('<CreditNote')) {
    const { customer = { id: '', name: '' }, ...note } = readCreditNote(xml).content;
    return writeCreditNote(unclaimed({ customer, ...note }, syntax), syntax);
  }
  return invoice(unclaimed(readInvoice(xml).content, syntax), syntax);
}

const random = fc.sample(withAttachments(invoicesInBoth), { numRuns: count, seed });

/** Each document that is judged, by its name. */
const written = new Map<string, string>(
  syntaxes.flatMap((syntax) => [
    [`the example, ${syntax}`, invoice(example, syntax)] as const,
    [`the example as a credit note, ${syntax}`, writeCreditNote(asNote(example), syntax)] as const,
    ...[...publicSamples].map(([name, xml]) => [`${name}, ${syntax}`, converted(xml, syntax)] as const),
    ...random.map((content, index) => {
      const xml = index % 4 === 0 ? writeCreditNote(asNote(content), syntax) : invoice(content, syntax);
      return [`random ${index}, ${syntax}`, xml] as const;
    }),
  ]),
);

describe.skipIf(!isHere)(`a document that is written (EINVOICE_SEED=${seed})`, () => {
  let fatal: Map<string, string[]>;
  beforeAll(async () => {
    fatal = await fatalRules(written);
  });

  it.each([...written.keys()].filter((name) => !name.startsWith('random')))('is valid: %s', (name) => {
    expect(fatal.get(name)).toEqual([]);
  });

  it(`is valid: ${count} random documents in both syntaxes`, () => {
    const invalid = [...fatal].filter(([name, rules]) => name.startsWith('random') && rules.length > 0);
    expect(invalid.map(([name, rules]) => [name, rules, written.get(name)])).toEqual([]);
  });

  it('is judged: rules that it breaks are found', async () => {
    const broken = invoice(example, 'cii').replace(/(?<=DuePayableAmount>)[\d.]+/, '1.00');
    const [rules] = (await fatalRules(new Map([['broken', broken]]))).values();
    expect(rules).toContainEqual(expect.stringMatching(/^BR-CO-16/));
  });
});
