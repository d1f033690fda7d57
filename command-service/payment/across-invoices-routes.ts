import { UnknownCurrency } from '../../events/money/currency.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { PaymentAcrossInvoices } from '../../events/payment.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { NotThisCustomersInvoice } from '../customer/refusals.ts';
import { orWait } from '../customer/waiting-credit.ts';
import { envelope, IdempotencyKeyMissing, nameOfPart, repeatableName, today } from '../handling/command-context.ts';
import type { Loaded } from '../handling/event-streams.ts';
import { batchRoute } from '../http/batch.ts';
import { answerFrom, commandRoute } from '../http/command-route.ts';
import { documentedRead } from '../http/problems.ts';
import { CurrencyDiffers, DateTooEarly, InvoiceNotFound } from '../invoice/refusals.ts';
import { invoiceBody } from '../invoice/run-command.ts';
import { InvoiceInBatch, ReverseBody } from '../invoice/schemas.ts';
import { ReversalExceedsPayment } from '../invoice/undo-payment.ts';
import type { Ledger } from '../ledger.ts';
import { ReceivablesBehind } from '../receivables/current.ts';
import { requestReversal } from './decide.ts';
import { advance, afterStep, lastStep } from './process.ts';
import type { RecordPayment } from './record-payment.ts';
import { recordPaymentLine } from './record-payment-line.ts';
import {
  AllocationsExceedPayment,
  InvoiceAllocatedTwice,
  PaymentNameTaken,
  PaymentNotFound,
  PaymentStateForbids,
  PaymentUnderWay,
} from './refusals.ts';
import { heldOf, recordedReversal, refuseChanged, reversalAcross, whenAtRest } from './reverse-payment.ts';
import { PaymentAnswer, PaymentId, PaymentInBatch, PaymentLine, RecordPaymentBody } from './schemas.ts';

/** Payments across several invoices of a customer, and batches of payments. */
export function paymentsAcrossInvoicesRoutes(service: Service, ledger: Ledger, recordPayment: RecordPayment): void {
  const { payments, clock } = ledger;
  const tag = 'payments';
  const scope = 'payments:write';

  commandRoute(service, {
    path: '/payments',
    name: 'record-payment',
    tag,
    scope,
    operationId: 'recordPayment',
    creates: true,
    summary: 'Record a payment across several invoices; unapplied cash becomes customer credit',
    body: RecordPaymentBody,
    problems: [
      InvoiceNotFound,
      NotThisCustomersInvoice,
      CurrencyDiffers,
      InvoiceAllocatedTwice,
      AllocationsExceedPayment,
      PaymentNameTaken,
      IdempotencyKeyMissing,
      AmountTooLarge,
      ReceivablesBehind,
      UnknownCurrency,
    ],
    answer: PaymentAnswer,
    async run({ context, body }) {
      const { paymentId = repeatableName(context, 'paymentId', 'payment'), ...payment } = body;
      const about = { entityKey: `payment:${paymentId}`, content: body, effectiveOn: body.receivedOn };
      const { repeated } = await recordPayment(paymentId, payment, envelope(context, clock, about));
      return { ...answerOf(await settledPayment(paymentId), repeated), location: ['payments', paymentId] };
    },
  });

  service.get(
    '/payments/:paymentId',
    {
      config: { scope: 'ledger:read', answers: ['etag', 'ledger-position'], problems: documentedRead(PaymentNotFound) },
      schema: {
        tags: [tag],
        operationId: 'getPaymentOutcome',
        summary: 'Show a payment across several invoices, and its state',
        params: PaymentId,
        response: { 200: PaymentAnswer },
      },
    },
    async (request, reply) => {
      const { state, ...place } = await payments.read(request.params.paymentId);
      return { ...paymentView(state), ...answerFrom(place, reply) };
    },
  );

  commandRoute(service, {
    path: '/payments/:paymentId/reversal',
    name: 'reverse-payment',
    tag,
    scope,
    operationId: 'reversePayment',
    summary: 'Reverse a payment, or a part of it, that bounced or was recalled: what it paid is due again',
    params: PaymentId,
    body: ReverseBody,
    problems: [
      PaymentNotFound,
      PaymentStateForbids,
      PaymentUnderWay,
      ReversalExceedsPayment,
      IdempotencyKeyMissing,
      DateTooEarly,
      AmountTooLarge,
    ],
    answer: PaymentAnswer,
    async run({ context, params: { paymentId }, body }) {
      const { reversalId: id, reversedOn = today(clock), ...rest } = body;
      const asked = { id, amount: rest.amount, field: 'reversalId', whole: paymentId };
      const { name, isOnce } = nameOfPart(context, asked, paymentId, 'reversal');
      const about = { entityKey: `reversal:${name}`, isOnce, content: body, effectiveOn: reversedOn };
      const reversalId = reversalAcross(paymentId, name);
      const { state, repeated } = await whenAtRest(async () => {
        const { state: before } = await payments.read(paymentId);
        const held = await heldOf(ledger, before);
        return payments.handle(paymentId, envelope(context, clock, about), (payment) => {
          refuseChanged(before, payment);
          return requestReversal(payment, { reversalId, reversedOn, ...rest }, held);
        });
      });
      const recordedId = recordedReversal(state, reversalId);
      await orWait(advance(ledger, context, paymentId, recordedId));
      return answerOf(await afterStep(payments, paymentId, lastStep(recordedId)), repeated);
    },
  });

  batchRoute(service, {
    path: '/payments::batch',
    name: 'record-payment',
    tag,
    scope,
    operationId: 'recordPayments',
    summary: 'Record many payments, one per line, each for an invoice or for a customer',
    line: PaymentLine,
    answer: {
      payment: { ...PaymentInBatch, description: 'The payment of a customer' },
      invoice: { ...InvoiceInBatch, description: 'The invoice that was paid' },
    },
    async run(context, line) {
      const { invoice, repeated } = await recordPaymentLine(ledger, recordPayment, context, line);
      const done =
        invoice === undefined
          ? { payment: paymentView((await settledPayment(line.paymentId)).state) }
          : { invoice: { ...invoiceBody(invoice.state), revision: invoice.revision } };
      return { ...done, repeated };
    },
  });

  /** A payment as it was right after it was recorded, so that a retry is answered the same. @throws PaymentNotFound */
  async function settledPayment(paymentId: string): Promise<Loaded<PaymentAcrossInvoices>> {
    const now = await payments.read(paymentId);
    if (now.state.state === 'unknown') throw new PaymentNotFound();
    const settledAt = 1 + now.state.received.allocations.length; // PaymentReceived, then a PaymentAllocated per invoice
    return now.revision <= settledAt ? now : payments.readAt(paymentId, settledAt);
  }
}

const answerOf = ({ state, revision, position }: Loaded<PaymentAcrossInvoices>, repeated: boolean) => ({
  body: paymentView(state),
  place: { revision, position, repeated },
});

/** @throws PaymentNotFound */
function paymentView(payment: PaymentAcrossInvoices) {
  if (payment.state === 'unknown') throw new PaymentNotFound();
  const { state, received, allocated } = payment;
  return {
    ...received,
    state,
    allocations: received.allocations.map((allocation) => {
      const amount = allocated.get(allocation.invoiceId);
      return { ...allocation, ...(amount !== undefined && { allocated: amount }) };
    }),
    ...('credited' in payment && { credited: payment.credited }),
    ...('takenBack' in payment && payment.takenBack && { reversed: payment.takenBack.amount }),
    ...('refusedReversal' in payment && { refusedReversal: payment.refusedReversal }),
  };
}
