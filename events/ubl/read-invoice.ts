import { invoice } from './kinds.ts';
import { type ReadDocument, readDocument } from './read-document.ts';

/**
 * Reads the content of a UBL 2.1 Invoice (EN 16931, Peppol BIS Billing 3) and its stated totals.
 * @throws NotAUblDocument: OtherKindOfDocument for a credit note; AmountTooLarge
 */
export const readInvoice = (xml: string): ReadDocument => readDocument(xml, invoice);
