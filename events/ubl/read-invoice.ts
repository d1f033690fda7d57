import type { InvoiceContent } from '../document/document.ts';
import { customerBeside, customerOf } from './buyer.ts';
import { invoice } from './kinds.ts';
import { buyerPath, readDocument, type StatedTotals } from './read-document.ts';

/**
 * Reads the content of a UBL 2.1 Invoice (EN 16931, Peppol BIS Billing 3) and its stated totals.
 * @param customerId named beside the document: it wins over the identifiers of the buyer
 * @throws NotAUblDocument: OtherKindOfDocument for a credit note, BuyerNotIdentified; AmountTooLarge
 */
export function readInvoice(xml: string, customerId?: string): { content: InvoiceContent; stated: StatedTotals } {
  const { content, stated } = readDocument(xml, invoice);
  const { buyer } = content;
  const named = customerId === undefined ? customerOf(buyer, buyerPath(invoice)) : customerBeside(buyer, customerId);
  return { content: { ...content, ...named }, stated };
}
