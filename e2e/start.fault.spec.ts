import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { InvoiceView } from '../events/invoice-view.ts';
import { get, post } from '../testing/http/client.ts';
import { invoiceOf } from '../testing/http/requests.ts';
import { freePorts } from '../testing/network/free-port.ts';
import { endLeftovers, endsWithFile } from '../testing/processes/leftovers.ts';

type Start = {
  pid: number;
  /** Its exit code or signal, when all of its output is there. */
  ended: Promise<unknown[]>;
  said(): string;
  /** Resolves when its output has the text. */
  says(what: string): Promise<void>;
  /** Resolves when it has ended. */
  ctrlC(): Promise<void>;
};

const PROJECT = new URL('..', import.meta.url).pathname;
const PATIENCE_MS = 200_000;

let folder: string;
let ports: Record<string, string>;
let env: Record<string, string>;
let commandUrl: string;
let queryUrl: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-start-'));
  ports = await freePorts();
  env = { LEDGER_DATA: join(folder, 'data'), ...ports };
  commandUrl = `http://127.0.0.1:${env.COMMAND_PORT}`;
  queryUrl = `http://127.0.0.1:${env.QUERY_PORT}`;
});
afterEach(endLeftovers);
afterAll(() => rmSync(folder, { recursive: true }));

const isOurs = !process.env.E2E_COMMAND_URL;

describe.skipIf(!isOurs)(`npm start${isOurs ? '' : ' (skipped: another ledger is under test)'}`, () => {
  const invoice = invoiceOf(100_000);

  it('shows all addresses and commands to try; a killed service is restarted; Ctrl-C stops everything', async () => {
    const start = run(NPM);
    await start.says('Ctrl-C stops everything');
    const lines = start
      .said()
      .split('\n')
      .filter((line) => line.startsWith('  curl '));
    expect(lines).toHaveLength(3);
    for (const line of lines) await tryOut(line);
    expect(await post(`${commandUrl}/invoices`, invoice, signed())).toMatchObject({ status: 201 });
    expect(await get(`${queryUrl}/invoices/${invoice.invoiceId}`)).toMatchObject({ status: 401 });
    expect(start.said()).toContain(`/#token=${token()}\n`);
    for (const file of ['token', 'access/key.json']) {
      expect(statSync(join(folder, 'data', file)).mode & 0o777).toBe(0o600);
    }

    const page = await fetch(`http://127.0.0.1:${env.CONSOLE_PORT}/invoices`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<div id="console">');

    process.kill(pidOf('query-service'), 'SIGKILL');
    await start.says('query-service ended (SIGKILL); it restarts in 0.2 s');
    expect(await get(`${commandUrl}/readyz`)).toMatchObject({ status: 200 });
    await start.says('query-service runs again');
    expect(await get(`${queryUrl}/readyz`)).toMatchObject({ status: 200 });
    expect(start.said().match(/The invoice ledger is running/g)).toHaveLength(1);

    await start.ctrlC();
    expect(await nobodyListens()).toBe(true);
    expect(start.said()).toMatch(/stopping\s*$/); // and no program that did not stop cleanly
    expect(readFileSync(join(folder, 'data/logs/postgres.log'), 'utf8')).toMatch(/database system is shut down\s*$/);
  });

  it('has all data after a restart, cannot run twice on the same folder or ports, and leaves nothing running when it is killed itself', async () => {
    const start = run(NODE);
    await start.says('Ctrl-C stops everything');
    const { body } = await get<InvoiceView>(`${queryUrl}/invoices/${invoice.invoiceId}`, signed());
    expect(body.amountDue).toBe(100_000);

    expect(await refusal({})).toMatch(/^\S*data is in use by another process: stop it, or set LEDGER_DATA/);
    const elsewhere = { LEDGER_DATA: join(folder, 'other') };
    expect(await refusal(elsewhere)).toMatch(
      /^port \d+(, \d+){6} in use: stop the program that listens there, or set COMMAND_PORT, /,
    );

    process.kill(start.pid, 'SIGKILL');
    await vi.waitUntil(nobodyListens, { timeout: PATIENCE_MS });
  });

  it('ends with all that it started if npm gets SIGTERM', async () => {
    const start = run(NPM, { LEDGER_DATA: join(folder, 'terminated') });
    await vi.waitUntil(async () => !(await nobodyListens()), { timeout: PATIENCE_MS });
    process.kill(start.pid, 'SIGTERM');
    await start.ended;
    expect(await nobodyListens()).toBe(true);
  });

  it('says in one line what is wrong with a folder that it cannot use', async () => {
    writeFileSync(join(folder, 'file'), 'not a folder');
    const data = join(folder, 'file', 'data');
    expect(await refusal({ LEDGER_DATA: data })).toBe(
      `${data} cannot be used as a data folder: ${join(folder, 'file')} is a file, not a folder. Or set LEDGER_DATA to another folder\n`,
    );

    writeFileSync(join(folder, 'data/postgres/data/global/pg_control'), 'damaged');
    expect(await refusal({})).toMatch(
      /^postgres did not start: (FATAL|PANIC): .*; see .*postgres\.log\. .* set LEDGER_DATA/,
    );
  });
});

const NODE = [process.execPath, 'scripts/start.ts'];
const NPM = ['npm', 'start', '--silent'];

/** Runs it like a terminal: in a process group of its own, which Ctrl-C signals as a whole. */
function run([program = '', ...args]: string[], more: Record<string, string> = {}): Start {
  const child = spawn(program, args, {
    cwd: PROJECT,
    env: { ...process.env, ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  }
  const ended = once(child, 'close');
  const start: Start = {
    pid: child.pid as number,
    ended,
    said: () => said,
    async says(what: string) {
      const isOver = () => child.exitCode !== null || child.signalCode !== null;
      await vi.waitUntil(() => said.includes(what) || isOver(), { timeout: PATIENCE_MS });
      expect(said).toContain(what);
    },
    async ctrlC() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-start.pid, 'SIGINT');
      await ended;
    },
  };
  endsWithFile(start.ctrlC);
  return start;
}

/** The only line of a start that fails. */
async function refusal(more: Record<string, string>): Promise<string> {
  const start = run(NODE, more);
  expect(await start.ended).toEqual([1, null]);
  expect(start.said().trim().split('\n')).toHaveLength(1);
  return start.said();
}

/** Sends the requests of a curl line on the screen until they succeed. */
async function tryOut(line: string): Promise<void> {
  const urls = line.match(/http:\S+/g) ?? [];
  const body = /-d '(.*)'/.exec(line)?.[1];
  const [, file = ''] = /-H "authorization: Bearer \$\(cat (\S+)\)"/.exec(line) ?? [];
  const authorization = `Bearer ${readFileSync(file, 'utf8').trim()}`;
  const ask = (url: string) => (body === undefined ? get(url, { authorization }) : post(url, body, { authorization }));
  await vi.waitFor(async () => {
    for (const { status } of await Promise.all(urls.map(ask))) expect([200, 201]).toContain(status);
  }, PATIENCE_MS);
}

/** The token that `npm start` has saved. */
const token = (): string => readFileSync(join(folder, 'data/token'), 'utf8').trim();
const signed = () => ({ authorization: `Bearer ${token()}` });

function pidOf(service: string): number {
  const log = readFileSync(join(folder, `data/logs/${service}.log`), 'utf8');
  return Number([...log.matchAll(/"pid":(\d+)/g)].at(-1)?.[1]);
}

async function nobodyListens(): Promise<boolean> {
  const answers = await Promise.all(Object.values(ports).map((port) => accepts(Number(port))));
  return !answers.includes(true);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
