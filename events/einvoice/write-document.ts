import type { WithContent } from '../document/attachment.ts';
import type { DocumentAllowanceOrCharge } from '../document/document.ts';
import type { IssuedDocument } from '../invoice.ts';
import type { Syntax } from './binding.ts';
import { brokenRules } from './broken-rules.ts';
import { buyerOf } from './buyer.ts';
import { brokenRulesOfCii } from './cii/broken-rules.ts';
import type { Kind } from './kinds.ts';
import type { BrokenRule } from './rules/broken-rule.ts';
import { brokenCodeRules } from './rules/of-codes.ts';
import type { StatedDocument } from './terms/stated-document.ts';
import { statedTax } from './terms/vat.ts';
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

/** The specification (BT-24) of a document that states none. */
const plainEN16931 = 'urn:cen.eu:en16931:2017';

/**
 * A document in UBL 2.1 or CII that is valid for the rules of EN 16931.
 * @throws NotAnEN16931Invoice
 */
export function writeDocument(document: WithContent<IssuedDocument>, kind: Kind, syntax: Syntax): string {
  const complete = completed(document, kind);
  const broken = [
    ...brokenRules(complete, kind),
    ...brokenCodeRules(complete, syntax),
    ...(syntax === 'cii' ? brokenRulesOfCii(complete, kind) : []),
  ];
  if (broken.length > 0) throw new NotAnEN16931Invoice(broken);
  const { root: name, form, namespaces } = kind.bindings[syntax];
  const root = newElement(name);
  form.write(complete, root, { currency: document.currency });
  return formatXml(root, namespaces);
}

/** The document with its defaults filled in, and with the rates that its categories have. */
const completed = (
  { taxes, allowances, charges, ...document }: WithContent<IssuedDocument>,
  kind: Kind,
): StatedDocument => ({
  ...document,
  specification: document.specification ?? plainEN16931,
  typeCode: document.typeCode ?? kind.usualTypeCode,
  buyer: buyerOf(document),
  lines: document.lines.map((line, index) => ({
    ...line,
    id: line.id ?? String(index + 1),
    unit: line.unit ?? 'C62',
    tax: statedTax(line.tax),
  })),
  ...(allowances && { allowances: allowances.map(withStatedTax) }),
  ...(charges && { charges: charges.map(withStatedTax) }),
  taxes: taxes.map(({ category, rate, ...amounts }) => ({
    ...statedTax({ category, rate }),
    ...amounts,
  })),
});

const withStatedTax = (item: DocumentAllowanceOrCharge): DocumentAllowanceOrCharge => ({
  ...item,
  tax: statedTax(item.tax),
});
