// Damage that SQLite does not notice: a changed byte in an event, and a write-ahead log (WAL) that was cut or lost.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent, streamNameFilter } from '@eventstore/db-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeByte } from '../../../testing/servers/change-byte.ts';
import {
  describeEmbedded,
  type EventStoreProcess,
  startEventStoreProcess,
} from '../../../testing/servers/event-store.ts';
import { all, newStream, notes, numbers, first as readFirst } from '../testing/with-event-store.ts';

let dataFolder: string;
let store: EventStoreProcess;
let client: EventStoreDBClient;
const reconnect = async () => {
  await client?.dispose();
  client = EventStoreDBClient.connectionString(store.url);
};
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'event-store-damage-'));
  store = await startEventStoreProcess({ dataFolder });
  await reconnect();
});
afterEach(async () => {
  await client.dispose();
  await store.stop();
  await rm(dataFolder, { recursive: true });
});
const log = () => join(dataFolder, 'event-store.sqlite');

/** Stops the server, changes its files, and starts it again. */
async function change(how: () => unknown): Promise<void> {
  await store.kill('SIGTERM');
  await how();
  await store.restart();
  await reconnect();
}

/** The events that a read sends before it fails, and its error. */
async function broken(read: AsyncIterable<unknown>): Promise<{ count: number; code: unknown; message: string }> {
  let count = 0;
  try {
    for await (const _ of read) count += 1;
  } catch (error) {
    return { count, code: (error as { code?: unknown }).code, message: String(error) };
  }
  throw new Error('the read did not fail');
}

const DATA_LOSS = 15;
const kinds = [
  ['its data', 'response', 'data-mark'],
  ['its metadata', 'response', 'metadata-mark'],
  ['its type', 'type', 'Marked'],
  ['its type as readers get it', 'response', 'Marked'],
  ['its id', 'id', '-'],
  ['the name of its stream', 'stream', 'victim'],
  ['the name of its stream as readers get it', 'response', 'victim'],
] as const;
const marked = (id: string = randomUUID()) =>
  jsonEvent({ id, type: 'Marked', data: { text: 'data-mark' }, metadata: { text: 'metadata-mark' } });

describeEmbedded('events with a changed byte', () => {
  it('cannot be read, and all others can', async () => {
    const other = newStream('other');
    const first = marked();
    await client.appendToStream(other, notes(2));
    const victims = new Map(kinds.map((kind) => [newStream('victim'), kind]));
    for (const victim of victims.keys()) await client.appendToStream(victim, [...notes(1), marked(), ...notes(1, 2)]);
    const retried = newStream('retried');
    await client.appendToStream(retried, first);
    await client.appendToStream(other, notes(2, 2));
    await change(() => {
      for (const [victim, [, column, text]] of victims)
        changeByte(log(), { stream: victim, revision: 1, column, text });
      changeByte(log(), { stream: retried, revision: 0, column: 'response', text: 'data-mark' });
    });

    for (const [victim, [what]] of victims) {
      const failure = { count: 1, code: DATA_LOSS, said: `event 1 of ${victim} is damaged in the event store` };
      const about = async (read: AsyncIterable<unknown>) => {
        const { count, code, message } = await broken(read);
        return { count, code, said: message.slice(message.indexOf('event 1'), message.indexOf(':', 40)) };
      };
      expect([what, await about(client.readStream(victim))]).toEqual([what, failure]);
      expect(await about(client.readStream(victim, { direction: 'backwards', fromRevision: 'end' }))).toEqual(failure);
      expect(await about(client.subscribeToStream(victim))).toEqual(failure);
      expect(await about(client.subscribeToAll({ filter: streamNameFilter({ prefixes: [victim] }) }))).toEqual(failure);
      expect(numbers(await all(client.readStream(victim, { fromRevision: 2n })))).toEqual([2]);
      const { nextExpectedRevision } = await client.appendToStream(victim, notes(1, 3), { expectedRevision: 2n });
      expect(nextExpectedRevision).toBe(3n);
    }
    expect(await broken(client.readAll())).toMatchObject({ count: 3, code: DATA_LOSS });
    expect(numbers(await all(client.readStream(other)))).toEqual([0, 1, 2, 3]);
    const ofOthers = client.subscribeToAll({ filter: streamNameFilter({ prefixes: ['other-'] }) });
    expect(numbers(await readFirst(4, ofOthers))).toEqual([0, 1, 2, 3]);
    const retry = client.appendToStream(retried, first, { expectedRevision: 'no_stream' });
    await expect(retry).rejects.toMatchObject({ type: 'wrong-expected-version' }); // it may not be the same event
  });
});

describeEmbedded('a log that lacks acknowledged events, because its WAL was cut or lost', () => {
  it('is refused, until its owner accepts the loss', async () => {
    await client.appendToStream(newStream(), notes(5));
    await store.kill('SIGKILL');
    const refused = new RegExp(
      `${log()} ends at position 0, but events up to position 5 were acknowledged, as ${log()}-acknowledged says: .* Restore the log from a backup; or, .* remove ${log()}-acknowledged`,
    );
    await truncate(`${log()}-wal`, 0);
    await expect(store.restart()).rejects.toThrow(refused);
    await rm(`${log()}-wal`, { force: true });
    await expect(store.restart()).rejects.toThrow(refused);
    await writeFile(`${log()}-acknowledged`, '\0'.repeat(17)); // a power cut can leave it so: it says nothing then
    await store.restart();
  });
});
