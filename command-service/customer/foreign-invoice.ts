import type { Currency } from '../../events/money/currency.ts';
import { refuseOtherCurrency } from '../invoice/pay.ts';
import { registered } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import { NotThisCustomersInvoice } from './refusals.ts';

/**
 * A customer's payments and credit pay only invoices of that customer, in their currency.
 * @throws InvoiceNotFound, NotThisCustomersInvoice, CurrencyDiffers
 */
export async function refuseForeignInvoice(
  { invoices }: Ledger,
  customerId: string,
  { invoiceId, currency }: { invoiceId: string; currency: Currency },
): Promise<void> {
  const invoice = registered((await invoices.readCached(invoiceId)).state);
  if (invoice.document.customer.id !== customerId) throw new NotThisCustomersInvoice(invoiceId);
  refuseOtherCurrency(invoice, { currency });
}
