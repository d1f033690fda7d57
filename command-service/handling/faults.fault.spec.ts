// The command service with a failing event store: commands are answered right, or with 503, and are never executed twice.

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultCommand } from '../../embedded/event-store/faults/fault-control.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { type Answer, get, type Problem, post, postOnce } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { type EventStoreProcess, onlyEmbedded, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { creditOf, eventually, invoiceOf as invoiceAt, ledgerOn } from '../testing/ledger.ts';
import { errorsIn, startCommandService, startWithProcessManager, type TestService } from '../testing/service.ts';

const faults: [what: string, fault: FaultCommand][] = [
  ['is unavailable', { kind: 'unavailable', times: 3 }],
  ['is not the leader', { kind: 'not-leader' }],
  ['acknowledges late', { kind: 'delayed-acknowledgement', times: 1, ms: 150 }],
  ['drops the connection before the commit', { kind: 'cut-before-commit' }],
  ['drops the connection after the commit', { kind: 'cut-after-commit' }],
  ['ends its readers', { kind: 'readers-ended' }],
];

/** The problems with status 503 that the service may answer with. */
const unavailable = new Set(['event-store-unavailable', 'receivables-behind', 'overloaded']);

describe.skipIf(onlyEmbedded)(
  `a command service whose event store${onlyEmbedded ? ` (skipped: ${onlyEmbedded})` : ''}`,
  () => {
    let store: EventStoreProcess;
    let service: TestService;
    let opened: ReturnType<typeof ledgerOn>;
    let late: Promise<void>; // most of it is waiting, so it begins first
    beforeAll(async () => {
      store = await startEventStoreProcess({ likeProduction: true });
      service = await startWithProcessManager(store.url);
      late = acknowledgedLate();
      late.catch(() => {}); // is looked at below
      opened = ledgerOn(store.url);
    });
    afterEach(() => store.fault({ kind: 'clear' }));
    afterAll(async () => {
      await opened.client.dispose();
      await service[Symbol.asyncDispose]();
      await store.stop();
    });

    /** Sends it again, the same, while the answer is 503, as that tells to. */
    async function insist<Body>(path: string, body: object, refused: Problem[]): Promise<Answer<Body>> {
      for (let tries = 0; ; tries++) {
        const answer = await postOnce<Body>(service.url + path, body);
        if (answer.status !== 503 || tries === 50) return answer;
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        refused.push(answer.body as Problem);
        await sleep(50); // sooner than it is told
      }
    }

    /** A client that registers an invoice of 100.00, in a series or not, and pays it 40.00 and 80.00, of which 20.00 is too much. */
    async function client(n: number, series: string, refused: Problem[]) {
      const customer = newCustomer();
      const invoice = invoiceOf(10_000, customer);
      const answers = [
        await insist<InvoiceView>('/invoices', { ...invoice, ...(n % 2 && { series }) }, refused),
        await insist(`/invoices/${invoice.invoiceId}/payments`, paymentOf(4_000), refused),
        await insist(`/invoices/${invoice.invoiceId}/payments`, paymentOf(8_000), refused),
        await insist('/payments', { ...paymentOf(500), customerId: customer, allocations: [] }, refused),
      ];
      return { customer, invoiceId: invoice.invoiceId, statuses: answers.map(({ status }) => status) };
    }

    it.each(faults)(
      '%s: answers right or with 503, executes nothing twice, and recovers by itself',
      async (_, fault) => {
        const refused: Problem[] = [];
        const series = `F-${crypto.randomUUID().slice(0, 8)}-`;
        const clients = Promise.all(Array.from({ length: 12 }, (_, n) => client(n, series, refused)));
        for (let round = 0; round < 6; round++) {
          await store.fault(fault);
          await sleep(100);
        }
        await store.fault({ kind: 'clear' });

        for (const { statuses } of await clients) expect(statuses).toEqual([201, 201, 201, 201]);
        for (const problem of refused) expect(problem.type).toBe('/problems/event-store-unavailable');
        for (const { invoiceId, customer } of await clients) {
          const types: string[] = [];
          const take = ({ type }: { type: string }) => types.push(type);
          await readStream<InvoiceEvent>(opened.client, `invoice-${invoiceId}`, {}, take);
          expect(types).toEqual([
            'InvoiceRegistered',
            'PaymentApplied',
            'InvoicePartiallyPaid',
            'PaymentApplied',
            'InvoicePaid',
          ]);
          expect((await invoiceAt(opened.ledger, invoiceId)).paid).toBe(10_000);
          await eventually(async () => expect(await creditOf(opened.ledger, customer)).toBe(2_500));
        }
        const numbers = await Promise.all(
          (await clients).map(async ({ invoiceId }) => (await invoiceAt(opened.ledger, invoiceId)).document.number),
        );
        expect(numbers.flatMap((number) => number ?? []).toSorted()).toEqual(
          Array.from({ length: 6 }, (_, n) => `${series}00000${n + 1}`),
        );

        // what the process that follows the log does: it finds the invoice that was registered the moment before
        const customer = newCustomer();
        await insist('/invoices', invoiceOf(10_000, customer), []);
        await eventually(async () => {
          const paid = await insist<{ credited: number }>(
            '/payments',
            { ...paymentOf(1_000), customerId: customer },
            [],
          );
          expect(paid).toMatchObject({ status: 201, body: { credited: 0 } });
        });
        await eventually(async () =>
          expect(await get(`${service.url}/readyz`)).toMatchObject({ status: 200, body: { status: 'ready' } }),
        );
      },
    );

    it('acknowledges too late: answers with 503, and a retry gets the answer', () => late);

    it('is down and comes back: answers with 503 until then, without a restart of the service', async () => {
      await store.kill();
      const invoice = invoiceOf(10_000);
      expect(await postOnce(`${service.url}/invoices`, invoice)).toMatchObject({ status: 503 });
      expect(await get(`${service.url}/readyz`)).toMatchObject({ status: 503 });
      expect(await get(`${service.url}/healthz`)).toMatchObject({ status: 200 });
      await store.restart();
      expect(await insist('/invoices', invoice, [])).toMatchObject({ status: 201, body: { revision: 0 } });
    });

    it('causes no error in the log', async () => {
      const faults = (await errorsIn(service)).filter(({ problem }) => !unavailable.has(String(problem)));
      expect(faults).toEqual([]);
    });
  },
);

/** On a store and a service of its own. */
async function acknowledgedLate(): Promise<void> {
  const store = await startEventStoreProcess({ likeProduction: true });
  {
    await using service = await startCommandService(store.url);
    const invoice = invoiceOf(10_000);
    await store.fault({ kind: 'delayed-acknowledgement', ms: 6_000, times: 5 });
    const late = await postOnce<Problem>(`${service.url}/invoices`, invoice);
    expect(late).toMatchObject({ status: 503, body: { type: '/problems/event-store-unavailable' } });
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    await eventually(async () =>
      expect(await post(`${service.url}/invoices`, invoice)).toMatchObject({ status: 201, body: { revision: 0 } }),
    );
  }
  await store.stop();
}
