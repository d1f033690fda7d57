import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  describeEmbedded,
  type EventStoreProcess,
  startEventStoreProcess,
} from '../../../testing/servers/event-store.ts';
import { all, newStream, noted, notes, numbers } from '../testing/with-event-store.ts';
import { acknowledgedFile } from './acknowledged.ts';

let dataFolder: string;
let stores: EventStoreProcess[];
let clients: EventStoreDBClient[];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'event-store-'));
  [stores, clients] = [[], []];
});
afterEach(async () => {
  for (const client of clients) await client.dispose();
  for (const store of stores) await store.stop();
  await rm(dataFolder, { recursive: true });
});

async function start(): Promise<EventStoreProcess> {
  const store = await startEventStoreProcess({ dataFolder });
  stores.push(store);
  return store;
}

function connect({ url }: EventStoreProcess): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(url);
  clients.push(client);
  return client;
}

const logFile = () => join(dataFolder, 'event-store.sqlite');
const walFile = () => `${logFile()}-wal`;

describeEmbedded('the log', () => {
  it.each([
    ['cut off', async (size: number) => truncate(walFile(), size - 10)],
    ['garbled', async (size: number) => overwrite(walFile(), size - 2000)],
  ])('starts without a last transaction that is %s, and shows no part of it', async (_how, tear) => {
    const store = await start();
    const stream = newStream();
    const client = connect(store);
    await client.appendToStream(stream, notes(3));
    const { position } = await client.appendToStream(newStream(), noted(0));
    const acknowledged = await readFile(acknowledgedFile(logFile()));
    await client.appendToStream(stream, notes(5, 3));
    await store.kill('SIGKILL');
    await tear((await stat(walFile())).size);
    await writeFile(acknowledgedFile(logFile()), acknowledged); // a crash during the commit is before the acknowledgement
    await store.restart();

    const again = connect(store);
    expect(numbers(await all(again.readStream(stream)))).toEqual([0, 1, 2]);
    const { position: next } = await again.appendToStream(stream, notes(1, 3), { expectedRevision: 2n });
    expect(next?.commit).toBe((position?.commit ?? 0n) + 1n);
  });

  const prlimit = spawnSync('prlimit', ['--version']).status === 0;
  it.skipIf(!prlimit && 'it needs prlimit')(
    'refuses an append when the disk is full, stays up, and accepts it when there is room',
    async () => {
      const store = await start();
      const client = connect(store);
      const stream = newStream();
      const large = () => jsonEvent({ type: 'Noted', data: { n: 0, text: 'x'.repeat(50_000) } });
      await client.appendToStream(stream, [large(), large()]);
      const limit = (bytes: string) => execFileSync('prlimit', [`--pid=${store.pid()}`, `--fsize=${bytes}`]);

      limit(`${(await stat(walFile())).size + 200_000}:unlimited`);
      let written = 0;
      let refusal: unknown;
      while (!refusal) {
        written += 2;
        const append = client.appendToStream(stream, [large(), large()]);
        refusal = await append.catch((error: unknown) => error).then((outcome) => outcome instanceof Error && outcome);
      }
      expect(String(refusal)).toMatch(/nothing was written, because the disk failed: .+/);
      const byAppend = { credentials: { username: 'admin', password: 'changeit' } };
      const refused = client.appendToStream(stream, [large(), large()], byAppend);
      await expect(refused).rejects.toThrow('nothing was written, because the disk failed');
      expect(await all(client.readStream(stream))).toHaveLength(written);

      limit('unlimited:unlimited');
      const { nextExpectedRevision } = await client.appendToStream(stream, large(), {
        expectedRevision: BigInt(written - 1),
      });
      expect(nextExpectedRevision).toBe(BigInt(written));
      await store.kill('SIGKILL');
      await store.restart();
      expect(await all(connect(store).readStream(stream))).toHaveLength(written + 1);
    },
  );

  it('finds every stream after many events, indexed in memory or in the table, after a crash or a stop', async () => {
    const store = await start();
    const streams = Array.from({ length: 50 }, () => newStream());
    const writer = connect(store);
    for (let round = 0; round < 10; round++) {
      await Promise.all(streams.map((stream) => writer.appendToStream(stream, notes(10, 10 * round))));
    }
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      await store.kill(signal);
      await store.restart();
      const client = connect(store);
      for (const stream of streams) expect(numbers(await all(client.readStream(stream)))).toHaveLength(100);
      const backwards = client.readStream(streams[0] ?? '', { direction: 'backwards', fromRevision: 'end' });
      expect(numbers(await all(backwards))).toEqual(Array.from({ length: 100 }, (_, n) => 99 - n));
    }
  });

  it('cannot be opened by a second server, and the first one is not affected', async () => {
    const store = await start();
    await expect(startEventStoreProcess({ dataFolder })).rejects.toThrow(/is in use by another event store: stop it/);
    await connect(store).appendToStream(newStream(), noted(0));
  });

  it('of a newer version is refused and not changed', async () => {
    await (await start()).stop();
    const db = new DatabaseSync(logFile());
    db.exec('PRAGMA user_version = 99');
    db.close();
    await expect(start()).rejects.toThrow(
      /has format 99, but this event store supports formats up to 3: start the newer version/,
    );
  });

  it.each([
    ['that is no database', () => writeFile(logFile(), 'This is a letter, not a log. '.repeat(100))],
    ['of another application', () => new DatabaseSync(logFile()).exec('CREATE TABLE invoices (id)')],
    ['that is a folder', () => mkdir(logFile())],
  ])('is not created in a file %s', async (_what, make) => {
    await make();
    await expect(start()).rejects.toThrow(
      /event-store.sqlite cannot be read as an event log \(.+\): restore it from a backup, or move/,
    );
  });

  it('leaves the log and the connection string, and no other file, after a stop', async () => {
    const store = await start();
    await connect(store).appendToStream(newStream(), noted(0));
    await store.stop();
    expect((await readdir(dataFolder)).toSorted()).toEqual(['event-store.sqlite', 'event-store.url']);
  });
});

async function overwrite(file: string, at: number): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write('garbage', at);
  await handle.close();
}

describeEmbedded('an empty file', () => {
  it('is a new log, unless views were built from the one that was lost', async () => {
    await writeFile(logFile(), '');
    await (await start()).stop();
    await writeFile(logFile(), '');
    await rm(walFile(), { force: true });
    await mkdir(join(dataFolder, 'postgres', 'data'), { recursive: true });
    await expect(start()).rejects.toThrow(
      /event-store\.sqlite is empty, but .* holds views .* restore the file from a backup/,
    );
  });
});
