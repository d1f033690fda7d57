import { paymentOfPart } from '../../../events/payment.ts';
import type { PaymentName } from './reads.ts';

/** The address of a payment's page. A part of a payment across invoices leads to that payment. */
export function paymentPath({ invoiceId, paymentId }: PaymentName): string {
  const across = invoiceId === undefined ? paymentId : paymentOfPart(paymentId);
  if (across !== undefined) return `/payments/${encodeURIComponent(across)}`;
  return `/invoices/${invoiceId}/payments/${encodeURIComponent(paymentId)}`;
}
