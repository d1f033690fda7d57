// What commands need, and what they don't: servers that are down for real, or that take connections and never answer.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, type Problem, post, postOnce } from '../../testing/http/client.ts';
import { invoiceOf, paymentOf } from '../../testing/http/requests.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { startTcpProxy, type TcpProxy } from '../../testing/network/tcp-proxy.ts';
import { onlyOurs, startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { startCommandService, type TestService } from '../testing/service.ts';

type Readiness = { status: string; dependencies: Record<string, { status: string; breaker?: string }> };

describe.skipIf(onlyOurs)(`a command service${onlyOurs ? ` (skipped: ${onlyOurs})` : ''}`, () => {
  let store: TestEventStore;
  let way: TcpProxy;
  let kafka: TcpProxy;
  let service: TestService;
  beforeAll(async () => {
    store = await startEventStore();
    way = await startTcpProxy(store.port);
    kafka = await startTcpProxy(await freePort()); // there is none behind it
    await kafka.refuse();
    service = await startCommandService(store.url.replace(`:${store.port}`, `:${way.port}`), {
      KAFKA_BROKERS: `127.0.0.1:${kafka.port}`,
      POSTGRES_URL: 'postgres://ledger@127.0.0.1:9/ledger',
      MONGODB_URL: 'mongodb://127.0.0.1:9/ledger',
    });
  });
  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await Promise.all([way?.close(), kafka?.close()]);
    await store?.stop();
  });

  const readiness = async () => (await get<Readiness>(`${service.url}/readyz`)).body;
  const metrics = async () => (await fetch(`${service.url}/metrics`)).text();

  async function registersAndPays(): Promise<void> {
    const invoice = invoiceOf(10_000);
    expect(await post(`${service.url}/invoices`, invoice)).toMatchObject({ status: 201 });
    const payments = `${service.url}/invoices/${invoice.invoiceId}/payments`;
    expect(await post(payments, paymentOf(4_000))).toMatchObject({ status: 201 });
  }

  it('executes commands while PostgreSQL, MongoDB and Kafka are down, and reports Kafka as down', async () => {
    await registersAndPays();
    await expect.poll(readiness).toMatchObject({
      status: 'degraded',
      dependencies: { 'event-store': { status: 'up' }, kafka: { status: 'down' } },
    });
  });

  it('executes commands while Kafka accepts connections and never answers', async () => {
    await kafka.forward();
    kafka.silence();
    await registersAndPays();
  });

  it('waits for a silent event store up to the deadline, then refuses at once, and recovers when it answers again', async () => {
    const invoice = invoiceOf(10_000);
    way.silence();
    const asked = performance.now();
    const first = await Promise.all(
      Array.from({ length: 8 }, () => postOnce<Problem>(`${service.url}/invoices`, invoiceOf(10_000))),
    );
    expect(performance.now() - asked).toBeLessThan(10_000); // its deadline is five seconds
    for (const { status, body } of first) {
      expect([status, body.type]).toEqual([503, '/problems/event-store-unavailable']);
    }

    const refused = async () => {
      const answer = await postOnce<Problem>(`${service.url}/invoices`, invoice);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^[1-9]/)]);
      return (await metrics()).match(/ledger_breaker_refused_total\{[^}]*} ([1-9]\d*)/)?.[1];
    };
    await expect.poll(refused).toMatch(/\d/);
    expect(await metrics()).toMatch(/ledger_breaker_opened_total\{[^}]*} [1-9]/);

    await way.forward();
    const registered = async () => (await postOnce(`${service.url}/invoices`, invoice)).status;
    await expect.poll(registered, { interval: 100 }).toBe(201);
    await registersAndPays();
    await expect
      .poll(readiness)
      .toMatchObject({ dependencies: { 'event-store': { status: 'up', breaker: 'closed' } } });
  });
});
