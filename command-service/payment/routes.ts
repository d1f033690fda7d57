import type { EventStoreDBClient } from '@eventstore/db-client';
import type { FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { Customer } from '../../events/document.ts';
import type { PaymentOverInvoices } from '../../events/payment.ts';
import type { Service } from '../../platform/http-service.ts';
import { answerFrom } from '../answer.ts';
import { NotThisCustomersInvoice } from '../customer/refusals.ts';
import { CurrencyDiffers, InvoiceNotFound } from '../invoice/refusals.ts';
import { amount, PayBody, ReverseBody } from '../invoice/schemas.ts';
import type { Ledger } from '../ledger.ts';
import { documented } from '../problems.ts';
import { askerOf, CommandHeaders, envelope, nameFor, today } from '../request.ts';
import { receive, requestReversal } from './decide.ts';
import { checkAllocations, oldestFirst } from './plan.ts';
import { advance } from './process.ts';
import {
  AllocationsExceedPayment,
  InvoiceAllocatedTwice,
  PaymentNotFound,
  PaymentStateForbids,
  ReversalRefused,
} from './refusals.ts';

const closed = { additionalProperties: false } as const;
const { paymentId } = PayBody.properties;
const PaymentId = Type.Object({ paymentId: Type.Unsafe<string>({ ...paymentId }) });
const Allocation = Type.Object(
  { invoiceId: Type.String({ format: 'uuid' }), amount: amount('At most this much') },
  closed,
);

const TakePaymentBody = Type.Object(
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
export type TakePayment = Static<typeof TakePaymentBody>;

const PaymentAnswer = Type.Object({
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

/** One payment over many invoices of a customer. */
export function multiPaymentRoutes(service: Service, ledger: Ledger, take: TakePaymentCommand): void {
  const { payments, clock } = ledger;
  const tags = ['payments'];

  service.post(
    '/payments',
    {
      config: {
        problems: documented(
          InvoiceNotFound,
          NotThisCustomersInvoice,
          CurrencyDiffers,
          InvoiceAllocatedTwice,
          AllocationsExceedPayment,
        ),
      },
      schema: {
        tags,
        summary: "Take one payment over many invoices; what is left becomes the customer's credit",
        headers: CommandHeaders,
        body: TakePaymentBody,
        response: { 201: PaymentAnswer },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { paymentId = nameFor(asker, 'payment') } = request.body;
      const details = envelope(asker, clock, {
        entityKey: `payment:${paymentId}`,
        content: request.body,
        effectiveOn: request.body.receivedOn,
      });
      await take(paymentId, request.body, details);
      return reply
        .code(201)
        .header('location', `/payments/${paymentId}`)
        .send(await answerPayment(paymentId, reply));
    },
  );

  service.get(
    '/payments/:paymentId',
    {
      config: { problems: documented(PaymentNotFound) },
      schema: {
        tags,
        summary: 'How far a payment over many invoices is',
        params: PaymentId,
        response: { 200: PaymentAnswer },
      },
    },
    async (request, reply) => answerPayment(request.params.paymentId, reply),
  );

  service.post(
    '/payments/:paymentId/reversal',
    {
      config: { problems: documented(PaymentNotFound, PaymentStateForbids, ReversalRefused) },
      schema: {
        tags,
        summary: 'The payment bounced or was recalled: all that it paid is due again',
        params: PaymentId,
        headers: CommandHeaders,
        body: ReverseBody,
        response: { 201: PaymentAnswer },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { paymentId } = request.params;
      const { reversedOn = today(clock), reason } = request.body;
      const reversalId = nameFor(asker, paymentId, 'reversal');
      const details = envelope(asker, clock, {
        entityKey: `reversal:${reversalId}`,
        content: request.body,
        effectiveOn: reversedOn,
      });
      await payments.handle(paymentId, details, (payment) =>
        requestReversal(payment, { reversalId, reversedOn, reason }),
      );
      const payment = await advance(ledger, asker, paymentId);
      if ('refusedReversal' in payment) throw new ReversalRefused(payment.refusedReversal);
      return reply.code(201).send(await answerPayment(paymentId, reply));
    },
  );

  async function answerPayment(paymentId: string, reply: FastifyReply) {
    const { state: payment, revision, position } = await payments.read(paymentId);
    return { ...paymentView(payment), ...answerFrom({ revision, position }, reply) };
  }
}

export type TakePaymentCommand = (
  paymentId: string,
  body: TakePayment,
  details: ReturnType<typeof envelope>,
) => Promise<void>;

/**
 * Records a payment with the invoices that it is to pay, and pays them.
 * @throws PaymentRefusal, InvoiceRefusal, CustomerRefusal and what the event store throws: then it is completed later
 */
export const takePayment =
  (ledger: Ledger, client: EventStoreDBClient): TakePaymentCommand =>
  async (paymentId, { allocations: given, customerId, ...body }, details) => {
    const { state: known } = await ledger.payments.read(paymentId);
    if (given && known.state === 'unknown') await checkAllocations(ledger, { customerId, ...body }, given);
    const allocations =
      given ?? (known.state === 'unknown' ? await oldestFirst(ledger, client, { customerId, ...body }) : []);
    await ledger.payments.handle(paymentId, details, (payment) =>
      receive(payment, { ...body, paymentId, customerId, allocations }),
    );
    const { actor, correlationId } = details.metadata;
    await advance(ledger, { actor, correlationId }, paymentId);
  };

function paymentView(payment: PaymentOverInvoices) {
  if (payment.state === 'unknown') throw new PaymentNotFound();
  const { state, received, allocated } = payment;
  return {
    ...received,
    state,
    allocations: received.allocations.map((allocation) => {
      const took = allocated.get(allocation.invoiceId);
      return { ...allocation, ...(took !== undefined && { allocated: took }) };
    }),
    ...('credited' in payment && { credited: payment.credited }),
    ...('refusedReversal' in payment && { refusedReversal: payment.refusedReversal }),
  };
}
