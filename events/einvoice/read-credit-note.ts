import type { CustomerIds } from '../customer-ids.ts';
import type { Customer, InvoiceContent } from '../document/document.ts';
import type { IssuedDocument } from '../invoice.ts';
import { customerIfIdentified } from './buyer.ts';
import { creditNote } from './kinds.ts';
import { type ReadDocument, readDocument } from './read-document.ts';

/** The content of a credit note. Its customer is that of the invoice, where the document does not identify it. */
export type CreditNoteContent = Omit<InvoiceContent, 'customer'> & { customer?: Customer };

/** A credit note with its amounts. */
export type IssuedCreditNote = Omit<IssuedDocument, 'customer'> & Pick<CreditNoteContent, 'customer'>;

export type ReadCreditNote = ReadDocument<{ customer?: Customer }> & {
  /** The numbers of the invoices that it refers to (BT-25). */
  invoices: string[];
};

/**
 * Reads a credit note in UBL 2.1 or CII (EN 16931, Peppol BIS Billing 3, XRechnung, Factur-X). Its amounts are positive although they are
 * taken back.
 * @param ids of the ledger
 * @throws NotAnEInvoice: OtherKindOfDocument for an invoice; AmountTooLarge
 */
export function readCreditNote(xml: string, ids: CustomerIds = 'with-scheme'): ReadCreditNote {
  const read = readDocument(xml, creditNote, (buyer) => customerIfIdentified(buyer, ids));
  return { ...read, invoices: (read.content.precedingInvoices ?? []).map((invoice) => invoice.number) };
}
