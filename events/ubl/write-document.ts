import type { DocumentAllowanceOrCharge } from '../document/document.ts';
import type { IssuedDocument } from '../invoice.ts';
import { brokenRules } from './broken-rules.ts';
import { buyerOf } from './buyer.ts';
import type { Kind } from './kinds.ts';
import type { BrokenRule } from './rules/broken-rule.ts';
import type { StatedDocument } from './terms/stated-document.ts';
import { statedTax } from './terms/tax-category.ts';
import { newElement } from './xml/element.ts';
import { formatXml } from './xml/format.ts';
import { namespaceOf } from './xml/namespaces.ts';

/** The document breaks rules of EN 16931, so it cannot be written as UBL. */
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
 * A UBL 2.1 document that is valid for the rules of EN 16931.
 * @throws NotAnEN16931Invoice
 */
export function writeDocument(document: IssuedDocument, kind: Kind): string {
  const complete = completed(document, kind);
  const broken = brokenRules(complete, kind);
  if (broken.length > 0) throw new NotAnEN16931Invoice(broken);
  const root = newElement(kind.root);
  kind.form.write(complete, root, { currency: document.currency });
  return formatXml(root, namespaceOf(kind.root));
}

/** The document with its defaults filled in, and with the rates that its categories have. */
const completed = ({ taxes, allowances, charges, ...document }: IssuedDocument, kind: Kind): StatedDocument => ({
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
