import type { Customer, InvoiceContent } from '../document/document.ts';
import type { Amounts } from '../document/totals.ts';
import type { IssuedDocument } from '../invoice.ts';
import { customerIfIdentified } from './buyer.ts';
import { creditNote } from './kinds.ts';
import { readDocument } from './read-document.ts';
import type { StatedDocument } from './terms/stated-document.ts';

/** The content of a credit note. Its customer is that of the invoice, where the document does not identify it. */
export type CreditNoteContent = Omit<InvoiceContent, 'customer'> & { customer?: Customer };

/** A credit note with its amounts. */
export type IssuedCreditNote = Omit<IssuedDocument, 'customer'> & Pick<CreditNoteContent, 'customer'>;

export type ReadCreditNote = {
  content: CreditNoteContent;
  stated: Amounts;
  document: StatedDocument;
  /** The numbers of the invoices that it refers to (BT-25). */
  invoices: string[];
};

/**
 * Reads a UBL 2.1 CreditNote (EN 16931, Peppol BIS Billing 3). Its amounts are positive although they are taken back.
 * @throws NotAUblDocument: OtherKindOfDocument for an invoice; AmountTooLarge
 */
export function readCreditNote(xml: string): ReadCreditNote {
  const read = readDocument(xml, creditNote);
  const { content } = read;
  return {
    ...read,
    content: { ...content, ...customerIfIdentified(content.buyer) },
    invoices: (content.precedingInvoices ?? []).map((invoice) => invoice.number),
  };
}
