import { type CalendarDate, later } from '../../events/calendar-date.ts';
import type { PaymentOfInvoice } from '../../events/customer.ts';
import { stillCredit } from '../../events/invoice-payment.ts';
import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import { type Change, heldByDay } from '../invoice/payment-by-day.ts';
import { CreditIsNotRefundable } from '../invoice/refund.ts';
import { registered } from '../invoice/run-command.ts';
import { NoSuchPayment } from '../invoice/undo-payment.ts';
import type { Ledger } from '../ledger.ts';
import { refuseForeignInvoice } from './foreign-invoice.ts';

/**
 * The money of a payment that became credit: how much of it is credit still, what of the payment was there by day, and the day of its
 * last unapplication.
 */
export type CreditedMoney = PaymentOfInvoice & { credited: Minor; held: Change[]; creditedOn: CalendarDate };

/**
 * The money of a payment of one of the customer's invoices.
 * @throws InvoiceNotFound, NotThisCustomersInvoice, CurrencyDiffers, NoSuchPayment, CreditIsNotRefundable
 */
export async function creditedMoney(
  ledger: Ledger,
  customerId: string,
  { invoiceId, paymentId, currency }: { invoiceId: string; paymentId: string; currency: Currency },
): Promise<CreditedMoney> {
  const invoice = registered((await ledger.invoices.read(invoiceId)).state);
  await refuseForeignInvoice(ledger, customerId, { invoiceId, currency });
  const payment = invoice.payments.get(paymentId);
  if (payment === undefined) throw new NoSuchPayment(paymentId);
  if (payment.kind === 'credit') throw new CreditIsNotRefundable(paymentId);
  const unapplied = [...invoice.unapplications.values()].filter((one) => one.paymentId === paymentId);
  const creditedOn = unapplied.reduce((last, { unappliedOn }) => later(last, unappliedOn), payment.paidOn);
  return { invoiceId, paymentId, credited: stillCredit(payment), held: heldByDay(invoice, paymentId), creditedOn };
}
