// An import as docs/backup.md describes it: with the event store alone, and beside a command service that runs.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerIdsOf } from '../../command-service/customer-ids.ts';
import { raiseOverdue } from '../../command-service/follow-ups/overdue.ts';
import { foundLedger } from '../../command-service/found-ledger.ts';
import { ImportUnderWay } from '../../command-service/import-under-way.ts';
import {
  creditOf,
  eventually,
  following,
  invoiceOf,
  ledgerOn,
  overpayBeforeACrash,
  registerInvoice,
} from '../../command-service/testing/ledger.ts';
import { endsWithFile } from '../../testing/processes/leftovers.ts';
import { onlyOurs, startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { StoreNotEmpty } from './import.ts';
import { run } from './run.ts';

let folder: string;
let lines: string[];
/** Events up to the invoice after the overpaid one. */
let beforeCredit: number;
const [overpaid, other] = [crypto.randomUUID(), crypto.randomUUID()];

/** Neither a PostgreSQL nor its password. */
const envOf = ({ url }: TestEventStore) => {
  const { POSTGRES_URL, MONGODB_URL, KAFKA_BROKERS, MYSQL_URL, ...env } = process.env;
  return { ...env, EVENT_STORE_URL: url, LEDGER_DATA: join(folder, 'none') };
};
const ledgerCommand = (store: TestEventStore, ...args: string[]) => run(args, envOf(store), () => {});
const exportOf = async (store: TestEventStore): Promise<string> => {
  const file = join(folder, `${crypto.randomUUID()}.ndjson`);
  await ledgerCommand(store, 'export', file);
  return readFile(file, 'utf8');
};

const ending = async (started: Promise<TestEventStore>): Promise<TestEventStore & AsyncDisposable> => {
  const store = await started;
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.stop() });
};

/** An invoice that was overpaid, then another one, then the credit of the first; both are overdue. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-import-'));
  const store = await startEventStore();
  const { client, ledger } = ledgerOn(store.url);
  await registerInvoice(ledger, 'acme', {}, overpaid);
  await overpayBeforeACrash(ledger, overpaid);
  await registerInvoice(ledger, 'globex', { dueOn: '2026-01-15' }, other);
  beforeCredit = (await exportOf(store)).trimEnd().split('\n').length - 1;
  {
    await using _ = following(ledger, client);
    await eventually(async () => expect(await creditOf(ledger, 'acme')).toBe(12_000));
    await eventually(async () => expect((await invoiceOf(ledger, other)).overdue).toBe(true));
  }
  lines = (await exportOf(store)).trimEnd().split('\n');
  await client.dispose();
  await store.stop();
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(onlyOurs)('an import', () => {
  it('needs the event store only', async () => {
    await using store = await ending(startEventStore());
    const file = join(folder, 'log.ndjson');
    await writeFile(file, `${lines.join('\n')}\n`);
    expect(await ledgerCommand(store, 'import', file)).toBe(0);
    expect(await exportOf(store)).toBe(`${lines.join('\n')}\n`);
  });

  it('names customers as the ledger that was exported does, whatever the empty event store was to do', async () => {
    await using newer = await ending(startEventStore());
    const { client, clock, ledger } = ledgerOn(newer.url);
    await foundLedger(client, clock);
    await registerInvoice(ledger, '0088:4000001123452');
    const withSchemes = await exportOf(newer);
    await client.dispose();
    for (const [text, ids] of [
      [withSchemes, 'with-scheme'],
      [`${lines.join('\n')}\n`, 'without-scheme'],
      [withSchemes.replace(',"customerIds":"with-scheme"', ''), 'without-scheme'], // of an earlier version
    ] as const) {
      await using store = await ending(startEventStore());
      const target = ledgerOn(store.url);
      await foundLedger(target.client, clock);
      expect(await customerIdsOf(target.client)).toBe('with-scheme');
      const file = join(folder, `${ids}-${crypto.randomUUID()}.ndjson`);
      await writeFile(file, text);
      await ledgerCommand(store, 'import', file);
      expect(await customerIdsOf(target.client)).toBe(ids);
      await target.client.dispose();
    }
  });

  it('beside a command service that runs is complete before anything follows from its events', async () => {
    await using store = await ending(startEventStore());
    const { client, ledger } = ledgerOn(store.url);
    await using followUps = following(ledger, client);
    await eventually(async () => expect(followUps.progress.state).toBe('following'));
    await raiseOverdue(ledger, client); // a day is recorded: the store is not empty, but has no business event

    const main = new URL('../ledger.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [main, 'import', '-'], {
      env: envOf(store),
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    endsWithFile(async () => child.kill('SIGKILL'));
    const ended = once(child, 'exit');
    child.stdin.write(`${lines.slice(0, beforeCredit).join('\n')}\n`);
    await eventually(async () => expect((await invoiceOf(ledger, overpaid)).payments.size).toBe(1));
    await eventually(async () => expect(followUps.progress.lastError).toBeInstanceOf(ImportUnderWay));
    await raiseOverdue(ledger, client);
    expect(await creditOf(ledger, 'acme')).toBe(0);

    child.stdin.end(`${lines.slice(beforeCredit).join('\n')}\n`);
    expect(await ended).toEqual([0, null]);
    await eventually(async () => expect(followUps.progress.state).toBe('following'));
    expect(await exportOf(store)).toBe(`${lines.join('\n')}\n`);

    const late = await registerInvoice(ledger, 'initech', { dueOn: '2026-01-15' });
    await eventually(async () => expect((await invoiceOf(ledger, late)).overdue).toBe(true)); // they go on
    await expect(ledgerCommand(store, 'import', join(folder, 'log.ndjson'))).rejects.toThrow(StoreNotEmpty);
  });
});
