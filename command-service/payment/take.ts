import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Envelope } from '../handle-command.ts';
import type { Ledger } from '../ledger.ts';
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
 * @throws PaymentRefusal, InvoiceRefusal, CustomerRefusal and what the event store throws: then it is completed later
 */
export const takePayment =
  (ledger: Ledger, client: EventStoreDBClient): TakePayment =>
  async (paymentId, { allocations, ...payment }, envelope) => {
    const { state: known } = await ledger.payments.read(paymentId);
    const isNew = known.state === 'unknown'; // one that isn't has its allocations
    if (isNew && allocations) await checkAllocations(ledger, payment, allocations);
    const chosen = allocations ?? (isNew ? await oldestFirst(ledger, client, payment) : []);
    await ledger.payments.handle(paymentId, envelope, (current) =>
      receive(current, { ...payment, paymentId, allocations: chosen }),
    );
    const { actor, correlationId } = envelope.metadata;
    await advance(ledger, { actor, correlationId }, paymentId);
  };
