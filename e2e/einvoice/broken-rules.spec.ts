// `npm run test:einvoice`: documents with one change each, and fragments of documents, are held against the official rules and read by the
// ledger. It must name each official rule about money that they break, and take those that break none.

import { beforeAll, describe, expect, it } from 'vitest';
import { creditNote } from '../../events/einvoice/kinds.ts';
import { readCreditNote } from '../../events/einvoice/read-credit-note.ts';
import { refuseBrokenMoneyRules } from '../../events/einvoice/read-document.ts';
import { readInvoice } from '../../events/einvoice/read-invoice.ts';
import { NotAnEInvoice, RulesBroken } from '../../events/einvoice/xml/refusals.ts';
import { changedDocuments } from './changed-documents.ts';
import { fragments } from './fragments.ts';
import { heldByTheirText, moneyRules } from './money-rules.ts';
import { fatalRules, isHere } from './official-rules.ts';
import { type ValidDocument, validDocuments } from './valid-documents.ts';

/** Whether the ledger takes a document, and which rules it names if not. */
function readByLedger({ xml, kind }: ValidDocument): { isTaken: boolean; named: Set<string>; message: string } {
  try {
    refuseBrokenMoneyRules(kind === creditNote ? readCreditNote(xml) : readInvoice(xml));
    return { isTaken: true, named: new Set(), message: '' };
  } catch (error) {
    if (!(error instanceof NotAnEInvoice)) throw error;
    const rules = error instanceof RulesBroken ? error.rules : [];
    return { isTaken: false, named: new Set(rules.map(({ rule }) => rule)), message: error.message.slice(0, 500) };
  }
}

/** R120 sums up what says "true" or "false", and R043 allows nothing else: what another value means is not known. */
const isSaidByOther = (rule: string, named: ReadonlySet<string>): boolean =>
  rule === 'PEPPOL-EN16931-R120' && named.has('PEPPOL-EN16931-R043');

const all: readonly ValidDocument[] = [...validDocuments, ...changedDocuments, ...fragments];

describe.skipIf(!isHere)('a document', () => {
  let official: Map<string, Set<string>>;
  let ours: Map<string, ReturnType<typeof readByLedger>>;
  beforeAll(async () => {
    ours = new Map(all.map((document) => [document.name, readByLedger(document)]));
    const fatal = await fatalRules(new Map(all.map(({ name, xml }) => [name, xml])));
    official = new Map(
      [...fatal].map(([name, rules]) => [name, new Set(rules.map((rule) => rule.split(':')[0] ?? ''))]),
    );
  });
  const oursOf = ({ name }: ValidDocument) =>
    ours.get(name) ?? { isTaken: false, named: new Set<string>(), message: '' };
  const brokenBy = ({ name }: ValidDocument): Set<string> => official.get(name) ?? new Set();

  it(`is refused by each rule about money that it breaks: ${all.length} documents`, () => {
    const missed = all.flatMap((document) => {
      const { named, message } = oursOf(document);
      const rules = [...brokenBy(document)].filter(
        (rule) => moneyRules[document.syntax].has(rule) && !named.has(rule) && !isSaidByOther(rule, named),
      );
      return rules.length > 0 ? [{ document: document.name, rules, message }] : [];
    });
    expect(missed).toEqual([]);
  });

  it('is taken if it breaks no rule', () => {
    const refused = all.flatMap((document) => {
      const { isTaken, named, message } = oursOf(document);
      const isHeld = [...named].some((rule) => heldByTheirText[document.syntax].test(rule));
      return brokenBy(document).size > 0 || isTaken || isHeld ? [] : [{ document: document.name, message }];
    });
    expect(refused).toEqual([]);
  });

  it('is refused by no other rule than those that it breaks, as they are tested or as their text says', () => {
    const invented = [...validDocuments, ...changedDocuments].flatMap((document) => {
      const { named, message } = oursOf(document);
      const rules = [...named].filter(
        (rule) => !brokenBy(document).has(rule) && !heldByTheirText[document.syntax].test(rule),
      );
      return rules.length > 0 ? [{ document: document.name, rules, message }] : [];
    });
    expect(invented).toEqual([]);
  });

  it.each(['ubl', 'cii'] as const)('breaks each rule about money that its published test can find, in %s', (syntax) => {
    const broken = new Set(all.filter((document) => document.syntax === syntax).flatMap((one) => [...brokenBy(one)]));
    const unbroken = [...moneyRules[syntax]].filter((rule) => !broken.has(rule) && !heldByTheirText[syntax].test(rule));
    expect(unbroken).toEqual([]);
  });
});
