// `kill -9` at random moments, under load, of everything that a view passes through. A few kills in the integration tests;
// `npm run test:crash` kills each 50 times.

import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { lastPosition } from '../platform/stores/event-store.ts';
import { seeded } from '../testing/random.ts';
import { kafkaBrokers, newTopic, readCommitted, withoutKafka } from '../testing/servers/kafka.ts';
import { shareKafka } from '../testing/servers/kafka-turns.ts';
import type { LedgerCloudEvent } from './integration/cloud-event.ts';
import { projectionsTo } from './projections.ts';
import { openStores, type PublishTo } from './stores.ts';
import { aCrashingLedger, victims, Writers } from './testing/crashing-ledger.ts';

const kills = Number(process.env.CRASH_KILLS ?? 6);
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);
/** Between a start and the next kill. */
const longestQuietMs = 300;
const writers = 4;
const catchUpMs = 100_000;

const withoutTopic = withoutKafka && `, but for the topic of events${withoutKafka}`;

/** A store that is killed is what this is about. */
const log = { warn: () => {} };

describe(`after ${kills} times kill -9 under load (seed ${seed})`, () => {
  if (withoutKafka === '') shareKafka();

  it(`of the projection service, its database and the event store, all views agree with the log${withoutTopic}`, async ({
    annotate,
  }) => {
    const random = seeded(seed);
    const toKafka =
      withoutKafka === '' ? { KAFKA_BROKERS: kafkaBrokers, KAFKA_EVENTS_TOPIC: newTopic('crash') } : undefined;
    await using ledger = await aCrashingLedger(toKafka);
    const stores = openStores({ ...ledger.urls, ...toKafka }, 'test', 60_000, log);
    try {
      const { client } = stores.eventStore;
      const load = new Writers(client, writers);
      const order = Array.from({ length: kills }, (_, i) => victims[i % victims.length] ?? victims[0]);
      for (const victim of shuffled(order, random)) {
        await sleep(random() * longestQuietMs);
        await ledger.crash(victim);
      }
      await load.stop();

      const end = (await lastPosition(client)) ?? 0n;
      const found: string[] = [];
      for (const { name, view, verify } of projectionsTo(stores, log)) {
        await expect.poll(() => view.checkpoint(), { timeout: catchUpMs, interval: 50 }).toBeGreaterThanOrEqual(end);
        const { events, rows, different, first } = await verify();
        expect({ name, different, first }).toEqual({ name, different: 0, first: [] });
        expect(events).toBe(name === 'integration-others' ? 0 : load.acknowledged); // the load is of invoices
        expect((await view.parking?.parked()) ?? []).toEqual([]);
        found.push(`${name}: ${events} events read, ${rows} rows compared, ${different} differences`);
      }
      if (stores.kafka) found.push(await eachOnce(stores.kafka, load.acknowledged));
      await annotate(`${kills} kills: ${found.join('; ')}`);
      expect(load.acknowledged).toBeGreaterThan(kills * 10);
    } finally {
      await stores.close();
    }
  });
});

/** Who reads what is committed sees each event once. */
async function eachOnce({ clients, topic }: PublishTo, events: number): Promise<string> {
  const messages = await readCommitted(clients, topic, events);
  const ids = new Set(messages.map(({ value }) => (JSON.parse(value) as LedgerCloudEvent).id));
  expect({ messages: messages.length, ids: ids.size }).toEqual({ messages: events, ids: events });
  return `${topic}: ${messages.length} messages, each event once`;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
