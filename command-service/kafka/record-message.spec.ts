import { expect, it } from 'vitest';
import { calendarIn } from '../../events/calendar-date.ts';
import type { Ledger } from '../ledger.ts';
import { paymentInCloudEvent } from './payment-event.ts';
import { messageRecorder } from './record-message.ts';

it('a payment in a message has its ids in small letters, if they are UUIDs', async () => {
  const small = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6';
  const recorded: unknown[] = [];
  const clock = { now: () => new Date('2026-11-22T10:00:00Z'), dateOf: calendarIn('UTC') };
  const record = messageRecorder(
    { clock } as Ledger,
    async (paymentId, { customerId, allocations }) => {
      recorded.push({ paymentId, customerId, allocations });
      return { repeated: false };
    },
    new Map([['payments', paymentInCloudEvent]]),
  );
  const send = (paymentId: string, customerId: string, invoiceId: string) => {
    const payment = { amount: 100, currency: 'EUR', receivedOn: '2026-11-20', method: 'cash' };
    const data = { ...payment, paymentId, customerId, allocations: [{ invoiceId, amount: 100 }] };
    const event = { specversion: '1.0', id: '1', source: 'bank', type: 'ledger.PaymentReceived', data };
    const place = { topic: 'payments', partition: 0, offset: '0', key: null, headers: {} };
    return record({ ...place, value: Buffer.from(JSON.stringify(event)) });
  };
  const capital = small.toUpperCase();
  await send(capital, capital, capital);
  await send(small, small, small);
  await send('Op-7', 'Acme', small);
  const allocations = [{ invoiceId: small, amount: 100 }];
  const sent = { paymentId: small, customerId: small, allocations };
  expect(recorded).toEqual([sent, sent, { paymentId: 'Op-7', customerId: 'Acme', allocations }]);
});
