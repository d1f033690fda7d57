import { randomUUID } from 'node:crypto';
import { jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StreamKind } from '../../events/streams.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { connectEventStore, type EventStore } from '../stores/event-store.ts';
import { subscribeToRuns } from './subscription.ts';

let server: TestEventStore;
let store: EventStore;
beforeAll(async () => {
  server = await startEventStore();
  store = connectEventStore(server.url);
});
afterAll(async () => {
  await store.dispose();
  await server.stop();
});

it('events that are in the log already are read many at once, each once and in their order', async () => {
  const kind = `process-read${randomUUID().replaceAll('-', '')}` as unknown as StreamKind;
  const written = Array.from({ length: 1_000 }, (_, n) => jsonEvent({ type: 'Counted', data: { n } }));
  await store.client.appendToStream(`${kind}-1`, written, { expectedRevision: NO_STREAM });
  const read: number[] = [];
  let runs = 0;
  for await (const run of subscribeToRuns(store.client, [kind], undefined)) {
    runs += 1;
    for (const { event } of run) if (event !== undefined) read.push((event.data as { n: number }).n);
    if (read.length >= written.length) break;
  }
  expect(read).toEqual(written.map(({ data }) => (data as { n: number }).n));
  expect(runs).toBeLessThan(500);
});
