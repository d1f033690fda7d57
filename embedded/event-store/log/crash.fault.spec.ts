import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type AppendToStreamOptions, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, expect, it } from 'vitest';
import { repetitions } from '../../../testing/repetitions.ts';
import {
  describeEmbedded,
  type EventStoreProcess,
  startEventStoreProcess,
} from '../../../testing/servers/event-store.ts';

// Two servers side by side, half of the kills each. A call with credentials of its own goes through Append. (Within one
// process two clients can't both use BatchAppend here: an error of one fails what is pending on the other.)
const LANES: AppendToStreamOptions[] = [{}, { credentials: { username: 'admin', password: 'changeit' } }];
const KILLS = repetitions(12, 50);
const WRITERS = 6;

type Acknowledged = { stream: string; revision: bigint; position: bigint | undefined };

/** Appends one event after the other to a stream of its own, each until it is acknowledged, over all the crashes. */
class Writer {
  readonly stream = `writer-${randomUUID()}`;
  readonly acknowledged = new Map<string, Acknowledged>();
  #next = randomUUID();
  #revision: bigint | 'no_stream' = 'no_stream';

  /** Goes on until the server dies. */
  async writeUntilItDies(client: EventStoreDBClient, call: AppendToStreamOptions): Promise<void> {
    for (;;) {
      const event = jsonEvent({ id: this.#next, type: 'Noted', data: { text: 'x'.repeat(randomInt(2000)) } });
      const options = { ...call, expectedRevision: this.#revision, deadline: 5000 };
      const answer = await client.appendToStream(this.stream, event, options).catch(() => undefined);
      if (!answer) return; // perhaps it was written, perhaps not: it will be appended again, with the same id
      const { nextExpectedRevision: revision, position } = answer;
      this.acknowledged.set(this.#next, { stream: this.stream, revision, position: position?.commit });
      this.#revision = revision;
      this.#next = randomUUID();
    }
  }
}

const stores: EventStoreProcess[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.stop();
});

async function killAgainAndAgain(
  call: AppendToStreamOptions,
): Promise<{ store: EventStoreProcess; writers: Writer[] }> {
  const store = await startEventStoreProcess();
  stores.push(store);
  const writers = Array.from({ length: WRITERS }, () => new Writer());
  for (let kill = 0; kill < KILLS; kill++) {
    if (kill > 0) await store.restart();
    const client = EventStoreDBClient.connectionString(store.url);
    const before = writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0);
    const writing = writers.map((writer) => writer.writeUntilItDies(client, call));
    while (writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0) === before) await pause(1);
    await pause(randomInt(15)); // somewhere in the middle
    await store.kill('SIGKILL');
    await Promise.all(writing);
    await client.dispose();
  }
  await store.restart();
  return { store, writers };
}

describeEmbedded(`an event store that is killed ${LANES.length * KILLS} times while many append`, () => {
  it('has every acknowledged event once, at its place, and no hole', async () => {
    const lanes = await Promise.all(LANES.map(killAgainAndAgain));
    for (const { store, writers } of lanes) {
      const client = EventStoreDBClient.connectionString(store.url);
      const found = new Map<string, Acknowledged>();
      const next = new Map<string, bigint>();
      let position = 0n;
      for await (const { event } of client.readAll()) {
        if (!event) continue;
        expect(event.position?.commit, 'positions have no hole').toBe(++position);
        expect(event.revision, 'revisions have no hole').toBe(next.get(event.streamId) ?? 0n);
        expect(found.has(event.id), 'no event is there twice').toBe(false);
        next.set(event.streamId, event.revision + 1n);
        found.set(event.id, { stream: event.streamId, revision: event.revision, position });
      }
      for (const { acknowledged, stream } of writers) {
        for (const [id, where] of acknowledged) expect(found.get(id)).toEqual(where);
        const read: bigint[] = [];
        for await (const { event } of client.readStream(stream)) read.push(event?.revision ?? -1n);
        expect(read).toEqual(Array.from({ length: Number(next.get(stream)) }, (_, revision) => BigInt(revision)));
      }
      expect(found.size).toBeGreaterThan(KILLS);
      await client.dispose();
    }
  });
});
