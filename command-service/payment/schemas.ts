import { type Static, Type } from 'typebox';
import { Customer } from '../../events/document/document.ts';
import { closed } from '../../events/document/field.ts';
import { amount, clientId, PayBody } from '../invoice/schemas.ts';

// What the routes of payments over many invoices take and answer.

const required = clientId('As it was given or answered');

export const PaymentId = Type.Object({ paymentId: required });

const Allocation = Type.Object(
  { invoiceId: Type.String({ format: 'uuid' }), amount: amount('At most this much') },
  closed,
);

export const TakePaymentBody = Type.Object(
  {
    ...PayBody.properties,
    customerId: Customer.properties.id,
    allocations: Type.Optional(
      Type.Array(Allocation, {
        maxItems: 1000,
        description: 'Which invoices it pays, in this order; the oldest due first where absent',
      }),
    ),
  },
  closed,
);
export type TakePaymentBody = Static<typeof TakePaymentBody>;

/** A line of a batch: a payment of one invoice, or of a customer. It names itself, so that the batch may be sent again. */
export const PaymentLine = Type.Union([
  Type.Object({ ...PayBody.properties, paymentId: required, invoiceId: Type.String({ format: 'uuid' }) }, closed),
  Type.Object({ ...TakePaymentBody.properties, paymentId: required }, closed),
]);
export type PaymentLine = Static<typeof PaymentLine>;

export const PaymentAnswer = Type.Object({
  paymentId: Type.String(),
  customerId: Type.String(),
  state: Type.Enum(['allocating', 'settled', 'reversing', 'reversed'], {
    description: 'allocating, reversing: it is still at work',
  }),
  amount: Type.Integer(),
  currency: Type.String(),
  receivedOn: Type.String({ format: 'date' }),
  method: Type.String(),
  reference: Type.Optional(Type.String()),
  allocations: Type.Array(
    Type.Object({
      invoiceId: Type.String(),
      amount: Type.Integer({ description: 'What was meant for it' }),
      allocated: Type.Optional(Type.Integer({ description: 'What it took; absent while it is at work' })),
    }),
  ),
  credited: Type.Optional(Type.Integer({ description: "What became the customer's credit" })),
  refusedReversal: Type.Optional(Type.String()),
  revision: Type.Integer(),
  position: Type.String(),
});
