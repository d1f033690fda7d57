import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClosingEvent } from '../../events/closing.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { Service } from '../../platform/http/service.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { booksView } from '../../projection-service/books/store.ts';
import { serverSentEvents } from '../../testing/http/server-sent-events.ts';
import { testService } from '../../testing/http/test-service.ts';
import { metadata } from '../../testing/servers/event-log.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { booksStore } from '../books/store.ts';
import { aLog, bringUpToDate, connectBooks } from '../testing/ledger.ts';
import { ListenerTooSlow, unlessSlow } from './follow.ts';
import { liveRoutes } from './routes.ts';

const log = aLog();
let database: TestDatabase;
let writer: Kysely<BooksTables>;
let service: Service;
let url: string;
/** How many requests have ended. */
let gone = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  writer = connectBooks(database.url);
  await booksView(writer).prepare();
  ({ service, url } = await listening());
});
afterAll(async () => {
  await service.close();
  await writer.destroy();
  await database.drop();
});

async function listening(pace = { pageSize: 10, restMs: 5, takeMs: 500 }, waitMs = 200) {
  const service = await testService();
  const books = booksStore(connectBooks(database.url), { waitMs, pollMs: 5, waiting: 1_000 });
  service.addHook('onClose', () => books.close());
  service.addHook('onRequest', async (_, { raw }) => {
    raw.once('close', () => {
      gone += 1;
    });
  });
  liveRoutes(service, books, { end: async () => log.end() }, pace);
  return { service, url: await service.listen({ port: 0, host: '127.0.0.1' }) };
}

const book = () => bringUpToDate(booksView(writer), log);

type Message = { id: string; data?: { type: string; invoiceId: string; customerId: string; position: string } };

/** Listens until `enough`, then hangs up. */
async function listen(query: string, enough: (messages: Message[]) => boolean, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}/events?${query}`, { headers });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const messages: Message[] = [];
  for await (const text of serverSentEvents(answer)) {
    messages.push(messageIn(text));
    if (enough(messages)) break;
  }
  return messages;
}

function messageIn(text: string): Message {
  const field = (name: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const data = field('data');
  return { id: field('id') ?? '', ...(data !== undefined && { data: JSON.parse(data) }) };
}

const events = (messages: Message[]) => messages.flatMap(({ data }) => data ?? []);
const count = (n: number) => (messages: Message[]) => events(messages).length >= n;

describe('a listener', () => {
  it('receives each event once, in the order of the log, as it is booked', async () => {
    const heard = listen('after=0', count(60));
    for (let i = 0; i < 20; i++) {
      log.pay(log.register({ payable: 100, customer: { id: `c${i % 3}`, name: 'C' } }), 100);
      await book();
    }
    expect(events(await heard).map(({ position }) => position)).toEqual(
      log.events.map(({ position }) => String(position)),
    );
  });

  it('is told if it asks for events behind the end of the log, which is another one after a restore', async () => {
    for (const headers of [{}, { 'last-event-id': String(log.end() + 1n) }]) {
      const answer = await fetch(`${url}/events?after=${log.end() + 1n}`, { headers });
      expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
        404,
        '/problems/no-such-position',
      ]);
    }
  });

  it('goes on after the last event that it received, whatever was booked meanwhile', async () => {
    const first = await listen('after=0', count(7));
    const { position } = events(first)[6] ?? { position: '' };
    log.register({ payable: 1 });
    await book();
    const rest = await listen('', count(log.events.length - 7), { 'last-event-id': position });
    const whole = [...events(first).slice(0, 7), ...events(rest)];
    expect(whole.map(({ position }) => position)).toEqual(log.events.map(({ position }) => String(position)));
  });

  it('receives new events by default, and only those of a customer or an invoice if it asks for them', async () => {
    const id = log.register({ payable: 100, customer: { id: 'heard', name: 'Heard' } });
    await book();
    const greeted = new Set<object>(); // each was told where it begins
    const greets = (enough: (messages: Message[]) => boolean) => (messages: Message[]) => {
      if (messages.length > 0) greeted.add(messages);
      return enough(messages);
    };
    const ofInvoice = listen(`invoice=${id}`, greets(count(2)));
    const ofCustomer = listen('customer=heard&type=PaymentApplied', greets(count(1)));
    await expect.poll(() => greeted.size).toBe(2);
    log.register({ payable: 7 });
    log.pay(id, 50);
    await book();
    expect(events(await ofInvoice).map(({ type }) => type)).toEqual(['PaymentApplied', 'InvoicePartiallyPaid']);
    expect(events(await ofCustomer)).toMatchObject([{ type: 'PaymentApplied', invoiceId: id, customerId: 'heard' }]);
  });

  it('receives heartbeats with the position of the books while nothing happens', async () => {
    const [hello, heartbeat] = await listen('', (messages) => messages.length === 2);
    expect(hello).toEqual({ id: String(log.end()) });
    expect(heartbeat).toEqual({ id: String(log.end()) });
  });

  it('hears in between that the books were closed, unless it listens to one customer', async () => {
    const before = log.end();
    const closing: Recorded<ClosingEvent> = {
      ...{ type: 'BooksClosed', data: { closedThrough: '2026-10-31', reason: 'filed' } },
      ...{ id: randomUUID(), stream: 'books-closing', revision: 0, position: before + 1n, metadata },
    };
    await booksView(writer).commit([closing], before, closing.position);
    log.register({ payable: 1, customer: { id: 'after', name: 'After' } });
    await book();
    const heard = events(await listen(`after=${before}`, count(2)));
    expect(heard.map(({ position }) => position)).toEqual([closing.position, log.end()].map(String));
    const { type, data, stream } = closing;
    expect(events(await listen('after=0&type=BooksClosed', count(1)))).toMatchObject([
      { type, stream, change: data, entries: [] },
    ]);
    const ofCustomer = events(await listen('after=0&customer=after', count(1)));
    expect(ofCustomer.map(({ type }) => type)).toEqual(['InvoiceRegistered']);
  });

  it('is refused if its position is malformed', async () => {
    for (const [query, id] of [
      ['after=soon', undefined],
      ['', 'x'],
      ['colour=red', undefined],
    ] as const) {
      const answer = await fetch(`${url}/events?${query}`, {
        headers: id === undefined ? {} : { 'last-event-id': id },
      });
      expect(answer.status).toBe(400);
    }
  });

  it('is the 500th at most, each of which may leave to let another in', async () => {
    const { service, url } = await listening({ pageSize: 1, restMs: 60_000, takeMs: 600_000 }, 600_000);
    const ask = () => fetch(`${url}/events?after=${log.end()}`);
    const answers: Response[] = [];
    for (let n = 0; n < 500; n += 50) answers.push(...(await Promise.all(Array.from({ length: 50 }, ask))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const asked = async () => answers[answers.push(await ask()) - 1]?.status;
    expect(await asked()).toBe(503);
    const refused = answers.pop() as Response;
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await refused.json()).toMatchObject({ type: '/problems/too-many-listeners' });
    await answers[0]?.body?.cancel();
    await expect.poll(asked).toBe(200);
    await Promise.all(answers.map(({ body }) => body?.cancel()));
    await service.close();
  });

  it('ends with the service', async () => {
    const other = await listening();
    const answer = await fetch(`${other.url}/events`);
    const ended = answer.text();
    await other.service.close();
    expect(await ended).toMatch(/^retry: 2000\n/);
  });
});

describe('a listener that receives nothing', () => {
  it('is disconnected, and other listeners still receive events', async () => {
    for (let i = 0; i < 1_500; i++) log.register({ payable: 1, customer: { id: 'x', name: 'Long'.repeat(2_500) } });
    await book();
    const { port } = new URL(url);
    const before = gone;
    const deaf = connect(Number(port), '127.0.0.1');
    deaf.on('error', () => {});
    deaf.write('GET /events?after=0 HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
    deaf.pause();
    await expect.poll(() => gone).toBe(before + 1); // it does not hang up itself
    deaf.destroy();
    expect(events(await listen('after=0', count(100)))).toHaveLength(100);
  });

  it('is detected by the time that it takes', async () => {
    const gaveUp: unknown[] = [];
    const chunks = unlessSlow(Readable.from(['a', 'b']), 5, (error) => gaveUp.push(error));
    await chunks.next();
    await expect.poll(() => gaveUp).toEqual([expect.any(ListenerTooSlow)]);
    await chunks.return(undefined);
    const quick = unlessSlow(Readable.from(['a', 'b']), 10_000, (error) => gaveUp.push(error));
    for await (const chunk of quick) expect(['a', 'b']).toContain(chunk);
    expect(gaveUp).toHaveLength(1);
  });
});
