import type { InvoiceContent } from '../document/document.ts';
import type { Party } from '../document/party.ts';
import { customerBeside, customerOf } from './buyer.ts';
import { invoice } from './kinds.ts';
import { buyerPath, type ReadDocument, readDocument } from './read-document.ts';

export type ReadInvoice = Omit<ReadDocument, 'content'> & { content: InvoiceContent & { buyer: Party } };

/**
 * Reads the content of a UBL 2.1 Invoice (EN 16931, Peppol BIS Billing 3) and its stated totals.
 * @param customerId named beside the document: it wins over the identifiers of the buyer
 * @throws NotAUblDocument: OtherKindOfDocument for a credit note, BuyerNotIdentified; AmountTooLarge
 */
export function readInvoice(xml: string, customerId?: string): ReadInvoice {
  const read = readDocument(xml, invoice);
  const { buyer } = read.content;
  const named = customerId === undefined ? customerOf(buyer, buyerPath(invoice)) : customerBeside(buyer, customerId);
  return { ...read, content: { ...read.content, ...named } };
}
