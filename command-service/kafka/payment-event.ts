import { derivedId } from '../../events/streams.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Arrived, AskedPayment } from './arrived.ts';
import { readCloudEvent } from './cloud-event.ts';

const type = 'ledger.PaymentReceived';

/**
 * A payment as a CloudEvent of type ledger.PaymentReceived. Its data is what a line of POST /payments:batch holds; where that has no
 * paymentId, source and id of the CloudEvent name the payment, as they are one event's alone.
 * @throws Problem
 */
export function paymentInCloudEvent(message: Arrived): AskedPayment {
  const event = readCloudEvent(message);
  if (event.type !== type) {
    throw new Problem({
      type: 'not-a-payment',
      status: 422,
      title: 'The message is not about a payment that was received',
      detail: `its type is ${event.type}, not ${type}`,
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
