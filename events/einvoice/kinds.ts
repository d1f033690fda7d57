import type { Binding, Syntax } from './binding.ts';
import { cii } from './cii/binding.ts';
import { creditNoteTypes, invoiceTypes } from './code-lists.ts';
import { ubl } from './ubl/binding.ts';
import { creditNoteForm, invoiceForm } from './ubl/document.ts';
import { firstOf, stepsOf, type XmlElement } from './xml/element.ts';
import type { RootName } from './xml/namespaces.ts';
import { FormatOutdated, OtherKindOfDocument } from './xml/refusals.ts';

/** How invoices and credit notes differ. UBL has a root element for each; CII has the same for both. */
export type Kind = {
  root: RootName;
  bindings: Readonly<Record<Syntax, Binding>>;
  /** The codes of UNTDID 1001 that EN 16931 allows for this kind (BR-CL-01). */
  typeCodes: readonly string[];
  /** The type code (BT-3) of a document that states none. */
  usualTypeCode: string;
};

export const invoice: Kind = {
  root: 'Invoice',
  bindings: { ubl: ubl('Invoice', invoiceForm), cii },
  typeCodes: invoiceTypes.split(' '),
  usualTypeCode: '380',
};

export const creditNote: Kind = {
  root: 'CreditNote',
  bindings: { ubl: ubl('CreditNote', creditNoteForm), cii },
  typeCodes: creditNoteTypes.split(' '),
  usualTypeCode: '381',
};

export const kinds = { invoice, creditNote };
export type KindName = keyof typeof kinds;

/** Whether one of the kinds has the type code. */
export const isTypeCode = (code: string): boolean =>
  Object.values(kinds).some(({ typeCodes }) => typeCodes.includes(code));

/** CII tells a credit note by its type code alone. UBL allows 81 (credit note for goods or services) for its invoices, too. */
export const isOfKindInCii = (kind: Kind, typeCode: string | undefined): boolean =>
  (kind === creditNote) === (typeCode !== undefined && creditNote.typeCodes.includes(typeCode));

/** The root elements of invoices that are older than EN 16931. */
const outdated: ReadonlyMap<string, string> = new Map([
  ['{urn:ferd:CrossIndustryDocument:invoice:1p0}CrossIndustryDocument', 'ZUGFeRD 1.0'],
]);

/** Whether it is the root element of an invoice or a credit note, also of an outdated one. */
export const isInvoiceRoot = (name: string): boolean =>
  outdated.has(name) || Object.values(kinds).some(({ bindings: { ubl, cii } }) => [ubl.root, cii.root].includes(name));

/** The binding of a document, by its root element. @throws FormatOutdated, OtherKindOfDocument */
export function bindingOf(root: XmlElement, kind: Kind): Binding {
  const old = outdated.get(root.name);
  if (old !== undefined) throw new FormatOutdated(old);
  const { ubl, cii } = kind.bindings;
  if (root.name !== ubl.root && root.name !== cii.root) throw new OtherKindOfDocument(kind.root, root.name);
  const binding = root.name === ubl.root ? ubl : cii;
  if (binding === ubl) return binding; // whether its type code is one of this kind is decided with the command
  const typeCode = firstOf(root, stepsOf(binding.paths.typeCode))?.text.trim();
  if (isOfKindInCii(kind, typeCode)) return binding;
  throw new OtherKindOfDocument(
    kind.root,
    typeCode ? `${root.name} with the type code ${typeCode}` : `${root.name} without a type code`,
  );
}
