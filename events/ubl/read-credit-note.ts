import { creditNote } from './kinds.ts';
import { type ReadDocument, readDocument } from './read-document.ts';

export type ReadCreditNote = ReadDocument & {
  /** The numbers of the invoices that it refers to (BT-25). */
  invoices: string[];
};

/**
 * Reads a credit note in UBL 2.1 or CII (EN 16931, Peppol BIS Billing 3, XRechnung, Factur-X). Its amounts are positive although they are taken back.
 * @throws NotAUblDocument: OtherKindOfDocument for an invoice; AmountTooLarge
 */
export function readCreditNote(xml: string): ReadCreditNote {
  const { content, stated } = readDocument(xml, creditNote);
  return { content, stated, invoices: (content.precedingInvoices ?? []).map((invoice) => invoice.number) };
}
