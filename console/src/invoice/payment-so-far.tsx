import { Link } from 'wouter';
import { money } from '../format/money.ts';
import { paymentPath } from '../payments/path.ts';
import { texts } from '../texts.ts';
import { pays } from './outcome.ts';
import type { InvoiceAnswer } from './reads.ts';

/** What became of a payment of the invoice since it was recorded, and a link to its page. Credit that paid has no page. */
export function PaymentSoFar({ invoice, paymentId }: { invoice: InvoiceAnswer; paymentId: string }) {
  const { invoiceId, currency } = invoice;
  const payment = invoice.payments.find((one) => one.paymentId === paymentId);
  if (payment === undefined) return null;
  const { refunded = 0, unapplied = 0, reversedAmount = 0 } = payment;
  const changes = [
    [texts.payments.reversed, reversedAmount],
    [texts.payments.refunded, refunded],
    [texts.payments.unapplied, unapplied],
  ] as const;
  const words = changes.flatMap(([name, amount]) => (amount > 0 ? `${name} ${money(amount, currency)}` : []));
  if (words.length > 0) words.push(texts.invoice.stillPays(money(pays(payment), currency)));
  return (
    <p className="payment-so-far">
      {words.join(' · ')}{' '}
      {payment.kind === 'money' && <Link to={paymentPath({ invoiceId, paymentId })}>{texts.paymentPage.link}</Link>}
    </p>
  );
}
