import { once } from 'node:events';
import { EventStoreDBClient, type Position, streamNameFilter } from '@eventstore/db-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startEventStore, type TestEventStore } from '../../testing/event-store.ts';
import { first, newStream, noted, notes, numbers } from './contract/with-event-store.ts';
import { describeEmbedded } from './describe-embedded.ts';

let store: TestEventStore;
let client: EventStoreDBClient;
beforeEach(async () => {
  store = await startEventStore();
  client = EventStoreDBClient.connectionString(store.url);
});
afterEach(async () => {
  await client.dispose();
  await store.stop();
});

describeEmbedded('a filtered subscription', () => {
  it('tells how far it looked after every interval × window events, in the past as well as live', async () => {
    const checkpoints: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: ['wanted-'],
      maxSearchWindow: 7,
      checkpointInterval: 3,
      checkpointReached: async (_subscription, { commit }: Position) => void checkpoints.push(commit),
    });
    await client.appendToStream(newStream(), notes(50));
    const subscription = client.subscribeToAll({ filter });
    subscription.resume();
    await once(subscription, 'caughtUp');
    expect(checkpoints).toEqual([21n, 42n]);
    for (let n = 0; n < 5; n++) await client.appendToStream(newStream(), notes(10));
    await expect.poll(() => checkpoints).toEqual([21n, 42n, 63n, 84n]);
  });
});

describeEmbedded('a hundred live subscriptions', () => {
  it('all get what is appended, in order', async () => {
    const stream = newStream();
    const subscriptions = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const subscription = client.subscribeToStream(stream);
        const seen = first(30, subscription);
        await once(subscription, 'caughtUp');
        return { seen };
      }),
    );
    for (let n = 0; n < 30; n++) await client.appendToStream(stream, noted(n));
    for (const { seen } of subscriptions) expect(numbers(await seen)).toEqual(Array.from({ length: 30 }, (_, n) => n));
  });
});
