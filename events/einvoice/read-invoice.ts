import type { CustomerIds } from '../customer-ids.ts';
import { customerBeside, customerOf, type NamedCustomer } from './buyer.ts';
import { invoice } from './kinds.ts';
import { type ReadDocument, readDocument } from './read-document.ts';

/**
 * Reads the content of an invoice in UBL 2.1 or CII (EN 16931, Peppol BIS Billing 3, XRechnung, Factur-X) and its stated totals.
 * @param customerId named beside the document: it wins over the identifiers of the buyer
 * @param ids of the ledger
 * @throws NotAnEInvoice: OtherKindOfDocument for a credit note, BuyerNotIdentified; AmountTooLarge
 */
export const readInvoice = (
  xml: string,
  customerId?: string,
  ids: CustomerIds = 'with-scheme',
): ReadDocument<NamedCustomer> =>
  readDocument(xml, invoice, (buyer, path) =>
    customerId === undefined ? customerOf(buyer, path, ids) : customerBeside(buyer, customerId),
  );
