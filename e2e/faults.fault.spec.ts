// All processes on an event store with faults: nothing is restarted, and in the end every view is correct. Then all processes end on
// a signal.

import { once } from 'node:events';
import { get as request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultCommand } from '../embedded/event-store/faults/fault-control.ts';
import type { InvoiceView } from '../events/invoice-view.ts';
import { get } from '../testing/http/client.ts';
import { newCustomer } from '../testing/http/requests.ts';
import { type Services, startServices } from '../testing/processes/services.ts';
import { type EventStoreProcess, onlyEmbedded, startEventStoreProcess } from '../testing/servers/event-store.ts';
import { Traffic } from './traffic.ts';

const skipped = process.env.E2E_COMMAND_URL ? 'the processes are not ours' : onlyEmbedded;

const faults: [what: string, fault: FaultCommand][] = [
  ['is unavailable', { kind: 'unavailable', times: 3 }],
  ['is not the leader', { kind: 'not-leader' }],
  ['acknowledges late', { kind: 'delayed-acknowledgement', ms: 150 }],
  ['drops the connection before the commit', { kind: 'cut-before-commit' }],
  ['drops the connection after the commit', { kind: 'cut-after-commit' }],
  ['ends its readers', { kind: 'readers-ended' }],
];

describe.skipIf(skipped)(`the ledger, when its event store${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  let store: EventStoreProcess;
  let ledger: Services;
  beforeAll(async () => {
    store = await startEventStoreProcess({ likeProduction: true });
    ledger = await startServices({ EVENT_STORE_URL: store.url });
  });
  afterAll(async () => {
    await ledger?.[Symbol.asyncDispose]();
    await store?.stop();
  });

  it.each(faults)('%s: every command takes effect once, and the views continue without help', async (_, fault) => {
    const customer = newCustomer();
    const traffic = new Traffic(ledger.commandUrl, customer, 4);
    for (let round = 0; round < 5; round++) {
      await store.fault(fault);
      await sleep(100);
    }
    await store.fault({ kind: 'clear' });
    await traffic.flows(4);
    await traffic.stop();

    const seen = { 'ledger-position': String(traffic.position) };
    const sum = traffic.acknowledged.size * 10_000;
    type Balance = { balances: object[] };
    const balance = await get<Balance>(`${ledger.queryUrl}/customers/${customer}/balance`, seen);
    expect(balance.body.balances).toMatchObject([{ invoiced: sum, paid: sum, due: 0, openInvoices: 0 }]);
    for (const [invoiceId, acknowledged] of traffic.acknowledged) {
      const path = `${ledger.queryUrl}/invoices/${invoiceId}`;
      const { body } = await get<InvoiceView>(path, seen);
      expect(body.payments.map(({ paymentId }) => paymentId).toSorted()).toEqual([...acknowledged].toSorted());
      const history = await get<{ events: { revision: number }[] }>(`${path}/history`, seen);
      expect(history.body.events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    }
  });

  it('has had its faults: all services are ready without a restart', async () => {
    for (const url of [ledger.commandUrl, ledger.processManagerUrl, ledger.queryUrl, ledger.projectionUrl]) {
      await expect.poll(async () => (await get<{ status: string }>(`${url}/readyz`)).body.status).toBe('ready');
    }
  });

  it('runs: services end on a signal in time, even with an open stream of live events', async () => {
    const listener = request(`${ledger.queryUrl}/events`);
    const [response] = await once(listener, 'response');
    response.resume();
    for (const name of ['command-service', 'process-manager', 'projection-service', 'query-service'] as const) {
      expect(await ledger.kill(name, 'SIGTERM')).toBe('exit code 0');
    }
  });
});
