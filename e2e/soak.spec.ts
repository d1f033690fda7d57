// A long time under load (`npm run test:soak`, SOAK_MINUTES). Each third ends with as many faults as the others:
//
//   first third          each process is killed, restarted and frozen
//   middle, last third   the stores are killed and restarted, each process is frozen; the services go on, and their memory is compared
//
// Afterwards, the log has every acknowledged payment once and no other, and the views have no row that differs from the log.

import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamPrefix } from '../events/streams.ts';
import { newCustomer } from '../testing/http/requests.ts';
import { memoryOf, treeOf } from '../testing/processes/process-tree.ts';
import { type ProgramName, type Services, startServices } from '../testing/processes/services.ts';
import { Traffic } from './traffic.ts';

const thirdMs = (Number(process.env.SOAK_MINUTES) * 60_000) / 3;
const frozenMs = 3_000;
const sampleMs = 1_000;
/** A fault that lets no request through would stop this many payments from being acknowledged. */
const flowing = 20;

const serviceNames: ProgramName[] = ['command-service', 'process-manager', 'projection-service', 'query-service'];
const storeNames: ProgramName[] = ['event-store', 'postgres'];
const names = [...serviceNames, ...storeNames];

type Fault = (ledger: Services) => Promise<void>;
const ended =
  (name: ProgramName, signal: NodeJS.Signals): Fault =>
  async (ledger) => {
    await ledger.kill(name, signal);
    await ledger.start(name);
  };
const frozen =
  (name: ProgramName): Fault =>
  async (ledger) => {
    const pids = treeOf(ledger.pidOf(name));
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    await sleep(frozenMs);
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  };
const faultsOf = (killed: readonly ProgramName[]): Fault[] => [
  ...killed.flatMap((name) => [ended(name, 'SIGKILL'), ended(name, 'SIGTERM')]),
  ...names.map(frozen),
];

describe.skipIf(process.platform !== 'linux')('a long time under load, with kills, restarts and freezes', () => {
  const thirds = [faultsOf(names), faultsOf(storeNames), faultsOf(storeNames)];
  /** The memory of each process, by third, in bytes. */
  const samples = thirds.map(() => new Map(names.map((name): [ProgramName, number[]] => [name, []])));
  let ledger: Services;
  let traffic: Traffic;

  beforeAll(async () => {
    ledger = await startServices();
    traffic = new Traffic(ledger.commandUrl, newCustomer(), 4, 50);
    await traffic.flows(flowing);
    for (const [n, faults] of thirds.entries()) await under(faults, samples[n] ?? new Map());
    await traffic.stop();
  });
  afterAll(() => ledger?.[Symbol.asyncDispose]());

  /** Lets the faults happen one after the other over a third of the time, and looks at the memory meanwhile. */
  async function under(faults: readonly Fault[], memory: Map<ProgramName, number[]>): Promise<void> {
    for (const fault of faults) {
      const until = Date.now() + thirdMs / faults.length;
      await fault(ledger);
      await traffic.flows(flowing);
      for (; Date.now() < until; await sleep(sampleMs)) {
        for (const [name, sizes] of memory) sizes.push(memoryOf(treeOf(ledger.pidOf(name))));
      }
    }
  }

  it.each(names)('the memory of the %s is flat', (name) => {
    const [, middle = 0, last = 0] = samples.map((memory) => mean(memory.get(name) ?? []));
    const mib = (bytes: number) => (bytes / 1024 ** 2).toFixed(0);
    process.stdout.write(`${name}: ${mib(middle)} MiB in the middle third, ${mib(last)} MiB in the last\n`);
    expect(middle).toBeGreaterThan(0);
    expect(last).toBeLessThanOrEqual(middle * 1.1);
  });

  it('the log has every acknowledged payment once, and no other', async () => {
    const client = EventStoreDBClient.connectionString(ledger.eventStoreUrl);
    const recorded = new Map<string, string[]>();
    const filter = streamNameFilter({ prefixes: [streamPrefix('invoice')] });
    const subscription = client.subscribeToAll({ filter });
    subscription.on('caughtUp', () => void subscription.unsubscribe());
    for await (const { event } of subscription) {
      if (event?.type !== 'PaymentApplied') continue;
      const invoiceId = event.streamId.slice(streamPrefix('invoice').length);
      const { paymentId } = event.data as { paymentId: string };
      recorded.set(invoiceId, [...(recorded.get(invoiceId) ?? []), paymentId]);
    }
    await client.dispose();
    process.stdout.write(`${traffic.payments} payments of ${traffic.acknowledged.size} invoices acknowledged\n`);
    const expected = [...traffic.acknowledged].map(([invoiceId, paymentIds]) => [invoiceId, [...paymentIds]]);
    expect(recorded).toEqual(new Map(expected as [string, string[]][]));
  });

  it('no row of a view differs from the log', async () => {
    const env = { ...process.env, EVENT_STORE_URL: ledger.eventStoreUrl, POSTGRES_URL: ledger.postgresUrl };
    const main = new URL('../scripts/ledger.ts', import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, [main, 'verify'], { env }); // fails if one differs
    process.stdout.write(stdout);
  });
});

const mean = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
