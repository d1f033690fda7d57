import { type CalendarDate, later } from '../../events/calendar-date.ts';
import type { Currency } from '../../events/money/currency.ts';
import { type Change, heldByDay } from '../invoice/payment-by-day.ts';
import { CreditIsNotRefundable } from '../invoice/refund.ts';
import { registered } from '../invoice/run-command.ts';
import { NoSuchPayment } from '../invoice/undo-payment.ts';
import type { Ledger } from '../ledger.ts';
import { refuseForeignInvoice } from './foreign-invoice.ts';

/** The money of a payment of an invoice: what of it was there by day, and the day since when all that became credit is credit. */
export type CreditedMoney = { held: Change[]; creditedOn: CalendarDate };

/**
 * The money of a payment that pays an invoice of the customer no more, because it was unapplied.
 * @throws InvoiceNotFound, NotThisCustomersInvoice, CurrencyDiffers, NoSuchPayment, CreditIsNotRefundable
 */
export async function creditedMoney(
  ledger: Ledger,
  customerId: string,
  { invoiceId, paymentId, currency }: { invoiceId: string; paymentId: string; currency: Currency },
): Promise<CreditedMoney> {
  await refuseForeignInvoice(ledger, customerId, { invoiceId, currency });
  const invoice = registered((await ledger.invoices.read(invoiceId)).state);
  const payment = invoice.payments.get(paymentId);
  if (payment === undefined) throw new NoSuchPayment(paymentId);
  if (payment.kind === 'credit') throw new CreditIsNotRefundable(paymentId);
  const unapplied = [...invoice.unapplications.values()].filter((one) => one.paymentId === paymentId);
  const creditedOn = unapplied.reduce((last, { unappliedOn }) => later(last, unappliedOn), payment.paidOn);
  return { held: heldByDay(invoice, paymentId), creditedOn };
}
