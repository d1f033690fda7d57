import { hash } from 'node:crypto';
import type { CustomerIds } from '../../events/customer-ids.ts';
import type { Terms } from '../../events/document/document.ts';
import { withAmounts } from '../../events/document/totals.ts';
import { refuseWrongTotals, StatedTotalsDiffer } from '../../events/einvoice/check-totals.ts';
import type { KindName } from '../../events/einvoice/kinds.ts';
import { type IssuedCreditNote, readCreditNote } from '../../events/einvoice/read-credit-note.ts';
import { differencesIfValid, type ReadDocument } from '../../events/einvoice/read-document.ts';
import { readInvoice } from '../../events/einvoice/read-invoice.ts';
import { decodeXml } from '../../events/einvoice/xml/decode.ts';
import * as ofXml from '../../events/einvoice/xml/refusals.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import { attachmentRules, type Detached, detach } from '../attachments/detach.ts';
import type { DocumentBody } from '../http/document-body.ts';
import * as ofPdf from './pdf/refusals.ts';

/** The refusals of a document in UBL or CII, also in a PDF, and of what is attached to it. `NotAnEInvoice` is only their base class. */
export const documentRules = [
  StatedTotalsDiffer,
  ...Object.values(ofXml).filter((rule) => rule !== ofXml.NotAnEInvoice),
  ...Object.values(ofPdf),
  ...attachmentRules,
];

/**
 * Whether what a valid document states stands (`as-stated`), or only if it is to the minor unit what the ledger computes from its lines
 * (`strict`).
 */
export const statedTotals = ['as-stated', 'strict'] as const;
export type StatedTotals = (typeof statedTotals)[number];

/**
 * Reads an invoice from its document in UBL or CII. It has the amounts that the document states.
 * @param customerIds of the ledger
 * @param customerId named beside the document
 * @throws NotAnEInvoice: RulesBroken for one with amounts that are not valid; StatedTotalsDiffer if `strict`; AmountTooLarge;
 *   TooManyAttachments, AttachmentOfOtherType
 */
export const invoiceFromXml = (
  xml: string,
  totals: StatedTotals,
  customerIds: CustomerIds,
  customerId?: string,
): Detached<IssuedDocument> =>
  detach<IssuedDocument>(asStated(readInvoice(xml, customerId, customerIds), totals), { issued: true });

/**
 * Reads a credit note from its document in UBL or CII.
 * @throws as invoiceFromXml
 */
export const creditNoteFromXml = (
  xml: string,
  totals: StatedTotals,
  customerIds: CustomerIds,
): Detached<IssuedCreditNote> =>
  detach<IssuedCreditNote>(asStated(readCreditNote(xml, customerIds), totals), { issued: true });

/** What is to be read of a document. `customerIds` is how the ledger names customers; `customerId` is named beside an invoice. */
export type Asked = { kind: KindName; totals: StatedTotals; customerIds: CustomerIds; customerId?: string };

/** Reads a document of either kind. @throws as invoiceFromXml */
export const documentFromXml = (
  xml: string,
  { kind, totals, customerIds, customerId }: Asked,
): Detached<IssuedDocument> | Detached<IssuedCreditNote> =>
  kind === 'invoice'
    ? invoiceFromXml(xml, totals, customerIds, customerId)
    : creditNoteFromXml(xml, totals, customerIds);

/** The content with the amounts that the document states, and where they differ from the computed ones. */
function asStated<Content extends Terms>(
  read: Pick<ReadDocument<object>, 'stated' | 'document' | 'syntax'> & { content: Content },
  totals: StatedTotals,
) {
  const { content, stated } = read;
  const differences = differencesIfValid(read);
  if (totals === 'strict') refuseWrongTotals(content, stated);
  return { ...withAmounts(content, stated), ...(differences.length > 0 && { differences }) };
}

/** What a document contains, and by what a retry of it is recognised. */
export type Read<Found> = { found: Found; identity: string };

/** The longest document that earlier versions took. Those are recognised by their text. */
const mostAsText = 1024 * 1024;

/** @throws XmlNotWellFormed, XmlForbidden, and the errors of `read` */
export function readXml<Found>(
  { bytes, charset }: Omit<DocumentBody, 'format'>,
  read: (xml: string) => Found,
): Read<Found> {
  const xml = decodeXml(bytes, charset);
  return { found: read(xml), identity: xml.length <= mostAsText ? xml : `sha256:${hash('sha256', xml)}` };
}
