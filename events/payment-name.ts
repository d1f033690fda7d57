// The name of a payment, on the stream `name-<payment id>`. In the whole ledger one payment has it: a payment of an invoice, or a
// customer's payment across several invoices. It is claimed just before the payment is recorded.

/** What a payment's name names. */
export type NamedPayment = { invoiceId: string } | { customerId: string };

export type PaymentNamed = { type: 'PaymentNamed'; data: { paymentId: string; payment: NamedPayment } };

/** What a name names; undefined while it is free. */
export type PaymentName = { payment?: NamedPayment };

export const freeName: PaymentName = {};

export const evolveName = (_: PaymentName, { data: { payment } }: PaymentNamed): PaymentName => ({ payment });
