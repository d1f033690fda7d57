// `kill -9` at random moments, under load, of everything that a view passes through. A few kills in the integration tests;
// `npm run test:crash` kills 54 times.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BACKWARDS, END, type EventStoreDBClient } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { projectionsTo } from './projections.ts';
import { openStores } from './stores.ts';
import { aCrashingLedger, victims, Writers } from './testing/crashing-ledger.ts';
import { seeded } from './testing/random.ts';

const kills = Number(process.env.CRASH_KILLS ?? 6);
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);
const kafka = process.env.TEST_KAFKA_BROKERS;
/** Between a start and the next kill. */
const longestQuietMs = 300;
const writers = 4;
const catchUpMs = 30_000;

/** A store that is killed is what this is about. */
const log = { warn: () => {} };

describe(`after ${kills} times kill -9 under load (seed ${seed}${kafka ? '' : '; Kafka is left out: TEST_KAFKA_BROKERS names none'})`, () => {
  it('of the projection service, its database and the event store, all views say what the log says', async ({
    annotate,
  }) => {
    const random = seeded(seed);
    const toKafka = kafka ? { KAFKA_BROKERS: kafka, KAFKA_EVENTS_TOPIC: `crash-${randomUUID()}` } : undefined;
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

      const end = await lastPosition(client);
      const found: string[] = [];
      for (const { name, view, verify } of projectionsTo(stores, log)) {
        await expect.poll(() => view.checkpoint(), { timeout: catchUpMs, interval: 50 }).toBeGreaterThanOrEqual(end);
        const { events, rows, different, first } = await verify();
        expect({ name, different, first }).toEqual({ name, different: 0, first: [] });
        expect(events).toBe(load.acknowledged);
        expect((await view.parking?.parked()) ?? []).toEqual([]);
        found.push(`${name}: ${events} events read, ${rows} rows compared, ${different} differences`);
      }
      await annotate(`${kills} kills: ${found.join('; ')}`);
      expect(load.acknowledged).toBeGreaterThan(kills * 10);
    } finally {
      await stores.close();
    }
  });
});

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

async function lastPosition(client: EventStoreDBClient): Promise<bigint> {
  let position = 0n;
  for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })) {
    position = event?.position.commit ?? 0n;
  }
  return position;
}
