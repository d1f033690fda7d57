// The command line as other programs see it: `bin/ledger` as a process, with each command that is declared.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerOn, registerInvoice } from '../../command-service/testing/ledger.ts';
import { version } from '../../platform/process/version.ts';
import { projectionsTo } from '../../projection-service/projections.ts';
import { openStores, type Stores } from '../../projection-service/stores.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { onlyOurs, startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { commands } from './commands.ts';
import { exitCodes } from './exit-codes.ts';
import { ofAll } from './options.ts';
import { run } from './run.ts';
import { allAt, argsOf, bin, ledger, names } from './testing/command-line.ts';

const page = new URL('../../docs/ledger-command.md', import.meta.url);

let folder: string;
let closedPort: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-command-line-'));
  closedPort = await freePort();
});
afterAll(() => rm(folder, { recursive: true }));

describe('the ledger command', () => {
  it('is tested here with each command', () => {
    expect(Object.keys(argsOf(folder)).toSorted()).toEqual(names.toSorted());
  });

  it.each(names)('%s explains itself, without any store', async (name) => {
    const said: string[] = [];
    expect(await run([name, '--help'], {}, (text) => said.push(text))).toBe(0);
    expect(said.join()).toContain(`ledger ${name}`);
  });

  it('explains itself on standard output alone', async () => {
    expect(await ledger(['status', '--help'], {})).toMatchObject({ code: 0, err: '' });
  });

  it('says its version, from any folder and through a link', async () => {
    const link = join(folder, 'ledger');
    await symlink(bin, link);
    expect(await ledger(['--version'], {}, link)).toEqual({ code: 0, out: `${version}\n`, err: '' });
    expect(JSON.parse((await ledger(['--version', '--json'], {})).out)).toEqual({ version });
  });

  it.each([
    ['an unknown command', ['forget'], 'unknown command forget'],
    ['an unknown option', ['status', '--deeply'], '--deeply'],
    ['an option of another command', ['status', '--force'], 'status has no option --force'],
    ['too many arguments', ['verify', 'balances', 'audit'], 'audit is one argument too many'],
    ['an argument too few', ['export'], 'FILE is missing'],
    ['an invalid value of an option', ['backup', 'folder', '--keep', 'all'], '--keep is all'],
    ['no data folder', ['status'], 'has no data of npm start'],
    ['an unknown shell', ['completion', 'csh'], 'name a shell'],
  ])('exits 2 for %s', async (_, args, why) => {
    const { code, out, err } = await ledger(args, { LEDGER_DATA: join(tmpdir(), 'no-such-ledger') });
    expect({ code, out }).toEqual({ code: exitCodes.wrongUse, out: '' });
    expect(err).toContain(why);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('is documented: each command, each exit code', async () => {
    const text = await readFile(page, 'utf8');
    for (const name of names) expect(text).toContain(`| \`${name}`);
    for (const code of [0, 1, ...Object.values(exitCodes)]) expect(text).toMatch(new RegExp(`^\\| ${code} \\|`, 'm'));
  });
});

describe.skipIf(onlyOurs)('on a ledger, the ledger command', () => {
  let eventStore: TestEventStore;
  let database: TestDatabase;
  let stores: Stores;
  let invoiceId: string;
  const env = () => ({ EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url });
  beforeAll(async () => {
    [eventStore, database] = await Promise.all([startEventStore(), createTestDatabase()]);
    const { ledger, client } = ledgerOn(eventStore.url);
    invoiceId = await registerInvoice(ledger, 'acme');
    await client.dispose();
    stores = openStores({ EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url }, 'test', 10_000, { warn() {} });
    for (const { view } of projectionsTo(stores, { warn() {} })) await view.prepare();
  });
  afterAll(async () => {
    await stores.close();
    await Promise.all([eventStore.stop(), database.drop()]);
  });

  it('prints one JSON document as it is documented, whatever the command', async () => {
    const rows = (await readFile(page, 'utf8')).split('\n');
    for (const name of names) {
      if (['dead-letters', 'publish', 'import'].includes(name)) continue; // these need Kafka, or an empty event store
      const args = name === 'replay' ? [invoiceId] : (argsOf(folder)[name] ?? []);
      const said: string[] = [];
      expect([name, await run([name, ...args, '--json'], env(), (text) => said.push(text))]).toEqual([name, 0]);
      const document: unknown = JSON.parse(said.join('\n'));
      const row = rows.find((row) => row.startsWith(`| \`${name}`));
      const [first = {}] = Array.isArray(document) ? document : [document];
      const members = name === 'replay' ? [] : Object.keys(first); // its row speaks of "the amounts and state"
      for (const member of members) expect(row).toContain(`\`${member}\``);
    }
  });

  it('prints nothing on standard error', async () => {
    const { code, out, err } = await ledger(['verify', 'balances', '--json'], env());
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toHaveLength(1);
  });

  it('writes only the lines of the log to standard output, and overwrites no file unless it is told to', async () => {
    const { code, out } = await ledger(['export', '-', '--json'], env());
    expect(code).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line))[0])).toEqual([...lines.slice(1).fill('stream'), 'end']);

    const file = join(folder, 'mine');
    await writeFile(file, 'mine');
    const refused = await ledger(['export', file], env());
    expect(refused).toMatchObject({ code: exitCodes.failed, err: expect.stringContaining('exists already') });
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect(await ledger(['export', file, '--force'], env())).toMatchObject({ code: 0 });
    expect(await readFile(file, 'utf8')).toBe(out);
  });

  it.each(['KAFKA_BROKERS', 'MONGODB_URL', 'MYSQL_URL'])(
    'names the only store that is away, at %s',
    async (variable) => {
      const { code, err } = await ledger(['status'], { ...env(), [variable]: allAt(closedPort)[variable] ?? '' });
      expect(code).toBe(exitCodes.storeUnavailable);
      expect(err.trim().split('\n')).toEqual([expect.stringContaining(`correct ${variable}`)]);
    },
  );

  it('says that the projection service has not run yet, if there are no views', async () => {
    const empty = await createTestDatabase();
    const { code, out, err } = await ledger(['status'], { ...env(), POSTGRES_URL: empty.url });
    expect({ code, out }).toEqual({ code: exitCodes.failed, out: '' });
    expect(err).toContain('start the projection service with the same variables');
    await empty.drop();
  });

  it('verifies a view while a store of another one is away', async () => {
    const { KAFKA_BROKERS = '' } = allAt(closedPort);
    expect(await ledger(['verify', 'balances'], { ...env(), KAFKA_BROKERS })).toMatchObject({ code: 0, err: '' });
  });
});

describe('the completion', () => {
  /** The words that bash offers after these. */
  function offered(...words: string[]): Promise<string[]> {
    const script = `source <("$1" completion bash); shift
      COMP_WORDS=(ledger "$@"); COMP_CWORD=$#; _ledger; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return new Promise((resolve, reject) => {
      execFile('bash', ['-c', script, 'bash', bin, ...words], { cwd: folder }, (error, out) =>
        error ? reject(error) : resolve(out.trim().split('\n')),
      );
    });
  }

  it('of bash offers each command, its options and the values of its arguments', async () => {
    expect(await offered('')).toEqual([...names, ...Object.keys(ofAll).map((name) => `--${name}`)]);
    expect(await offered('ver')).toEqual(['verify']);
    expect(await offered('export', '--f')).toEqual(['--force']);
    expect(await offered('verify', 'bo')).toEqual(['books']);
    await writeFile(join(folder, 'log.ndjson'), '');
    expect(await offered('import', 'log')).toEqual(['log.ndjson']);
  });

  it.each(['bash', 'zsh', 'fish'])('of %s names each command with each of its options', async (shell) => {
    let out = '';
    await run(['completion', shell], {}, (text) => {
      out += text;
    });
    for (const { name, options = [] } of commands) for (const word of [name, ...options]) expect(out).toContain(word);
  });
});
