import type { InvoiceContent } from '../../events/document/document.ts';
import { taxGroups } from '../../events/document/totals.ts';
import type { CreditedTax } from '../../events/invoice.ts';
import { refuseWrongTotals } from '../../events/ubl/check-totals.ts';
import { readCreditNote } from '../../events/ubl/read-credit-note.ts';
import { readInvoice } from '../../events/ubl/read-invoice.ts';
import * as refusal from '../../events/ubl/xml/refusals.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { decodeUtf8 } from '../http/utf8.ts';

/** Media types of documents in UBL and CII. */
export const xmlTypes = ['application/xml', 'text/xml'];

/** The refusals of a document in UBL or CII. `NotAUblDocument` is only their base class. */
export const xmlRules = Object.values(refusal).filter((rule) => rule !== refusal.NotAUblDocument);

/** Accepts XML bodies, as text. @throws XmlNotWellFormed if the bytes are not UTF-8 */
export const acceptXml = (service: Service): void =>
  void service.addContentTypeParser(
    xmlTypes,
    { parseAs: 'buffer' },
    async (_request: unknown, bytes: string | Buffer) => decode(bytes as Buffer),
  );

function decode(bytes: Buffer): string {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new refusal.XmlNotWellFormed('it is not encoded in UTF-8');
  return text;
}

/**
 * Reads an invoice from its document in UBL or CII.
 * @throws NotAUblDocument, StatedTotalsDiffer, AmountTooLarge
 */
export function invoiceFromUbl(xml: string): InvoiceContent {
  const { content, stated } = readInvoice(xml);
  refuseWrongTotals(content, stated);
  return content;
}

/**
 * Reads a credit note from its document in UBL or CII, with its tax groups.
 * @throws NotAUblDocument, StatedTotalsDiffer, AmountTooLarge
 */
export function creditNoteFromUbl(xml: string): { content: InvoiceContent; taxes: CreditedTax[] } {
  const { content, stated } = readCreditNote(xml);
  refuseWrongTotals(content, stated);
  return { content, taxes: taxGroups(content) };
}
