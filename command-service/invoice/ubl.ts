import type { InvoiceContent } from '../../events/document/document.ts';
import { type Amounts, withAmounts } from '../../events/document/totals.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import { differencesOf, refuseWrongTotals } from '../../events/ubl/check-totals.ts';
import { readCreditNote } from '../../events/ubl/read-credit-note.ts';
import { type ReadDocument, refuseBrokenMoneyRules } from '../../events/ubl/read-document.ts';
import { readInvoice } from '../../events/ubl/read-invoice.ts';
import * as refusal from '../../events/ubl/xml/refusals.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { decodeUtf8 } from '../http/utf8.ts';

/** Media types of UBL documents. */
export const xmlTypes = ['application/xml', 'text/xml'];

/** The refusals of a UBL document. `NotAUblDocument` is only their base class. */
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
 * Whether what a valid document states stands (`as-stated`), or only if it is to the minor unit what the ledger computes from its lines
 * (`strict`).
 */
export type StatedTotals = 'as-stated' | 'strict';

/**
 * Reads an invoice from its UBL document, with the amounts that it states.
 * @throws NotAUblDocument: RulesBroken for one with amounts that are not valid; StatedTotalsDiffer if `strict`; AmountTooLarge
 */
export function invoiceFromUbl(xml: string, totals: StatedTotals): { content: InvoiceContent; stated: Amounts } {
  const { content, stated } = accepted(readInvoice(xml), totals);
  return { content, stated };
}

/**
 * Reads a credit note from its UBL document.
 * @throws as invoiceFromUbl
 */
export function creditNoteFromUbl(xml: string, totals: StatedTotals): IssuedDocument {
  const { content, stated } = accepted(readCreditNote(xml), totals);
  const differences = differencesOf(content, stated);
  return { ...withAmounts(content, stated), ...(differences.length > 0 && { differences }) };
}

function accepted(read: ReadDocument, totals: StatedTotals): ReadDocument {
  if (totals === 'strict') refuseWrongTotals(read.content, read.stated);
  refuseBrokenMoneyRules(read);
  return read;
}
