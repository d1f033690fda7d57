import { invoice } from '../../events/einvoice/kinds.ts';
import type { InvoiceRegistered, IssuedDocument } from '../../events/invoice.ts';
import { sidesOf } from '../../events/invoice-fields.ts';
import { refuseContent } from './content-rules.ts';
import { refuseInexactCredit, type ToCredit } from './pay.ts';

/** The amounts of the document are those that it states, if it came as one (invoiceFromXml), or else computed. */
export type RegisterInvoice = ToCredit & {
  type: 'register';
  invoiceId: string;
  document: IssuedDocument;
};

/**
 * Registers an invoice. If its total is below 0, nothing is due, and what it owes becomes the customer's credit.
 * @throws UnknownCurrency, TypeCodeOfOtherKind, TaxRateForbidden, AccountingCurrencyNotOther, AmountTooLarge
 */
export function register({ invoiceId, document, ...credited }: RegisterInvoice): InvoiceRegistered {
  refuseContent(invoice, document);
  const { claim, excess } = sidesOf(document.totals);
  refuseInexactCredit(credited, excess);
  return {
    type: 'InvoiceRegistered',
    data: { invoiceId, ...document, ...(excess > 0 && { excess }), amountDue: claim },
  };
}
