import { derivedId } from '../../events/streams.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import { readCloudEvent } from './cloud-event.ts';
import type { ReceivedMessage, RequestedPayment } from './received-message.ts';

const type = 'ledger.PaymentReceived';

/**
 * Reads a payment from a CloudEvent of type ledger.PaymentReceived. Its data is the same as a line of POST /payments:batch. If it has no
 * paymentId, the id is derived from the CloudEvent's source and id, which together are unique.
 * @throws Problem
 */
export function paymentInCloudEvent(message: ReceivedMessage): RequestedPayment {
  const event = readCloudEvent(message);
  if (event.type !== type) {
    throw new Problem({
      type: 'not-a-payment',
      status: 422,
      title: 'The message is not about a received payment',
      detail: `The type of the CloudEvent is ${event.type}. Only ${type} is recorded.`,
    });
  }
  if (event.isOfLedger) {
    throw new Problem({
      type: 'not-a-payment',
      status: 422,
      title: 'The message was published by a ledger',
      detail:
        'Its ledgerposition says that a ledger has recorded this payment already. To record it here too, send it without.',
    });
  }
  const { data } = event;
  const names = typeof data === 'object' && data !== null && 'paymentId' in data;
  return {
    payment: names ? data : { paymentId: derivedId('cloud-event', event.source, event.id), ...(data as object) },
    ...(event.actor !== undefined && { actor: event.actor }),
    ...(event.correlationid !== undefined && { correlationId: event.correlationid }),
    ...(event.traceparent !== undefined && { traceparent: event.traceparent }),
  };
}
