import { type Static, Type } from 'typebox';
import { Customer } from '../../events/document/document.ts';
import { closed, uuid } from '../../events/document/field.ts';
import { LogPosition } from '../../platform/http/log-position.ts';
import { withExample } from '../http/examples.ts';
import { amount, knownId, PayBody } from '../invoice/schemas.ts';

// The request and response bodies of payments across several invoices.

export const PaymentId = Type.Object({ paymentId: knownId });

const Allocation = Type.Object(
  { invoiceId: uuid(), amount: amount('The most that is allocated to the invoice') },
  { title: 'Allocation', ...closed },
);

export const RecordPaymentBody = Type.Object(
  {
    ...PayBody.properties,
    amount: amount(
      'The amount received. Each invoice of `allocations` takes what is due, then what was written off. Without `allocations`, the open invoices take what is due, and nothing that was written off. The rest becomes customer credit',
    ),
    customerId: Customer.properties.id,
    allocations: Type.Optional(
      Type.Array(Allocation, {
        maxItems: 1000,
        description:
          'The invoices that it pays, in this order. If absent, the open invoices of the customer, oldest due first',
      }),
    ),
  },
  { ...withExample('PaymentRequest'), ...closed },
);
export type RecordPaymentBody = Static<typeof RecordPaymentBody>;

/** A line of a batch: a payment of one invoice, or across a customer's invoices. The id is required, so that the batch may be sent again. */
export const PaymentLine = Type.Union(
  [
    Type.Object(
      { ...PayBody.properties, paymentId: knownId, invoiceId: uuid() },
      { title: 'InvoicePaymentLine', ...closed },
    ),
    Type.Object({ ...RecordPaymentBody.properties, paymentId: knownId }, { title: 'CustomerPaymentLine', ...closed }),
  ],
  { title: 'PaymentLine' },
);
export type PaymentLine = Static<typeof PaymentLine>;

export const PaymentAnswer = Type.Object(
  {
    paymentId: Type.String(),
    customerId: Type.String(),
    state: Type.Enum(['allocating', 'settled', 'reversing', 'reversed'], {
      description: 'allocating and reversing are intermediate states',
    }),
    amount: Type.Integer({ description: 'The amount received' }),
    currency: Type.String(),
    receivedOn: Type.String({ format: 'date' }),
    method: Type.String(),
    reference: Type.Optional(Type.String()),
    allocations: Type.Array(
      Type.Object(
        {
          invoiceId: Type.String(),
          amount: Type.Integer({ description: 'The most that was to be allocated' }),
          allocated: Type.Optional(
            Type.Integer({
              description:
                'What the invoice took when the payment was recorded; absent while the state is allocating. What of the payment pays it now is `applied` of the query service',
            }),
          ),
        },
        { title: 'AllocationOutcome' },
      ),
    ),
    credited: Type.Optional(
      Type.Integer({
        description:
          'Unapplied cash: what became customer credit when the payment was recorded. `unapplied` of the query service has it too, with what was unapplied later',
      }),
    ),
    reversed: Type.Optional(Type.Integer({ description: 'What reversals took back so far' })),
    refusedReversal: Type.Optional(Type.String()),
    revision: Type.Integer({ description: 'The revision of the last event, from 0; also its ETag' }),
    position: LogPosition,
  },
  { title: 'PaymentOutcome' },
);

/** The same in the answer to a line of a batch. */
export const PaymentInBatch = Type.Omit(PaymentAnswer, ['revision', 'position'], { title: 'PaymentInBatch' });
