import { hash } from 'node:crypto';
import type { InvoiceContent } from '../../events/document/document.ts';
import { taxGroups } from '../../events/document/totals.ts';
import type { CreditedTax } from '../../events/invoice.ts';
import { refuseWrongTotals } from '../../events/ubl/check-totals.ts';
import { type CreditNoteContent, readCreditNote } from '../../events/ubl/read-credit-note.ts';
import { readInvoice } from '../../events/ubl/read-invoice.ts';
import { decodeXml } from '../../events/ubl/xml/decode.ts';
import * as refusal from '../../events/ubl/xml/refusals.ts';
import type { XmlBody } from '../http/xml-body.ts';

/** The refusals of a UBL document. `NotAUblDocument` is only their base class. */
export const xmlRules = Object.values(refusal).filter((rule) => rule !== refusal.NotAUblDocument);

/**
 * Reads an invoice from its UBL document.
 * @param customerId named beside the document
 * @throws NotAUblDocument, StatedTotalsDiffer, AmountTooLarge
 */
export function invoiceFromUbl(xml: string, customerId?: string): InvoiceContent {
  const { content, stated } = readInvoice(xml, customerId);
  refuseWrongTotals(content, stated);
  return content;
}

/**
 * Reads a credit note from its UBL document, with its tax groups.
 * @throws NotAUblDocument, StatedTotalsDiffer, AmountTooLarge
 */
export function creditNoteFromUbl(xml: string): { content: CreditNoteContent; taxes: CreditedTax[] } {
  const { content, stated } = readCreditNote(xml);
  refuseWrongTotals(content, stated);
  return { content, taxes: taxGroups(content) };
}

/** What a document contains, and by what a retry of it is recognised. */
export type Read<Found> = { found: Found; identity: string };

/** The longest document that earlier versions took. Those are recognised by their text. */
const mostAsText = 1024 * 1024;

/** @throws XmlNotWellFormed, XmlForbidden, and the errors of `read` */
export function readBody<Found>({ bytes, charset }: XmlBody, read: (xml: string) => Found): Read<Found> {
  const xml = decodeXml(bytes, charset);
  return { found: read(xml), identity: xml.length <= mostAsText ? xml : `sha256:${hash('sha256', xml)}` };
}
