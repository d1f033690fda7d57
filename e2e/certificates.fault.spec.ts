// The event store behind TLS, whose certificate is exchanged under load as docs/exchange-secrets.md says: one of the same CA, and then
// one of a new CA, which the services trust beside the old one before.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, getOnce, postOnce } from '../testing/http/client.ts';
import { invoiceOf } from '../testing/http/requests.ts';
import { type Authority, newAuthority, withoutOpenssl } from '../testing/network/certificates.ts';
import { startTlsFront, type TlsFront } from '../testing/network/tls-front.ts';
import { type Services, startServices } from '../testing/processes/services.ts';
import { startEventStore, type TestEventStore } from '../testing/servers/event-store.ts';
import { underLoad } from './under-load.ts';

const skipped = process.env.E2E_COMMAND_URL ? 'the processes are not ours' : withoutOpenssl;
const names = ['query-service', 'projection-service', 'process-manager', 'command-service'] as const;

describe.skipIf(skipped)(`the certificate of the event store${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-certificates-'));
  const trusted = join(folder, 'trusted.pem');
  let former: Authority;
  let next: Authority;
  let store: TestEventStore;
  let front: TlsFront;
  let ledger: Services;
  beforeAll(async () => {
    former = newAuthority(folder, 'former');
    next = newAuthority(folder, 'next');
    writeFileSync(trusted, former.cert);
    store = await startEventStore();
    front = await startTlsFront(Number(new URL(store.url).port), former.issue());
    const settings = new URL(store.url).search.replace('tls=false', `tls=true&tlsCAFile=${trusted}`);
    ledger = await startServices({ EVENT_STORE_URL: `esdb://localhost:${front.port}${settings}` });
  });
  afterAll(async () => {
    await ledger?.[Symbol.asyncDispose]();
    await front?.close();
    await store?.stop();
    rmSync(folder, { recursive: true });
  });

  /** Replaces the services, one after the other. */
  async function restartServices(): Promise<void> {
    for (const name of names) {
      await ledger.kill(name, 'SIGTERM');
      await ledger.start(name);
    }
  }

  it('is exchanged by one of the same CA: no service restarts, and no command is lost', async () => {
    await underLoad(ledger, async (traffic) => {
      await front.restart(former.issue());
      await traffic.flows(10);
      expect([traffic.unanswered, traffic.notHealed]).toEqual([[], []]);
    });
  });

  it('is exchanged by one of a new CA, which the services trust before', async () => {
    await underLoad(ledger, async (traffic) => {
      writeFileSync(trusted, former.cert + next.cert);
      await restartServices();
      await front.restart(next.issue());
      await traffic.flows(10);
      writeFileSync(trusted, next.cert);
      await restartServices();
    });
  });

  it('is refused if its CA is not trusted: the command service is not ready, and commands are 503', async () => {
    await front.restart(former.issue());
    await expect.poll(async () => (await getOnce(`${ledger.commandUrl}/readyz`)).status).toBe(503);
    expect((await postOnce(`${ledger.commandUrl}/invoices`, invoiceOf(100))).status).toBe(503);
    await front.restart(next.issue());
    await expect.poll(async () => (await get(`${ledger.commandUrl}/readyz`)).status).toBe(200);
  });
});
