import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toStored } from '../../events/event-versions.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { invoiceStreams } from './invoice-streams.ts';

let store: TestEventStore;
let client: EventStoreDBClient;
beforeAll(async () => {
  store = await startEventStore();
  client = EventStoreDBClient.connectionString(store.url);
});
afterAll(async () => {
  await client.dispose();
  await store.stop();
});

/** Records payments of 0.01, numbered from `first`. */
async function recordPayments(invoiceId: string, first: number, count: number): Promise<void> {
  const metadata = { recordedAt: '2026-02-01T12:00:00Z', effectiveOn: '2026-02-01', actor: 'a', correlationId: 'c' };
  const events = Array.from({ length: count }, (_, n) => {
    const data = { paymentId: `p-${first + n}`, amount: 1, amountDue: 1_000 - first - n, method: 'cash' };
    return jsonEvent(toStored({ type: 'PaymentApplied', data: { ...data, receivedOn: '2026-02-01' } }, metadata));
  });
  await client.appendToStream(`invoice-${invoiceId}`, events);
}

/** Reads invoices, and tells from which revision each read of the event store was. */
function reading() {
  const from: unknown[] = [];
  const watched = Object.assign(Object.create(client), {
    readStream: (...asked: Parameters<EventStoreDBClient['readStream']>) => {
      from.push((asked[1] as { fromRevision: bigint }).fromRevision);
      return client.readStream(...asked);
    },
  });
  return { read: invoiceStreams(watched), from };
}

const revisions = (count: number) => Array.from({ length: count }, (_, n) => n);

it('a long stream is read once; later, only what is new', async () => {
  const invoiceId = randomUUID();
  await recordPayments(invoiceId, 0, 150);
  const { read, from } = reading();
  const revisionsOf = async (upTo?: number) => (await read(invoiceId, upTo)).map(({ revision }) => revision);
  expect(await revisionsOf()).toEqual(revisions(150));
  expect(await revisionsOf(20)).toEqual(revisions(21));
  await recordPayments(invoiceId, 150, 3);
  expect(await revisionsOf(151)).toEqual(revisions(152));
  expect(await revisionsOf()).toEqual(revisions(153));
  expect(from).toEqual([0n, 149n, 149n, 151n]);
});

it('a stream of another log, or one that was deleted, is read anew', async () => {
  const invoiceId = randomUUID();
  await recordPayments(invoiceId, 0, 100);
  const { read } = reading();
  expect(await read(invoiceId)).toHaveLength(100);
  await client.deleteStream(`invoice-${invoiceId}`);
  expect(await read(invoiceId)).toEqual([]);
  expect(await read(invoiceId, 20)).toEqual([]);
});

it('a short stream is read each time', async () => {
  const invoiceId = randomUUID();
  await recordPayments(invoiceId, 0, 99);
  const { read, from } = reading();
  await read(invoiceId);
  await read(invoiceId);
  expect(from).toEqual([0n, 0n]);
});
