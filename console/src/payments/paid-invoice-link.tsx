import { Link } from 'wouter';
import { texts } from '../texts.ts';
import type { PaymentAnswer } from './reads.ts';

/** An invoice that the payment paid, by its number. */
export const PaidInvoiceLink = ({
  payment: { invoices },
  invoiceId,
}: {
  payment: Pick<PaymentAnswer, 'invoices'>;
  invoiceId: string;
}) => (
  <Link to={`/invoices/${invoiceId}`}>
    {invoices.find((one) => one.invoiceId === invoiceId)?.number ?? texts.list.noNumber}
  </Link>
);
