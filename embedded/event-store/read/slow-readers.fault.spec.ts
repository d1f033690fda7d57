import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  describeEmbedded,
  type EventStoreProcess,
  startEventStoreProcess,
} from '../../../testing/servers/event-store.ts';
import { first, newStream, numbers } from '../testing/with-event-store.ts';

const READERS = 20;
const APPENDS = 120;
const EVENTS = 20; // of 10 KB: 24 MB in all, 480 MB if each reader had a copy of its own
const MOST_GROWTH_MB = 200;

let store: EventStoreProcess;
const clients: EventStoreDBClient[] = [];
beforeAll(async () => {
  store = await startEventStoreProcess();
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  await store.stop();
});

function connect(): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(store.url);
  clients.push(client);
  return client;
}

const residentMb = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', `${store.pid()}`])) / 1024;

describeEmbedded(`${READERS} live subscribers that stop reading`, () => {
  it("do not increase the server's memory, and get all events when they read again", async () => {
    const stream = newStream();
    const subscriptions = await Promise.all(
      Array.from({ length: READERS }, async () => {
        const subscription = connect().subscribeToAll();
        await once(subscription, 'caughtUp');
        return subscription;
      }),
    );
    const before = residentMb();
    const writer = connect();
    const text = 'x'.repeat(10_000);
    for (let n = 0; n < APPENDS; n++) {
      const events = Array.from({ length: EVENTS }, (_, at) =>
        jsonEvent({ type: 'Noted', data: { n: n * EVENTS + at, text } }),
      );
      await writer.appendToStream(stream, events);
    }
    expect(residentMb() - before).toBeLessThan(MOST_GROWTH_MB);

    const [one, other] = subscriptions;
    if (!one || !other) throw new Error('there are subscriptions');
    let fellBehind = false;
    one.once('fellBehind', () => {
      fellBehind = true;
    });
    const [seen, seenByOther] = await Promise.all([first(APPENDS * EVENTS, one), first(APPENDS * EVENTS, other)]);
    expect(numbers(seen)).toEqual(Array.from({ length: APPENDS * EVENTS }, (_, n) => n));
    expect(numbers(seenByOther)).toEqual(numbers(seen));
    expect(fellBehind).toBe(true);
  });
});
