import { invoice } from './kinds.ts';
import { type ReadDocument, readDocument } from './read-document.ts';

/**
 * A UBL 2.1 Invoice (EN 16931, Peppol BIS Billing 3) as the ledger keeps it, and the totals that it states.
 * @throws NotAUblDocument: OtherKindOfDocument for a credit note; AmountTooLarge
 */
export const readInvoice = (xml: string): ReadDocument => readDocument(xml, invoice);
