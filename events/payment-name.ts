// The name of a payment, on the stream `name-<id derived from customer and payment id>`: one payment of a customer has it, whether it pays
// one invoice or several. It is claimed just before the payment is recorded.

import { Type } from 'typebox';
import { type EventOf, text } from './event-data.ts';

export const nameEvents = {
  /** What has the name: the payment of one invoice, or, without `invoiceId`, a payment across several invoices. */
  PaymentNamed: Type.Object({ customerId: text, paymentId: text, invoiceId: Type.Optional(text) }),
} as const;

export type PaymentNamed = EventOf<typeof nameEvents, 'PaymentNamed'>;

export type PaymentName = { state: 'free' } | ({ state: 'taken' } & PaymentNamed['data']);

export const freeName: PaymentName = { state: 'free' };

export const evolveName = (_: PaymentName, { data }: PaymentNamed): PaymentName => ({ state: 'taken', ...data });
