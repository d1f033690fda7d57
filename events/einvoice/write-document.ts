import type { WithContent } from '../document/attachment.ts';
import type { DocumentAllowanceOrCharge } from '../document/document.ts';
import type { IssuedDocument } from '../invoice.ts';
import type { Syntax } from './binding.ts';
import { brokenRules } from './broken-rules.ts';
import { buyerOf } from './buyer.ts';
import type { Kind } from './kinds.ts';
import { brokenProfileRules } from './profiles/broken-profile-rules.ts';
import { plainEN16931 } from './profiles/profiles.ts';
import type { BrokenRule } from './rules/broken-rule.ts';
import { brokenCodeRules } from './rules/of-codes.ts';
import { withPlaces } from './rules/places-of-rules.ts';
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

/**
 * A document in UBL 2.1 or CII that is valid for the rules of EN 16931, and for those of the profile that it claims to follow.
 * @throws NotAnEN16931Invoice
 */
export function writeDocument(document: WithContent<IssuedDocument>, kind: Kind, syntax: Syntax): string {
  const complete = completed(document, kind);
  const broken = rulesBrokenInWriting(complete, kind, syntax);
  if (broken.length > 0) throw new NotAnEN16931Invoice(broken.flatMap((rule) => withPlaces(rule, document)));
  return asXml(complete, kind, syntax);
}

/** The rules that keep a document from being written, as it would be written. @throws AmountTooLarge */
export const rulesBrokenInWriting = (document: StatedDocument, kind: Kind, syntax: Syntax): BrokenRule[] => [
  ...brokenRules(document, kind, syntax),
  ...brokenCodeRules(document, syntax),
  ...brokenProfileRules(document, { kind, syntax }),
];

/** The document in a syntax, valid or not. */
export function asXml(document: StatedDocument, kind: Kind, syntax: Syntax): string {
  const { root: name, form, namespaces } = kind.bindings[syntax];
  const root = newElement(name);
  form.write(document, root, { currency: document.currency });
  return formatXml(root, namespaces);
}

/** The document with its defaults filled in, and with the rates that its categories have. */
export const completed = (
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
