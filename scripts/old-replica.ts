// An old replica beside today's: `npx node scripts/old-replica.ts COMMIT`. It needs the git history, and is no part of `npm test`.
//
//   one event store ─┬─► projection-service of COMMIT ─► a PostgreSQL of its own
//                    └─► projection-service of today  ─► another one
//
// One invoice gets an event of a type that neither knows; other invoices are registered and paid. Exits 1 unless both services park the
// stream of that invoice only, and apply all events of the others.

import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import { readConfig } from '../processes/config.ts';
import { type Program, postgres, services, storeVariables } from '../processes/programs.ts';
import { getsReady, type Running, runProgram } from '../processes/run-program.ts';
import { partPayment, registration } from '../projection-service/testing/invoice-lives.ts';
import { freePort } from '../testing/network/free-port.ts';
import { append, appendUnknown } from '../testing/servers/event-log.ts';
import { startEventStore } from '../testing/servers/event-store.ts';
import { checkOut, removeCheckOut } from './other-trees.ts';

type Status = { projection: string; eventsBehind: number; parked: number };
type Parked = { projection: string; stream: string; revision: number; reason: string };
type Replica = { name: string; ledger<Answer>(...args: string[]): Answer };

const startMs = 60_000;
const catchUpMs = 30_000;
const here = new URL('..', import.meta.url).pathname;
const [commit] = process.argv.slice(2);
if (commit === undefined) throw new Error('usage: npx node scripts/old-replica.ts COMMIT');

const folder = mkdtempSync(join(tmpdir(), 'ledger-old-replica-'));
const old = join(folder, 'sources');
const running: Running[] = [];

async function start(program: Program): Promise<void> {
  const log = join(folder, `${program.name}.log`);
  const started = runProgram(program, log);
  running.push(started);
  if (!(await getsReady(program, started, startMs))) throw new Error(`${program.name} does not start: see ${log}`);
}

/** The projection service of a tree of sources, on a PostgreSQL of its own. */
async function replica(name: string, tree: string, eventStoreUrl: string): Promise<Replica> {
  const LEDGER_DATA = join(folder, name);
  mkdirSync(LEDGER_DATA);
  const ports = { POSTGRES_PORT: String(await freePort()), PROJECTION_PORT: String(await freePort()) };
  const config = readConfig({ LEDGER_DATA, EVENT_STORE_URL: eventStoreUrl, ...ports });
  await start({ ...postgres(config), name: `postgres-${name}` });
  const service = services(config).find(({ name }) => name === 'projection-service');
  if (service === undefined) throw new Error('there is no projection-service');
  await start({ ...service, name: `projection-service-${name}`, main: join(tree, 'projection-service/main.ts') });
  const env = { ...process.env, LEDGER_DATA, ...storeVariables(config) };
  return {
    name,
    ledger(...args) {
      const ledger = [join(tree, 'scripts/ledger.ts'), ...args, '--json'];
      try {
        return JSON.parse(execFileSync(process.execPath, ledger, { env, encoding: 'utf8', stdio: 'pipe' }));
      } catch (error) {
        const { stdout, stderr } = error as { stdout?: string; stderr?: string };
        if (!stdout) throw new Error(`ledger ${args.join(' ')} of ${name}: ${stderr}`);
        return JSON.parse(stdout); // it exits 1 where streams are parked
      }
    },
  };
}

/** @returns whether the replica parks that stream and no other one, and is not behind */
async function parksOnly(stream: string, { name, ledger }: Replica): Promise<boolean> {
  let status: Status[];
  for (const deadline = Date.now() + catchUpMs; ; await sleep(500)) {
    status = ledger<Status[]>('status');
    if (status.every(({ eventsBehind }) => eventsBehind === 0) || Date.now() > deadline) break;
  }
  const parked = ledger<Parked[]>('parked');
  for (const { projection, eventsBehind } of status)
    console.log(`${name}: ${projection} is ${eventsBehind} events behind`);
  for (const one of parked)
    console.log(`${name}: ${one.projection} parks ${one.stream} from ${one.revision} on: ${one.reason}`);
  const isCurrent = status.length > 0 && status.every(({ eventsBehind }) => eventsBehind === 0);
  return isCurrent && parked.length > 0 && parked.every((one) => one.stream === stream);
}

const store = await startEventStore();
const client = EventStoreDBClient.connectionString(store.url);
try {
  checkOut(commit, old);
  const replicas = [await replica('old', old, store.url), await replica('today', here, store.url)];
  const [unknown, ...others] = Array.from({ length: 10 }, () => randomUUID());
  if (unknown === undefined) throw new Error('no invoice');
  for (const invoiceId of [unknown, ...others]) await append(client, invoiceId, registration(invoiceId));
  await appendUnknown(client, `invoice-${unknown}`);
  for (const invoiceId of others) await append(client, invoiceId, partPayment('p', 40_000, 60_000));
  const outcomes = [];
  for (const one of replicas) outcomes.push(await parksOnly(`invoice-${unknown}`, one));
  if (outcomes.includes(false)) process.exitCode = 1;
  console.log(
    outcomes.includes(false)
      ? 'At least one of them does not park exactly that stream.'
      : 'Both park only that stream and continue with all others.',
  );
} finally {
  await client.dispose();
  for (const one of running.toReversed()) await one.stop();
  await store.stop();
  removeCheckOut(old);
  rmSync(folder, { recursive: true });
}
