import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';

/** An event of about the size that a payment has in the ledger: 0.5 KB. */
export function sampleEvent(n: number) {
  return jsonEvent({
    type: 'PaymentApplied',
    data: {
      paymentId: randomUUID(),
      amount: 13_050,
      amountDue: 100_000 + n,
      currency: 'EUR',
      receivedOn: '2026-11-24',
      method: 'credit-transfer',
      reference: `E2E-${n}`,
    },
    metadata: {
      correlationId: randomUUID(),
      causationId: randomUUID(),
      traceparent: `00-${randomUUID().replaceAll('-', '')}-0123456789abcdef-01`,
      actor: { type: 'service', name: 'command-service' },
    },
  });
}
