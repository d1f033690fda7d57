import type { Customer, InvoiceContent } from '../document/document.ts';
import { customerIfIdentified } from './buyer.ts';
import { creditNote } from './kinds.ts';
import { readDocument, type StatedTotals } from './read-document.ts';

/** The content of a credit note. Its customer is that of the invoice, where the document does not identify it. */
export type CreditNoteContent = Omit<InvoiceContent, 'customer'> & { customer?: Customer };

export type ReadCreditNote = {
  content: CreditNoteContent;
  stated: StatedTotals;
  /** The numbers of the invoices that it refers to (BT-25). */
  invoices: string[];
};

/**
 * Reads a UBL 2.1 CreditNote (EN 16931, Peppol BIS Billing 3). Its amounts are positive although they are taken back.
 * @throws NotAUblDocument: OtherKindOfDocument for an invoice; AmountTooLarge
 */
export function readCreditNote(xml: string): ReadCreditNote {
  const { content, stated } = readDocument(xml, creditNote);
  return {
    content: { ...content, ...customerIfIdentified(content.buyer) },
    stated,
    invoices: (content.precedingInvoices ?? []).map((invoice) => invoice.number),
  };
}
