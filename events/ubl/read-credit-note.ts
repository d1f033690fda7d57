import { creditNote } from './kinds.ts';
import { type ReadDocument, readDocument } from './read-document.ts';

export type ReadCreditNote = ReadDocument & {
  /** The numbers of the invoices that it refers to (BT-25). */
  invoices: string[];
};

/**
 * Reads a UBL 2.1 CreditNote (EN 16931, Peppol BIS Billing 3). Its amounts are positive although they are taken back.
 * @throws NotAUblDocument: OtherKindOfDocument for an invoice; AmountTooLarge
 */
export function readCreditNote(xml: string): ReadCreditNote {
  const read = readDocument(xml, creditNote);
  return { ...read, invoices: (read.content.precedingInvoices ?? []).map((invoice) => invoice.number) };
}
