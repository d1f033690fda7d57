import type { FastifyReply } from 'fastify';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { PaymentOverInvoices } from '../../events/payment.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { NotThisCustomersInvoice } from '../customer/refusals.ts';
import type { Loaded } from '../handling/event-streams.ts';
import { answerFrom } from '../http/answer.ts';
import { answerBatch, batchProblems, batchSchema, ndjson } from '../http/batch.ts';
import { documented } from '../http/problems.ts';
import { type Asker, askerOf, CommandHeaders, envelope, nameFor, today } from '../http/request.ts';
import { CurrencyDiffers, InvoiceNotFound } from '../invoice/refusals.ts';
import { invoiceBody } from '../invoice/run-command.ts';
import { ReverseBody } from '../invoice/schemas.ts';
import type { Ledger } from '../ledger.ts';
import { requestReversal } from './decide.ts';
import { advance } from './process.ts';
import {
  AllocationsExceedPayment,
  InvoiceAllocatedTwice,
  PaymentNotFound,
  PaymentStateForbids,
  ReversalRefused,
} from './refusals.ts';
import { PaymentAnswer, PaymentId, PaymentLine, TakePaymentBody } from './schemas.ts';
import type { TakePayment } from './take.ts';
import { takeLine } from './take-line.ts';

/** One payment over many invoices of a customer, and many payments in one request. */
export function paymentsOverInvoicesRoutes(service: Service, ledger: Ledger, take: TakePayment): void {
  const { payments, clock } = ledger;
  const tags = ['payments'];

  service.post(
    '/payments',
    {
      config: {
        scope: 'payments:write',
        problems: documented(
          InvoiceNotFound,
          NotThisCustomersInvoice,
          CurrencyDiffers,
          InvoiceAllocatedTwice,
          AllocationsExceedPayment,
          AmountTooLarge,
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
      const { paymentId = nameFor(asker, 'payment'), ...payment } = request.body;
      await take(paymentId, payment, received(asker, paymentId, request.body));
      const answer = answerPayment(await settledPayment(paymentId), reply);
      return reply.code(201).header('location', `/payments/${paymentId}`).send(answer);
    },
  );

  service.get(
    '/payments/:paymentId',
    {
      config: { scope: 'ledger:read', problems: documented(PaymentNotFound) },
      schema: {
        tags,
        summary: 'How far a payment over many invoices is',
        params: PaymentId,
        response: { 200: PaymentAnswer },
      },
    },
    async (request, reply) => answerPayment(await payments.read(request.params.paymentId), reply),
  );

  service.post(
    '/payments/:paymentId/reversal',
    {
      config: {
        scope: 'payments:write',
        problems: documented(PaymentNotFound, PaymentStateForbids, ReversalRefused, AmountTooLarge),
      },
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
      const about = { entityKey: `reversal:${reversalId}`, content: request.body, effectiveOn: reversedOn };
      await payments.handle(paymentId, envelope(asker, clock, about), (payment) =>
        requestReversal(payment, { reversalId, reversedOn, reason }),
      );
      const payment = await advance(ledger, asker, paymentId);
      if ('refusedReversal' in payment) throw new ReversalRefused(payment.refusedReversal);
      return reply.code(201).send(answerPayment(await payments.read(paymentId), reply));
    },
  );

  service.post(
    '/payments::batch',
    {
      config: { scope: 'payments:write', problems: batchProblems },
      schema: { tags, summary: 'Take many payments, a line each, of an invoice or of a customer', ...batchSchema },
    },
    async (request, reply) => reply.type(ndjson).send(answerBatch<PaymentLine>(request, PaymentLine, answerLine)),
  );

  async function answerLine(asker: Asker, line: PaymentLine): Promise<object> {
    const invoice = await takeLine(ledger, take, asker, line);
    return invoice === undefined
      ? { payment: paymentView((await settledPayment(line.paymentId)).state) }
      : { invoice: { ...invoiceBody(invoice.state), revision: invoice.revision } };
  }

  const received = (asker: Asker, paymentId: string, body: TakePaymentBody) =>
    envelope(asker, clock, { entityKey: `payment:${paymentId}`, content: body, effectiveOn: body.receivedOn });

  /** A payment as it was when it had been taken, whatever happened since. @throws PaymentNotFound */
  async function settledPayment(paymentId: string): Promise<Loaded<PaymentOverInvoices>> {
    const now = await payments.read(paymentId);
    if (now.state.state === 'unknown') throw new PaymentNotFound();
    const settledAt = 1 + now.state.received.allocations.length; // after PaymentReceived, one PaymentAllocated an invoice
    return now.revision <= settledAt ? now : payments.readAt(paymentId, settledAt);
  }
}

const answerPayment = ({ state, ...place }: Loaded<PaymentOverInvoices>, reply: FastifyReply) => ({
  ...paymentView(state),
  ...answerFrom(place, reply),
});

/** @throws PaymentNotFound */
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
