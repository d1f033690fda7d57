import type { EventStoreDBClient } from '@eventstore/db-client';
import { canonicalKey } from '../../events/canonical-id.ts';
import { creditIn } from '../customer/decide.ts';
import { orWait } from '../customer/waiting-credit.ts';
import type { Envelope, Outcome } from '../handling/handle-command.ts';
import { SerialQueue } from '../handling/serial-queue.ts';
import { refuseInexactCredit } from '../invoice/pay.ts';
import type { Ledger } from '../ledger.ts';
import type { UntilCurrent } from '../receivables/current.ts';
import { receive } from './decide.ts';
import { namePayment } from './name-payment.ts';
import { checkAllocations, oldestFirst } from './plan.ts';
import { advance } from './process.ts';
import { PaymentNameTaken } from './refusals.ts';
import type { RecordPaymentBody } from './schemas.ts';

export type RecordPayment = (
  paymentId: string,
  payment: Omit<RecordPaymentBody, 'paymentId'>,
  envelope: Envelope,
) => Promise<Pick<Outcome<unknown>, 'repeated'>>;

const mostWaiting = 1_000; // payments of one customer

/**
 * Records a payment across several invoices with its allocations, and pays the invoices. Payments of one customer are recorded one after
 * the other: those of a batch would all choose the same invoices, and most of the money would become credit.
 * @throws PaymentRefusal, InvoiceRefusal, CustomerRefusal, AmountTooLarge, TooBusy. If the event store throws after the payment is
 *   recorded, the follow-ups complete it
 */
export function paymentRecorder(ledger: Ledger, client: EventStoreDBClient, untilCurrent: UntilCurrent): RecordPayment {
  const turns = new SerialQueue({ maxWaiting: mostWaiting });
  return (paymentId, payment, envelope) => turns.run(payment.customerId, () => record(paymentId, payment, envelope));

  async function record(...[paymentId, { allocations, ...payment }, envelope]: Parameters<RecordPayment>) {
    const { state: known, answered } = await ledger.payments.read(paymentId);
    const isNew = known.state === 'unknown'; // a retry keeps the allocations that were recorded
    if (!isNew && known.received.customerId !== payment.customerId && !isKeyReused(envelope, answered)) {
      throw new PaymentNameTaken(known.received);
    }
    if (isNew && allocations) await checkAllocations(ledger, payment, allocations);
    const chosen = allocations ?? (isNew ? await oldestFirst(ledger, client, untilCurrent, payment) : []);
    const { state: account } = await ledger.customers.read(payment.customerId);
    const { actor, correlationId, traceparent } = envelope.metadata;
    const cause = { actor, correlationId, ...(traceparent !== undefined && { traceparent }) };
    const { customerId, receivedOn } = payment;
    const beforeAppend = () => namePayment(ledger, cause, { customerId, paymentId }, receivedOn);
    const outcome = await ledger.payments.handle(paymentId, { ...envelope, beforeAppend }, (current) => {
      // all of it may become credit
      refuseInexactCredit({ customerCredit: creditIn(account, payment.currency) }, payment.amount);
      return receive(current, { ...payment, paymentId, allocations: chosen });
    });
    await orWait(advance(ledger, cause, paymentId));
    return outcome;
  }
}

/** Whether the client's Idempotency-Key was answered on the stream: then that is what is wrong, and `handle` says so. */
const isKeyReused = ({ keys: [, ...ofClient] }: Envelope, answered: ReadonlyMap<string, unknown>): boolean =>
  ofClient.some((key) => answered.has(canonicalKey(key)));
