// Every container is killed under traffic, one after the other. Services crash and are restarted by their restart policy. Stores are
// killed and started again, as an operator would.

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer } from '../../testing/http/requests.ts';
import { Traffic } from '../traffic.ts';
import { everythingAcknowledgedIsThereOnce } from './acknowledged.ts';
import { ledger, skipped, skippedTitle } from './composed.ts';
import { docker } from './docker.ts';
import { Reads } from './reads.ts';

describe.skipIf(skipped)(`under traffic${skippedTitle}`, () => {
  const customer = newCustomer();
  let traffic: Traffic;
  let reads: Reads;
  beforeAll(async () => {
    traffic = new Traffic(ledger.commandUrl, customer, 4, 100);
    await traffic.flows(10);
    reads = new Reads(`${ledger.queryUrl}/invoices?limit=1`);
  });
  afterAll(async () => {
    await Promise.all([traffic?.stop(), reads?.stop()]);
  });

  it.each(['command-service', 'process-manager', 'projection-service', 'query-service'])(
    'a crashed %s is restarted',
    async (name) => {
      await undisturbed(async () => {
        const [container = ''] = await ledger.containers(name);
        const before = await restarts(container);
        await ledger.crash(container);
        await expect.poll(() => restarts(container)).toBe(before + 1);
        await ledger.healthy(name);
        await traffic.flows(20);
      });
    },
  );

  it.each(['event-store', 'postgres', 'mongo', 'kafka'])(
    'the system recovers when a killed %s is started again',
    async (name) => {
      await undisturbed(async () => {
        const [container = ''] = await ledger.containers(name);
        await docker(['kill', container]);
        await sleep(1_000); // it is down for a while, not only for a moment
        await docker(['start', container]);
        await ledger.healthy(name);
        await traffic.flows(20);
      });
    },
  );

  it('a crashed gateway is restarted, and its clients reconnect', async () => {
    const [container = ''] = await ledger.containers('gateway');
    await ledger.crash(container);
    await traffic.flows(20);
    await ledger.healthy('gateway');
  });

  it('every acknowledged payment is in balances, history and replay once, and every view equals the log', async () => {
    await Promise.all([traffic.stop(), reads.stop()]);
    await everythingAcknowledgedIsThereOnce(ledger, traffic, customer);
  });

  /** Meanwhile the gateway answers every request; with 503 if it cannot be handled at present. */
  async function undisturbed(happens: () => Promise<void>): Promise<void> {
    const kept = [traffic.unanswered, reads.unanswered, reads.failed];
    const before = kept.map(({ length }) => length);
    await happens();
    expect(kept.flatMap((errors, i) => errors.slice(before[i]))).toEqual([]);
  }
});

const restarts = async (container: string): Promise<number> =>
  Number(await docker(['inspect', '--format', '{{.RestartCount}}', container]));
