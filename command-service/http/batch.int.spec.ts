// Many commands in one request, to the command service as a process.

import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Problem, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { repetitions } from '../../testing/repetitions.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { errorsIn, startWithProcessManager, type TestService } from '../testing/service.ts';

let store: TestEventStore;
let service: TestService;
let client: EventStoreDBClient;
beforeAll(async () => {
  store = await startEventStore();
  service = await startWithProcessManager(store.url);
  client = EventStoreDBClient.connectionString(store.url);
});
afterAll(async () => {
  await client?.dispose();
  await service?.[Symbol.asyncDispose]();
  await store?.stop();
});

type LineAnswer = {
  line: number;
  status: number;
  replayed?: true;
  invoice?: { invoiceId: string; number?: string; amountDue: number; revision: number };
  payment?: { paymentId: string; state: string; credited: number };
  problem?: Problem;
};

function open(path: string): ClientRequest {
  return request(service.url + path, { method: 'POST', headers: { 'content-type': 'application/x-ndjson' } });
}

const toLine = (line: object | string): string => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`;

/** Sends lines as they are asked for, and hands over the answers as they come. */
async function send(
  path: string,
  lines: Iterable<object | string>,
  take: (answer: LineAnswer, request: ClientRequest) => void,
): Promise<void> {
  const outgoing = open(path);
  const answered = once(outgoing, 'response').then(async ([response]) => {
    expect(response.statusCode).toBe(200);
    for await (const line of createInterface({ input: response as IncomingMessage })) take(JSON.parse(line), outgoing);
  });
  function* texts() {
    for (const line of lines) yield toLine(line);
  }
  await Promise.all([pipeline(Readable.from(texts()), outgoing), answered]);
}

async function answersTo(path: string, lines: Iterable<object | string>): Promise<LineAnswer[]> {
  const answers: LineAnswer[] = [];
  await send(path, lines, (answer) => answers.push(answer));
  return answers;
}

/** What the process holds in memory, in MB. */
const residentMb = (): number => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(service.pid)])) / 1024;

const invoices = (count: number, customer = newCustomer()) =>
  Array.from({ length: count }, () => invoiceOf(10_000, customer));

/** The invoices that were registered of these, with how often. */
async function registeredOf(expected: readonly { invoiceId: string }[]): Promise<Map<string, number>> {
  const times = new Map(expected.map(({ invoiceId }) => [invoiceId, 0]));
  for await (const { event } of client.readAll()) {
    const { invoiceId = '' } = (event?.data ?? {}) as { invoiceId?: string };
    const before = times.get(invoiceId);
    if (event?.type === 'InvoiceRegistered' && before !== undefined) times.set(invoiceId, before + 1);
  }
  return times;
}

describe('a batch', () => {
  const many = repetitions(1_000, 5_000);
  it(`of ${many} invoices is answered line by line, in order`, async () => {
    const lines = invoices(many);
    const answers = await answersTo('/invoices:batch', lines);
    expect(answers.map(({ line }) => line)).toEqual(lines.map((_, place) => place + 1));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    expect(answers.map(({ invoice }) => invoice?.invoiceId)).toEqual(lines.map(({ invoiceId }) => invoiceId));
  });

  it('of 240 MB needs constant memory', async () => {
    // refused lines, so that it takes seconds: what they would leave behind is in the event store and a bounded cache
    const line = toLine({ ...invoiceOf(1), lines: 'x'.repeat(20_000) });
    const lines = Array(12_000).fill(line);
    const before = residentMb();
    let [most, answered] = [0, 0];
    await send('/invoices:batch', lines.values(), ({ status }) => {
      expect(status).toBe(400);
      if (answered++ % 500 === 0) most = Math.max(most, residentMb());
    });
    expect(answered).toBe(lines.length);
    expect(most - before).toBeLessThan(160); // on a busy machine, garbage of 110 MB was not collected yet
  });

  it('is read no faster than its answers are read', async () => {
    const outgoing = open('/invoices:batch');
    const [line] = invoices(1).map(toLine);
    let isHeldBack = false;
    for (let sent = 0; sent < 50_000_000 && !isHeldBack; sent += 100 * 500) {
      if (outgoing.write(line?.repeat(100))) continue;
      const drained = once(outgoing, 'drain').then(() => true);
      const waited = new Promise<false>((resolve) => setTimeout(resolve, 500, false));
      isHeldBack = !(await Promise.race([drained, waited]));
    }
    outgoing.on('error', () => {}); // it is left
    outgoing.destroy();
    expect(isHeldBack).toBe(true);
  });

  it('whose connection breaks is sent again, and nothing is recorded twice', async () => {
    const lines = invoices(600);
    let answered = 0;
    const broken = send('/invoices:batch', lines, (_, outgoing) => {
      answered += 1;
      if (answered === 200) outgoing.destroy();
    });
    await expect(broken).rejects.toThrow();
    const soFar = [...(await registeredOf(lines)).values()].filter((times) => times === 1).length;
    expect(soFar).toBeGreaterThanOrEqual(200);
    expect(soFar).toBeLessThan(600);
    const answers = await answersTo('/invoices:batch', lines);
    expect(answers.filter(({ status, invoice }) => status !== 201 || invoice?.revision !== 0)).toEqual([]);
    expect([...(await registeredOf(lines)).values()]).toEqual(lines.map(() => 1));
  });

  it('answers a refused line with its problem, and continues', async () => {
    const good = invoiceOf(10_000);
    const { invoiceId, ...nameless } = invoiceOf(10_000);
    const lines: [line: object | string, status: number, problem?: string][] = [
      [good, 201],
      ['nonsense', 400, 'malformed-json'],
      ['{"cut": "off', 400, 'malformed-json'],
      ['[]', 400, 'malformed-request'],
      ['null', 400, 'malformed-request'],
      [nameless, 400, 'malformed-request'],
      [{ ...invoiceOf(10_000), isPaid: true }, 400, 'malformed-request'],
      [`{"__proto__": {}, ${JSON.stringify(invoiceOf(10_000)).slice(1)}`, 400, 'malformed-request'],
      [{ ...good, reference: 'another' }, 409, 'idempotency-key-reused'],
      [{ ...invoiceOf(10_000), reference: 'x'.repeat(1_048_577) }, 413, 'line-too-long'],
      [{ ...invoiceOf(10_000), currency: 'XXQ' }, 422, 'unknown-currency'],
      [good, 201],
      [{ ...invoiceOf(10_000), series: 'BATCH-' }, 201],
      [JSON.stringify(good).replace('"currency":', '"currency":"USD","currency":'), 400, 'malformed-json'],
      [{ ...invoiceOf(10_000), reference: 'a\u0000b' }, 400, 'malformed-request'],
    ];
    const answers = await answersTo(
      '/invoices:batch',
      lines.map(([line]) => line),
    );
    expect(answers.map(({ line, status, problem }) => [line, status, problem?.type])).toEqual(
      lines.map(([, status, type], place) => [place + 1, status, type && `/problems/${type}`]),
    );
    expect(answers[5]?.problem?.errors).toEqual([{ pointer: '/invoiceId', detail: 'is missing' }]);
    expect(answers[11]).toEqual({ ...answers[0], line: 12, replayed: true });
    expect(answers[12]?.invoice?.number).toBe('BATCH-000001');
  });

  it.each(['/invoices:batch', '/payments:batch'])('without a body is refused: %s', async (path) => {
    const answer = await fetch(service.url + path, { method: 'POST' });
    expect([answer.status, ((await answer.json()) as Problem).errors]).toEqual([
      400,
      [{ pointer: '', detail: expect.stringContaining('Content-Type: application/x-ndjson') }],
    ]);
  });

  it('skips empty lines but counts them, and accepts LF and CRLF', async () => {
    const [one, other] = invoices(2);
    const answers = await answersTo('/invoices:batch', ['', `${JSON.stringify(one)}\r`, '  ', JSON.stringify(other)]);
    expect(answers.map(({ line, status }) => [line, status])).toEqual([
      [2, 201],
      [4, 201],
    ]);
    expect(await answersTo('/invoices:batch', [' '])).toEqual([]);
  });

  it('of payments records payments of invoices and of customers', async () => {
    const customerId = newCustomer();
    const [one, other] = invoices(2, customerId);
    const invoiceId = one?.invoiceId;
    await answersTo('/invoices:batch', [one ?? '', other ?? '']);
    const allocations = [{ invoiceId: other?.invoiceId, amount: 10_000 }];
    const lines = [
      { ...paymentOf(4_000), invoiceId },
      { ...paymentOf(12_000), customerId, allocations },
      { ...paymentOf(1_000), invoiceId: randomUUID() },
      { ...paymentOf(1_000) },
      { ...paymentOf(1_000), customerId, invoiceId },
    ];
    const answers = await answersTo('/payments:batch', lines);
    expect(answers).toMatchObject([
      { status: 201, invoice: { invoiceId, amountDue: 6_000, revision: 2 } },
      { status: 201, payment: { state: 'settled', credited: 2_000 } },
      { status: 404, problem: { type: '/problems/invoice-not-found' } },
      { status: 400 },
      { status: 400 },
    ]);
    const first = answers.slice(0, 2).map((answer) => ({ ...answer, replayed: true }));
    expect(await answersTo('/payments:batch', lines.slice(0, 2))).toEqual(first);
    // a line and a request of its own are the same
    const { invoiceId: _, ...payment } = lines[0] as { invoiceId: string };
    expect(await post(`${service.url}/invoices/${invoiceId}/payments`, payment)).toMatchObject({
      body: { revision: 2 },
    });
  });
});

it('the service logs no error', async () => expect(await errorsIn(service)).toEqual([]));
