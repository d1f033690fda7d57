import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer } from '../../testing/http/requests.ts';
import { Traffic } from '../traffic.ts';
import { everythingAcknowledgedIsThereOnce } from './acknowledged.ts';
import { ledger, skipped, skippedTitle } from './composed.ts';
import { oneOfEach } from './composed-ledger.ts';
import { Reads } from './reads.ts';

const threeOfEach = { 'command-service': 3, 'process-manager': 3, 'projection-service': 3, 'query-service': 3 };

describe.skipIf(skipped)(`scaled under load${skippedTitle}`, () => {
  const customer = newCustomer();
  let traffic: Traffic;
  let reads: Reads;
  beforeAll(async () => {
    traffic = new Traffic(ledger.commandUrl, customer, 8, 100);
    await traffic.flows(20);
    reads = new Reads(`${ledger.queryUrl}/invoices?limit=1`);
  });
  afterAll(async () => {
    await Promise.all([traffic?.stop(), reads?.stop()]);
    await ledger.up(oneOfEach);
  });

  it.each([
    ['up', threeOfEach],
    ['down', oneOfEach],
  ])('%s, every request is answered, none but with success or with 503 that a retry heals', async (_, scale) => {
    await ledger.up(scale);
    for (const [service, replicas] of Object.entries(scale))
      expect(await ledger.containers(service)).toHaveLength(replicas);
    const { answered } = reads;
    await traffic.flows(40);
    await expect.poll(() => reads.answered).toBeGreaterThan(answered);
    expect([...traffic.unanswered, ...reads.unanswered, ...reads.failed]).toEqual([]);
    expect([...traffic.notHealed, ...reads.notHealed]).toEqual([]);
  });

  it('a new version that does not get ready is removed by deploy/replace, and the old replica goes on', async () => {
    const before = await ledger.containers('command-service');
    const replaced = ledger.shell('deploy/replace command-service', undefined, { SELLER_TIME_ZONE: 'Nowhere' });
    await expect(replaced).rejects.toThrow('the new command-service does not get ready');
    expect(await ledger.containers('command-service')).toEqual(before);
    await traffic.flows(20);
    expect([...traffic.unanswered, ...traffic.notHealed]).toEqual([]);
  });

  it('loses no command and applies none twice', async () => {
    await Promise.all([traffic.stop(), reads.stop()]);
    await everythingAcknowledgedIsThereOnce(ledger, traffic, customer);
  });
});
