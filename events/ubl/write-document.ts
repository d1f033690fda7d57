import { brokenRulesOfCii } from '../cii/broken-rules.ts';
import type { Document } from '../invoice.ts';
import type { Syntax } from './binding.ts';
import { brokenRules } from './broken-rules.ts';
import { buyerOf } from './buyer.ts';
import type { Kind } from './kinds.ts';
import type { BrokenRule } from './rules/broken-rule.ts';
import { newElement } from './xml/element.ts';
import { formatXml } from './xml/format.ts';

/** The document breaks rules of EN 16931, so it cannot be written as an e-invoice. */
export class NotAnEN16931Invoice extends Error {
  readonly rules: readonly BrokenRule[];
  constructor(rules: readonly BrokenRule[]) {
    super(rules.map(({ rule, detail }) => `${rule}: ${detail}`).join('; '));
    this.rules = rules;
  }
}

type Issued = Omit<Document, 'invoiceId'>;

/** The specification (BT-24) of a document that states none. */
const plainEN16931 = 'urn:cen.eu:en16931:2017';

/**
 * A document in UBL 2.1 or CII that is valid for the rules of EN 16931.
 * @throws NotAnEN16931Invoice
 */
export function writeDocument(document: Issued, kind: Kind, syntax: Syntax): string {
  const complete = completed(document, kind);
  const broken = [...brokenRules(complete, kind), ...(syntax === 'cii' ? brokenRulesOfCii(complete, kind) : [])];
  if (broken.length > 0) throw new NotAnEN16931Invoice(broken);
  const { root: name, form, namespaces } = kind.bindings[syntax];
  const root = newElement(name);
  form.write(complete, root, { currency: document.currency });
  return formatXml(root, namespaces);
}

/** The document with its defaults filled in. */
const completed = (document: Issued, kind: Kind): Issued => ({
  ...document,
  specification: document.specification ?? plainEN16931,
  typeCode: document.typeCode ?? kind.usualTypeCode,
  buyer: buyerOf(document),
  lines: document.lines.map((line, index) => ({
    ...line,
    id: line.id ?? String(index + 1),
    unit: line.unit ?? 'C62',
  })),
});
