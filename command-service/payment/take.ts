import type { EventStoreDBClient } from '@eventstore/db-client';
import { creditIn } from '../customer/decide.ts';
import type { Envelope } from '../handling/handle-command.ts';
import { refuseInexactCredit } from '../invoice/pay.ts';
import type { Ledger } from '../ledger.ts';
import type { UntilCurrent } from '../receivables/current.ts';
import { receive } from './decide.ts';
import { checkAllocations, oldestFirst } from './plan.ts';
import { advance } from './process.ts';
import type { TakePaymentBody } from './schemas.ts';

export type TakePayment = (
  paymentId: string,
  payment: Omit<TakePaymentBody, 'paymentId'>,
  envelope: Envelope,
) => Promise<void>;

/**
 * Records a payment with the invoices that it is to pay, and pays them.
 * @throws PaymentRefusal, InvoiceRefusal, CustomerRefusal, AmountTooLarge and what the event store throws: then it is completed later
 */
export const takePayment =
  (ledger: Ledger, client: EventStoreDBClient, untilCurrent: UntilCurrent): TakePayment =>
  async (paymentId, { allocations, ...payment }, envelope) => {
    const { state: known } = await ledger.payments.read(paymentId);
    const isNew = known.state === 'unknown'; // one that isn't has its allocations
    if (isNew && allocations) await checkAllocations(ledger, payment, allocations);
    const chosen = allocations ?? (isNew ? await oldestFirst(ledger, client, untilCurrent, payment) : []);
    const { state: account } = await ledger.customers.read(payment.customerId);
    await ledger.payments.handle(paymentId, envelope, (current) => {
      // all of it may become credit in the end
      refuseInexactCredit({ customerCredit: creditIn(account, payment.currency) }, payment.amount);
      return receive(current, { ...payment, paymentId, allocations: chosen });
    });
    const { actor, correlationId, traceparent } = envelope.metadata;
    await advance(ledger, { actor, correlationId, ...(traceparent !== undefined && { traceparent }) }, paymentId);
  };
