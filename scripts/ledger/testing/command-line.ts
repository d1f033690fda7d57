// The `ledger` command as a process, and what each declared command is asked with.

import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from '../commands.ts';

export const bin = fileURLToPath(new URL('../../../bin/ledger', import.meta.url));
export const names = commands.map(({ name }) => name);
/** A command that does not end by then hangs. */
const patienceMs = 60_000;

type Ended = { code: unknown; out: string; err: string };

/** Runs the command elsewhere, with no variables but these. */
export function ledger(args: readonly string[], env: Record<string, string>, path = bin): Promise<Ended> {
  const options = { cwd: tmpdir(), env: { PATH: process.env.PATH, ...env }, timeout: patienceMs };
  return new Promise((resolve) => {
    const child = execFile(path, args, options, (error, out, err) => {
      resolve({ code: error?.killed ? 'hangs' : (error?.code ?? 0), out, err });
    });
    child.stdin?.end();
  });
}

/** All stores, at a port where none is. */
export const allAt = (port: number): Record<string, string> => ({
  EVENT_STORE_URL: `esdb://127.0.0.1:${port}?tls=false`,
  POSTGRES_URL: `postgres://ledger:secret@127.0.0.1:${port}/ledger`,
  MONGODB_URL: `mongodb://127.0.0.1:${port}/ledger`,
  KAFKA_BROKERS: `127.0.0.1:${port}`,
  MYSQL_URL: `mysql://ledger:secret@127.0.0.1:${port}/ledger`,
});

/** Arguments that each command accepts. */
export const argsOf = (folder: string): Record<string, string[]> => ({
  status: [],
  verify: ['balances'],
  parked: [],
  resume: [],
  'dead-letters': [],
  rebuild: ['balances'],
  'swap-back': ['balances'],
  replay: ['--until', '2026-03-31T23:59:59Z'],
  export: [join(folder, 'export')],
  import: [join(folder, 'import')],
  backup: [join(folder, 'backups')],
  publish: ['ledger.past'],
  'claim-numbers': [],
  check: [],
  completion: ['bash'],
});

/** The stores that each command names if none answers. */
export const needs: Record<string, readonly string[]> = {
  ...Object.fromEntries(names.map((name) => [name, ['EventStoreDB']])),
  ...Object.fromEntries(
    ['status', 'parked', 'resume'].map((name) => [name, ['EventStoreDB', 'PostgreSQL', 'MongoDB', 'Kafka', 'MySQL']]),
  ),
  ...Object.fromEntries(
    ['verify', 'rebuild', 'swap-back', 'replay'].map((name) => [name, ['EventStoreDB', 'PostgreSQL']]),
  ),
  publish: ['EventStoreDB', 'Kafka'],
  'dead-letters': ['Kafka'],
  completion: [],
};
