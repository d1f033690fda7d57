import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportUnderWay } from '../../command-service/import-under-way.ts';
import { ledgerOn, registerInvoice } from '../../command-service/testing/ledger.ts';
import { type EventStoreProcess, onlyOurs, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { LogShrank } from './backup.ts';
import { WrongUse } from './command.ts';
import { ImportStopped } from './import.ts';
import { run } from './run.ts';

describe.skipIf(onlyOurs)('a backup', () => {
  let folder: string;
  let store: EventStoreProcess;
  let opened: ReturnType<typeof ledgerOn>;
  const files = async () => (await readdir(folder)).toSorted();
  const ledger = async (...args: string[]): Promise<string> => {
    const said: string[] = [];
    const { POSTGRES_URL, MONGODB_URL, KAFKA_BROKERS, MYSQL_URL, ...env } = process.env;
    await run(args, { ...env, EVENT_STORE_URL: store.url }, (text) => said.push(text));
    return said.join('\n');
  };
  beforeAll(async () => {
    [folder, store] = await Promise.all([mkdtemp(join(tmpdir(), 'ledger-backups-')), startEventStoreProcess()]);
    opened = ledgerOn(store.url);
  });
  afterAll(async () => {
    await opened.client.dispose();
    await store.stop();
    await rm(folder, { recursive: true });
  });

  it('is an export of its own, of which the last ones are kept; other files stay', async () => {
    await writeFile(join(folder, 'ledger-notes.ndjson'), 'mine');
    const exports: string[] = [];
    for (const customer of ['acme', 'globex', 'initech']) {
      await registerInvoice(opened.ledger, customer);
      await ledger('backup', folder, '--keep', '2');
      await ledger('export', join(folder, 'export'), '--force');
      exports.push(await readFile(join(folder, 'export'), 'utf8'));
    }
    const [, ...backups] = (await files()).filter((name) => name.startsWith('ledger-')).toReversed();
    expect(backups).toHaveLength(2);
    const contents = await Promise.all(backups.map((name) => readFile(join(folder, name), 'utf8')));
    expect(contents).toEqual([exports[2], exports[1]]);
  });

  it('that fails leaves the earlier ones', async () => {
    const before = await files();
    await store.kill('SIGKILL');
    await expect(ledger('backup', folder, '--keep', '1')).rejects.toThrow();
    expect(await files()).toEqual(before);
    await store.restart();
  });

  it('of a log with fewer events than the newest one is none: of an event store that was emptied, or that an import is filling', async () => {
    await ledger('backup', folder);
    const before = await files();
    const emptied = await startEventStoreProcess();
    const { POSTGRES_URL, MONGODB_URL, KAFKA_BROKERS, MYSQL_URL, ...env } = process.env;
    const args = ['backup', folder, '--keep', '1'];
    await expect(run(args, { ...env, EVENT_STORE_URL: emptied.url }, () => {})).rejects.toThrow(LogShrank);
    expect(await files()).toEqual(before);
    await emptied.stop();
  });

  it('that was killed leaves a part of a file, which one a day later removes, but not that of one that may still run', async () => {
    const [old, young] = ['ledger-20260101T000000000Z.ndjson.part', 'ledger-20260102T000000000Z.ndjson.part'] as const;
    for (const part of [old, young]) await writeFile(join(folder, part), 'half');
    const twoDaysAgo = Date.now() / 1_000 - 2 * 86_400;
    await utimes(join(folder, old), twoDaysAgo, twoDaysAgo);
    await ledger('backup', folder);
    expect((await files()).filter((name) => name.endsWith('.part'))).toEqual([young]);
  });

  it('is not made of a log that lost events since the last one, nor of a part of a log that an import left behind', async () => {
    const before = await files();
    const last = before.findLast((name) => name.endsWith('Z.ndjson')) ?? '';
    const lines = (await readFile(join(folder, last), 'utf8')).trimEnd().split('\n');
    const lost = store;
    store = await startEventStoreProcess(); // as after the loss of its volume
    try {
      await expect(ledger('backup', folder, '--keep', '1')).rejects.toThrow(LogShrank);
      await writeFile(join(folder, 'damaged'), `${lines.toSpliced(-2, 1).join('\n')}\n`);
      await expect(ledger('import', join(folder, 'damaged'))).rejects.toThrow(ImportStopped);
      await expect(ledger('backup', folder, '--keep', '1')).rejects.toThrow(ImportUnderWay);
      await expect(ledger('export', join(folder, 'part'))).rejects.toThrow(ImportUnderWay);
    } finally {
      await store.stop();
      store = lost;
      await rm(join(folder, 'damaged'), { force: true });
    }
    expect(await files()).toEqual(before);
  });

  describe('that is made regularly', () => {
    const told = async () => {
      const lines = (await readFile(join(folder, 'ledger-backup.prom'), 'utf8')).split('\n');
      const value = (name: string) => Number(lines.find((line) => line.startsWith(name))?.split(' ')[1]);
      return {
        every: value('ledger_backup_every_seconds'),
        succeededAt: value('ledger_backup_last_success_timestamp_seconds'),
      };
    };

    it('may run twice at once: both succeed, and each removes what the other one has removed', async () => {
      for (let backups = 0; backups < 4; backups += 1) await ledger('backup', folder);
      await Promise.all(Array.from({ length: 4 }, () => ledger('backup', folder, '--keep', '1', '--every', '60')));
      expect((await files()).filter((name) => name.endsWith('Z.ndjson'))).toHaveLength(1);
      await rm(join(folder, 'ledger-backup.prom'));
    });

    it('says that none succeeded, until one does, and keeps that time if later ones fail', async () => {
      await store.kill('SIGKILL');
      await expect(ledger('backup', folder, '--every', '3600')).rejects.toThrow();
      expect(await told()).toEqual({ every: 3_600, succeededAt: 0 });
      await store.restart();

      const before = Math.floor(Date.now() / 1_000);
      await ledger('backup', folder, '--every', '3600');
      const { succeededAt } = await told();
      expect(succeededAt).toBeGreaterThanOrEqual(before);
      expect(succeededAt).toBeLessThanOrEqual(Date.now() / 1_000);

      await store.kill('SIGKILL');
      await expect(ledger('backup', folder, '--every', '60')).rejects.toThrow();
      expect(await told()).toEqual({ every: 60, succeededAt });
      await store.restart();
    });
  });

  it.each(['0', '1 day'])('is refused with --every %s', async (every) => {
    await expect(ledger('backup', folder, '--every', every)).rejects.toThrow(WrongUse);
  });

  it.each(['0', '-1', 'all', '1.5'])('is refused with --keep %s', async (keep) => {
    await expect(ledger('backup', folder, '--keep', keep)).rejects.toThrow(WrongUse);
  });
});
