import { invoice } from './kinds.ts';
import { type ReadDocument, readDocument } from './read-document.ts';

/**
 * Reads the content of an invoice in UBL 2.1 or CII (EN 16931, Peppol BIS Billing 3, XRechnung, Factur-X) and its stated totals.
 * @throws NotAUblDocument: OtherKindOfDocument for a credit note; AmountTooLarge
 */
export const readInvoice = (xml: string): ReadDocument => readDocument(xml, invoice);
