import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../testing/network/free-port.ts';
import { end, startNode } from '../../testing/processes/node-process.ts';
import { prepareCluster } from '../../testing/processes/prepared-cluster.ts';
import { postgresUrl } from './connection.ts';

const MAIN = new URL('./main.ts', import.meta.url).pathname;
let data: string;
let port: number;
let launchers: ChildProcess[];

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'ledger-launcher-'));
  await prepareCluster(data);
  port = await freePort();
  launchers = [];
});

afterEach(async () => {
  for (const launcher of launchers) await end(launcher);
  rmSync(data, { recursive: true });
});

describe('the embedded PostgreSQL', () => {
  it('keeps committed data when its launcher is killed, and the next launcher replaces the orphaned server', async () => {
    const first = await running();
    await query('create table invoices as select 42 as id');
    const orphan = postmaster();
    await end(first, 'SIGKILL');
    process.kill(orphan, 0); // still there

    await running();
    expect(postmaster()).not.toBe(orphan);
    expect(await query('select id from invoices')).toEqual([{ id: 42 }]);
  });

  it('stops with its launcher', async () => {
    const launcher = await running();
    const server = postmaster();
    expect(await end(launcher)).toBe(0);
    expect(() => process.kill(server, 0)).toThrow('ESRCH');
  });

  it('ends its launcher when it crashes, and recovers at the next start', async () => {
    const launcher = await running();
    await query('create table invoices as select 42 as id');
    const ended = once(launcher, 'exit');
    process.kill(postmaster(), 'SIGKILL');
    expect(await ended).toEqual([1, null]);

    await running();
    expect(await query('select id from invoices')).toEqual([{ id: 42 }]);
  });

  it('cannot be started twice on one folder', async () => {
    await running();
    const second = launch(await freePort());
    const said = saying(second);
    expect(await once(second, 'exit')).toEqual([1, null]);
    expect(await said).toMatch(/postgres is in use by another process: .* LEDGER_DATA/);
    expect(await query('select 1 as answer')).toEqual([{ answer: 1 }]);
  });

  it('starts although an unrelated process has the pid that a crashed server left in its file', async () => {
    await end(await running());
    writeFileSync(join(data, 'postgres/data/postmaster.pid'), `${process.pid}\n`);
    await running();
  });

  it('leaves no server behind if it is stopped while it starts', async () => {
    for (let afterMs = 0; afterMs < 600; afterMs += 60) {
      const launcher = launch();
      await sleep(afterMs);
      await end(launcher);
      expect(await portIsFree()).toBe(true);
    }
  });

  it('starts on a new cluster, although the passwords of another one are there', async () => {
    await end(await running());
    rmSync(join(data, 'postgres/data'), { recursive: true });
    await running();
    expect(await query('select 1 as answer', readerUrl())).toEqual([{ answer: 1 }]);
  });

  it('accepts only its two roles, with their passwords', async () => {
    await running();
    const superuser = new URL(postgresUrl(join(data, 'postgres'), port));
    superuser.username = 'postgres';
    await expect(query('select 1', superuser.href)).rejects.toThrow('no pg_hba.conf entry');
    const guesser = new URL(postgresUrl(join(data, 'postgres'), port));
    guesser.password = 'ledger';
    await expect(query('select 1', guesser.href)).rejects.toThrow('password authentication failed');
    expect(await query('select rolsuper, rolcreaterole from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false, rolcreaterole: false },
    ]);
  });

  it('lets the role of the query service read the views, and not write', async () => {
    await running();
    await query('create schema views; create table views.invoices as select 42 as id');
    expect(await query('select id from views.invoices', readerUrl())).toEqual([{ id: 42 }]);
    for (const statement of [
      'insert into views.invoices values (1)',
      'begin read write; insert into views.invoices values (1)',
      'begin read write; create schema mine',
      'begin read write; create temporary table mine (n int)',
      'begin read write; set role ledger',
      'begin read write; select lo_create(0)',
      "begin read write; select lo_from_bytea(0, 'x')",
    ])
      await expect(query(statement, readerUrl()), statement).rejects.toThrow(/permission denied|read-only transaction/);
    const elsewhere = readerUrl().replace(/ledger$/, 'postgres');
    await expect(query('select 1', elsewhere)).rejects.toThrow('permission denied for database');
  });

  it('creates this role in a cluster of an earlier version, also if its password was lost', async () => {
    const launcher = await running();
    await query('create schema views; create table views.invoices as select 42 as id');
    await query('revoke all on schema views from ledger_query; revoke all on views.invoices from ledger_query');
    await end(launcher);
    rmSync(join(data, 'postgres/data/query-password'));
    writeFileSync(join(data, 'postgres/data/pg_hba.conf'), 'host all ledger 127.0.0.1/32 scram-sha-256\n');
    const next = await running();
    expect(await query('select id from views.invoices', readerUrl())).toEqual([{ id: 42 }]);
    await end(next);
    await running();
    expect(await query('select id from views.invoices', readerUrl())).toEqual([{ id: 42 }]);
  });
});

function launch(at = port): ChildProcess {
  const env = { ...process.env, LEDGER_DATA: data, POSTGRES_PORT: String(at) };
  const launcher = startNode([MAIN], env);
  launchers.push(launcher);
  return launcher;
}

async function running(): Promise<ChildProcess> {
  const launcher = launch();
  const said = saying(launcher, 'ready to accept connections');
  await Promise.race([said, once(launcher, 'exit')]);
  if (launcher.exitCode !== null) throw new Error(`PostgreSQL did not start: ${await said}`);
  return launcher;
}

/** What the launcher has said when it says `until`, or at its end. */
function saying(launcher: ChildProcess, until?: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    launcher.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (until !== undefined && said.includes(until)) resolve(said);
    });
    launcher.stderr?.on('close', () => resolve(said));
  });
}

const portIsFree = () =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(true));
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });

const readerUrl = () => postgresUrl(join(data, 'postgres'), port, 'ledger_query');

function postmaster(): number {
  return Number.parseInt(readFileSync(join(data, 'postgres/data/postmaster.pid'), 'utf8'), 10);
}

async function query(statement: string, url = postgresUrl(join(data, 'postgres'), port)): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // cut off by a server that is being killed
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
