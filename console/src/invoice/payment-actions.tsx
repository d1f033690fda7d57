import type { InvoiceAnswer } from './reads.ts';

/** What can be done with a payment: reverse it, refund it. */
export function PaymentActions(_: { invoice: InvoiceAnswer; paymentId: string }) {
  return null;
}
