import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceView } from '../events/invoice-view.ts';
import { streamName } from '../events/streams.ts';
import { get } from '../testing/http/client.ts';
import { newCustomer } from '../testing/http/requests.ts';
import { type ProgramName, type Services, startServices } from '../testing/processes/services.ts';
import { Traffic } from './traffic.ts';

const isOurs = !process.env.E2E_COMMAND_URL;

describe.skipIf(!isOurs)(
  `kill -9 in the middle of traffic${isOurs ? '' : ' (skipped: the processes are not ours)'}`,
  () => {
    const customer = newCustomer();
    let ledger: Services;
    let traffic: Traffic;

    beforeAll(async () => {
      ledger = await startServices();
      traffic = new Traffic(ledger.commandUrl, customer, 4);
      await traffic.flows(10);
    });
    afterAll(() => ledger?.[Symbol.asyncDispose]());

    for (const name of [
      'command-service',
      'process-manager',
      'projection-service',
      'query-service',
      'event-store',
      'postgres',
    ] as const) {
      it(`of the ${name} does not end it`, () => killUnder(traffic, ledger, name));
    }

    describe('afterwards', () => {
      beforeAll(() => traffic.stop());

      it('every acknowledged payment is in the balance of its invoice once, and no other payment is', async () => {
        for (const [invoiceId, acknowledged] of traffic.acknowledged) {
          const { body } = await ask<InvoiceView>(`/invoices/${invoiceId}`);
          expect(body.payments.map(({ paymentId }) => paymentId).toSorted()).toEqual([...acknowledged].toSorted());
          expect(body).toMatchObject({ state: 'paid', paid: 10_000, amountDue: 0 });
        }
      });

      it('the balance of the customer is the sum of the payments', async () => {
        type Balance = { balances: unknown[] };
        const { body } = await ask<Balance>(`/customers/${customer}/balance`);
        const sum = traffic.acknowledged.size * 10_000;
        expect(body.balances).toMatchObject([{ currency: 'EUR', invoiced: sum, paid: sum, due: 0, openInvoices: 0 }]);
      });

      it('every acknowledged payment is in the history of its invoice once', async () => {
        type History = { events: { type: string; change: { paymentId?: string } }[] };
        for (const [invoiceId, acknowledged] of traffic.acknowledged) {
          const { body } = await ask<History>(`/invoices/${invoiceId}/history`);
          const applied = body.events
            .filter(({ type }) => type === 'PaymentApplied')
            .map(({ change }) => change.paymentId);
          expect(applied.toSorted()).toEqual([...acknowledged].toSorted());
        }
      });

      it('every acknowledged payment is in a replay of its stream once', async () => {
        const client = EventStoreDBClient.connectionString(ledger.eventStoreUrl);
        for (const [invoiceId, acknowledged] of traffic.acknowledged) {
          const applied: unknown[] = [];
          for await (const { event } of client.readStream(streamName('invoice', invoiceId))) {
            if (event?.type === 'PaymentApplied') applied.push((event.data as { paymentId: string }).paymentId);
          }
          expect(applied.toSorted()).toEqual([...acknowledged].toSorted());
        }
        await client.dispose();
      });
    });

    function ask<Body>(path: string) {
      return get<Body>(ledger.queryUrl + path, { 'ledger-position': String(traffic.position) });
    }
  },
);

async function killUnder(traffic: Traffic, processes: Services, name: ProgramName): Promise<void> {
  await processes.kill(name);
  await processes.start(name);
  await traffic.flows(20);
}
