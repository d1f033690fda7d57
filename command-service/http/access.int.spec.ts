// What others send to find a way around: a real command service that asks who calls it.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Problem, post } from '../../testing/http/client.ts';
import { type Issuer, startIssuer } from '../../testing/http/issuer.ts';
import { invoiceOf, paymentOf } from '../../testing/http/requests.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { errorsIn, startCommandService, type TestService } from '../testing/service.ts';

let store: TestEventStore;
let issuer: Issuer;
let service: TestService;
let writer: Record<string, string>;
let reader: Record<string, string>;
beforeAll(async () => {
  [store, issuer] = await Promise.all([startEventStore(), startIssuer()]);
  service = await startCommandService(store.url, issuer.env);
  writer = { authorization: `Bearer ${await issuer.token({ scope: 'invoices:write payments:write' })}` };
  reader = { authorization: `Bearer ${await issuer.token({ scope: 'ledger:read' })}` };
});
afterAll(async () => {
  await service?.[Symbol.asyncDispose]();
  await store?.stop();
  issuer?.[Symbol.dispose]();
});

const send = (path: string, body: object | string, headers: Record<string, string>): Promise<Answer<Problem>> =>
  post<Problem>(service.url + path, body, headers);

/** Sends a request line as it is, which clients would tidy up. @returns the status */
async function raw(line: string, headers: readonly string[] = []): Promise<number> {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  socket.write([`${line} HTTP/1.1`, `host: ${hostname}:${port}`, 'connection: close', ...headers, '', ''].join('\r\n'));
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  await once(socket, 'close');
  return Number(answer.split(' ')[1]);
}

describe('a token that ends during a batch', () => {
  it('ends the batch: the lines that come later are refused, and not recorded', async () => {
    const exp = Math.floor(Date.now() / 1_000) + 1; // and 5 s of tolerance
    const token = await issuer.token({ scope: 'invoices:write', exp });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' };
    const batch = request(`${service.url}/invoices:batch`, { method: 'POST', headers });
    const sent: string[] = [];
    const sendLine = () => {
      const invoice = invoiceOf(100);
      sent.push(invoice.invoiceId);
      batch.write(`${JSON.stringify(invoice)}\n`);
    };
    sendLine();
    const [response] = await once(batch, 'response');
    const statuses: number[] = [];
    for await (const line of createInterface({ input: response })) {
      statuses.push(JSON.parse(line).status);
      if (statuses.at(-1) === 401) batch.end();
      else setTimeout(sendLine, 100);
    }
    expect([...new Set(statuses)]).toEqual([201, 401]);
    expect(Date.now() / 1_000).toBeGreaterThan(exp);
    const refused = await send(`/invoices/${sent.at(-1)}/void`, { reason: 'as agreed' }, writer);
    expect(refused).toMatchObject({ status: 404, body: { type: '/problems/invoice-not-found' } });
  });
});

describe('a caller', () => {
  it('is the actor of the events, and cannot name another actor', async () => {
    const invoice = invoiceOf(100_000);
    expect(await send('/invoices', invoice, writer)).toMatchObject({ status: 201 });
    const client = EventStoreDBClient.connectionString(store.url);
    for await (const { event } of client.readStream(`invoice-${invoice.invoiceId}`)) {
      expect(event?.metadata).toMatchObject({ actor: 'alice' });
    }
    await client.dispose();
    const asAnother = await send('/invoices', invoiceOf(1), { ...writer, 'ledger-actor': 'bob' });
    expect(asAnother).toMatchObject({ status: 403, body: { type: '/problems/actor-differs' } });
  });

  it('needs the scope of the command, also in a batch', async () => {
    const ndjson = { ...reader, 'content-type': 'application/x-ndjson' };
    expect(await send('/invoices', invoiceOf(1), reader)).toMatchObject({ status: 403 });
    expect(await send('/invoices:batch', `${JSON.stringify(invoiceOf(1))}\n`, ndjson)).toMatchObject({ status: 403 });
    const { invoiceId } = invoiceOf(1);
    const payments = { authorization: `Bearer ${await issuer.token({ scope: 'payments:write' })}` };
    expect(await send(`/invoices/${invoiceId}/void`, { reason: 'a slip' }, payments)).toMatchObject({ status: 403 });
    expect(await send(`/invoices/${invoiceId}/payments`, paymentOf(1), payments)).toMatchObject({ status: 404 });
  });

  it('cannot avoid the check by another way of writing the path', async () => {
    const id = randomUUID();
    const paths = [
      '/docs/../invoices',
      '/docs/..%2finvoices',
      '/docs/%2e%2e/invoices',
      '/healthz/../payments',
      '//invoices',
      '/invoices/',
      '/invoices//',
      '/invoices.',
      '/invoices%2f',
      '/INVOICES',
      '/invoices;open=1',
      '/invoices%00',
      '/invoices:batch',
      '/invoices%3Abatch',
      `/invoices/${id}/../${id}/payments`,
      `/invoices/${id}%2fpayments`,
      `/invoices/..%2f${id}/payments`,
      'http://127.0.0.1/invoices',
    ];
    for (const path of paths) {
      const status = await raw(`POST ${path}`, ['content-type: application/json', 'content-length: 2', '', '{}']);
      expect([400, 401, 404, 405], `${path}: ${status}`).toContain(status);
    }
    for (const path of ['/docs/../customers/acme/credit', `/docs/static/..%2f..%2fpayments%2f${id}`]) {
      expect([400, 401, 404]).toContain(await raw(`GET ${path}`));
    }
  });

  it('cannot overload the service with large requests', async () => {
    expect(await send('/invoices', { ...invoiceOf(1), reference: 'x'.repeat(2_000_000) }, writer)).toMatchObject({
      status: 413,
    });
    expect(await send('/invoices', '['.repeat(500_000), writer)).toMatchObject({ status: 400 });
    expect(await raw('GET /healthz', [`x-filler: ${'x'.repeat(20_000)}`])).toBe(431);
    expect(await raw(`GET /${'x'.repeat(20_000)}`)).toBe(431);
    const most = Array.from({ length: 1_900 }, (_, i) => `h${i}: 1`);
    expect([400, 431]).toContain(await raw('GET /payments/x', most));
    const line = { ...writer, 'content-type': 'application/x-ndjson' };
    const answer = await fetch(`${service.url}/payments:batch`, {
      method: 'POST',
      headers: line,
      body: `${'x'.repeat(1_100_000)}\n`,
    });
    expect(JSON.parse(await answer.text())).toMatchObject({ line: 1, status: 413 });
  });

  it('cannot poison prototypes', async () => {
    const { invoiceId, ...invoice } = invoiceOf(1);
    const rest = JSON.stringify(invoice).slice(1);
    const poisons = [
      '"__proto__":{"scope":"open"}',
      '"constructor":{"prototype":{"scope":"open"}}',
      '"\\u005f_proto__":{}',
    ];
    for (const poison of poisons) {
      expect(await send('/invoices', `{${poison},${rest}`, writer)).toMatchObject({ status: 400 });
      const lines = { ...writer, 'content-type': 'application/x-ndjson' };
      const answer = await fetch(`${service.url}/invoices:batch`, {
        method: 'POST',
        headers: lines,
        body: `{"invoiceId":"${invoiceId}",${poison},${rest}\n`,
      });
      expect(JSON.parse(await answer.text())).toMatchObject({ status: 400 });
    }
    for (const query of ['__proto__[scope]=open', '__proto__=open', 'constructor.prototype.scope=open']) {
      expect([400, 401]).toContain((await send(`/invoices?${query}`, {}, writer)).status);
      expect((await fetch(`${service.url}/payments/x?${query}`)).status).toBe(401);
    }
    expect(await send('/invoices', invoiceOf(1), reader)).toMatchObject({ status: 403 });
    expect(await fetch(`${service.url}/payments/__proto__`, { headers: reader })).toMatchObject({ status: 404 });
  });

  it('causes no error in the log', async () => {
    expect(await errorsIn(service)).toEqual([]);
  });
});

it('a service without authentication does not listen on an address that other machines can reach', async () => {
  await expect(startCommandService(store.url, { COMMAND_HOST: '0.0.0.0' })).rejects.toThrow(
    'COMMAND_HOST is 0.0.0.0, which other machines can reach, but callers are not authenticated: set ACCESS_ISSUER, ',
  );
});
