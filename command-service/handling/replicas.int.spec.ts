// Clients that send one command to two replicas at the same moment. EventStoreDB then drops one of the two appends and never answers it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, postOnce } from '../../testing/http/client.ts';
import { invoiceOf, paymentOf } from '../../testing/http/requests.ts';
import { repetitions } from '../../testing/repetitions.ts';
import { type EventStoreProcess, onlyEmbedded, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { errorsIn, startCommandService, type TestService } from '../testing/service.ts';

const commands = repetitions(50, 1_000);
const atOnce = 10;
/** After this time an append without an answer is sent again. */
const unansweredMs = 250;

type Sent = { status: number; body: unknown; ms: number };

describe.skipIf(onlyEmbedded)(
  `two replicas that get the same command at the same moment${onlyEmbedded ? ` (skipped: ${onlyEmbedded})` : ''}`,
  () => {
    let store: EventStoreProcess;
    let replicas: TestService[];
    beforeAll(async () => {
      store = await startEventStoreProcess({ likeProduction: true });
      replicas = await Promise.all([startCommandService(store.url), startCommandService(store.url)]);
    });
    afterAll(async () => {
      await Promise.all(replicas.map((replica) => replica[Symbol.asyncDispose]()));
      await store.stop();
    });

    const toBoth = (path: string, body: object): Promise<Sent[]> =>
      Promise.all(
        replicas.map(async ({ url }) => {
          const begun = performance.now();
          const { status, body: answer } = await postOnce(url + path, body);
          return { status, body: answer, ms: performance.now() - begun };
        }),
      );

    it('both answer it alike, and log no error', async ({ annotate }) => {
      const answers: Sent[][] = [];
      for (let sent = 0; sent < commands; sent += atOnce) {
        const invoices = Array.from({ length: Math.min(atOnce, commands - sent) }, () => invoiceOf(10_000));
        await Promise.all(invoices.map((invoice) => post(`${replicas[0]?.url}/invoices`, invoice)));
        const payments = invoices.map(({ invoiceId }) => toBoth(`/invoices/${invoiceId}/payments`, paymentOf(4_000)));
        answers.push(...(await Promise.all(payments)));
      }
      for (const [one, other] of answers) {
        expect(one).toMatchObject({ status: 201, body: { paid: 4_000 } });
        expect(other).toMatchObject({ status: 201, body: one?.body });
      }
      for (const replica of replicas) expect(await errorsIn(replica)).toEqual([]);
      const slowest = Math.max(...answers.flat().map(({ ms }) => ms));
      await annotate(`the slowest of ${2 * commands} answers took ${Math.round(slowest)} ms`);
      expect(slowest).toBeGreaterThan(unansweredMs); // else none of them met the fault
    });
  },
);
