// A credit note on the account of a customer, whose stream has the documents of all its notes.

import { Readable } from 'node:stream';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../../events/customer.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import { amountsOf, withAmounts } from '../../events/document/totals.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { Service } from '../../platform/http/service.ts';
import { connectEventStore, type EventStore } from '../../platform/stores/event-store.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { booksView } from '../../projection-service/books/store.ts';
import { appendTo } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { eventLog } from '../stores/event-log.ts';
import { connectBooks } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

const [stream, currency, day] = ['customer-acme', 'EUR', '2026-12-01'];
const content: InvoiceContent = {
  customer: { id: 'acme', name: 'Acme' },
  currency,
  issuedOn: day,
  lines: [{ description: 'Bonus', quantity: '1', unitPrice: '10000', tax: { category: 'Z', rate: '0' } }],
};
const document = withAmounts(content, amountsOf(content));

let store: TestEventStore;
let eventStore: EventStore;
let database: TestDatabase;
let service: Service;
/** How many events the event store has sent. */
let sent = 0;

/** Registers notes of 100.00 under these ids. */
async function register(ids: readonly string[], before: number): Promise<void> {
  const notes = ids.map((creditNoteId, index): CustomerEvent => {
    const credit = 10_000 * (before + index + 1);
    return {
      type: 'CreditNoteRegistered',
      data: { creditNoteId, issuedOn: day, document, currency, amount: 10_000, credit },
    };
  });
  await appendTo(eventStore.client, stream, notes);
  const events: Recorded<CustomerEvent>[] = [];
  await readStream<CustomerEvent>(eventStore.client, stream, { fromRevision: BigInt(before) }, (event) =>
    events.push(event),
  );
  const books = connectBooks(database.url);
  const view = booksView(books);
  await view.prepare();
  await view.commit(events, await view.checkpoint(), events.at(-1)?.position ?? 0n);
  await books.destroy();
}

/** Counts what its reads of streams receive. */
function counted(client: EventStoreDBClient): EventStoreDBClient {
  const read = client.readStream.bind(client);
  async function* each(events: AsyncIterable<unknown>) {
    for await (const event of events) {
      sent += 1;
      yield event;
    }
  }
  const readStream = (...args: Parameters<typeof read>) => Readable.from(each(read(...args)));
  return Object.create(client, { readStream: { value: readStream } }) as EventStoreDBClient;
}

const get = async (path: string) => {
  const before = sent;
  const { statusCode: status, body } = await service.inject(path);
  return { status, body: JSON.parse(body), events: sent - before };
};

beforeAll(async () => {
  [store, database] = await Promise.all([startEventStore(), createTestDatabase()]);
  eventStore = connectEventStore(store.url);
  await register(['first'], 0);
  const events = eventLog({ ...eventStore, client: counted(eventStore.client) });
  service = await aQueryService({ postgres: database.url, eventStore: store.url, events });
});
afterAll(async () => {
  await service?.close();
  await eventStore?.dispose();
  await database?.drop();
  await store?.stop();
});

describe('a credit note on the account of a customer', () => {
  it('costs the read of one event, also when 200 notes have followed', async () => {
    const note = { status: 200, body: { creditNoteId: 'first', amount: 10_000 }, events: 1 };
    expect(await get('/customers/acme/credit-notes/first')).toMatchObject(note);
    const later = Array.from({ length: 200 }, (_, index) => `later-${index}`);
    await register(later, 1);
    expect(await get('/customers/acme/credit-notes/first')).toMatchObject(note);
    expect(await get('/customers/acme/credit-notes/later-199')).toMatchObject({ status: 200, events: 1 });
  });

  it('is not found under another id, or on the account of another customer', async () => {
    const unknown = await get('/customers/acme/credit-notes/other');
    expect([unknown.status, unknown.body.type, unknown.events]).toEqual([404, '/problems/credit-note-not-found', 0]);
    const elsewhere = await get('/customers/globex/credit-notes/first');
    expect([elsewhere.status, elsewhere.body.type]).toEqual([404, '/problems/customer-not-found']);
  });
});
