// All balances of a ledger, added up from its messages alone: from the live feed, and from Kafka if there is one. They are compared, to
// the cent, with what the query service says.

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import { get, send } from '../http/client.ts';
import { liveALife } from '../ledger-life/live-a-life.ts';
import { type Services, startServices } from '../processes/services.ts';
import { seeded } from '../random.ts';
import { clientsForTests, kafkaBrokers, newTopic, readCommitted, withoutKafka } from '../servers/kafka.ts';
import { shareKafka } from '../servers/kafka-turns.ts';
import { Bookkeeper } from './bookkeeper.ts';
import { listen } from './listen.ts';
import { type CloudEvent, type Message, ofKafka, ofLiveFeed } from './messages.ts';
import { balancesByQueries, balancesOf } from './of-queries.ts';

const commands = 150;
const topic = newTopic('ledger.events');
const kafka = withoutKafka === '' ? { KAFKA_BROKERS: kafkaBrokers, KAFKA_EVENTS_TOPIC: topic } : {};
/** So that nothing changes any more when all has been followed up. */
const noDayEnds = { SELLER_TIME_ZONE: 'UTC' };

let services: Services;
beforeAll(async () => {
  services = await startServices({}, { own: () => ({ ...kafka, ...noDayEnds }) });
  await Promise.all([liveALife(services.commandUrl, commands, seeded(18)), closeBooks(services.commandUrl)]);
});
afterAll(() => services?.[Symbol.asyncDispose]());

/** Days before all others. */
async function closeBooks(commandUrl: string): Promise<void> {
  const close = (body: object) => send<object>('PUT', `${commandUrl}/books/closing`, body);
  expect(await close({ closedThrough: '2001-12-31', reason: '2001 is filed' })).toMatchObject({ status: 200 });
  expect(await close({ closedThrough: '2000-12-31', reason: 'an invoice is missing' })).toMatchObject({ status: 200 });
}

const booksOf = (messages: readonly Message[]): Bookkeeper => {
  const bookkeeper = new Bookkeeper();
  for (const message of messages) bookkeeper.read(message);
  return bookkeeper;
};

/** Waits until nothing is under way any more: then the two agree. */
async function agrees(messages: () => Promise<readonly Message[]>): Promise<void> {
  const differences = async () => {
    const [queried, rebuilt] = [await balancesByQueries(services.queryUrl), balancesOf(booksOf(await messages()))];
    return {
      onlyQueried: queried.filter((line) => !rebuilt.includes(line)),
      onlyRebuilt: rebuilt.filter((line) => !queried.includes(line)),
      inTransit: rebuilt.filter((line) => line.includes(' in-transit ')),
    };
  };
  const none = { onlyQueried: [], onlyRebuilt: [], inTransit: [] };
  await expect.poll(differences, { timeout: 60_000, interval: 500 }).toEqual(none);
  expect((await balancesByQueries(services.queryUrl)).length).toBeGreaterThan(50);
}

const schemas = new Ajv2020({ strict: false });
formats.default(schemas);

it('the live feed alone gives all balances to the cent', async () => {
  await using feed = listen(services.queryUrl);
  await agrees(async () => feed.messages.map(ofLiveFeed));
  const { components } = JSON.parse(readFileSync(new URL('../../docs/api/query.json', import.meta.url), 'utf8'));
  const isEvent = schemas.compile({ ...components.schemas.JournalEvent, components });
  const others = feed.messages.filter((message) => !isEvent(message));
  expect(others.map(({ type }) => type)).toEqual(['BooksClosed', 'BooksReopened']);
});

describe.skipIf(withoutKafka !== '')(`the topic of events${withoutKafka}`, () => {
  shareKafka();
  let clients: KafkaClients;
  beforeAll(() => {
    clients = clientsForTests();
  });
  afterAll(() => clients?.close());
  const read = async () => (await readCommitted(clients, topic)).map(({ value }) => JSON.parse(value) as CloudEvent);

  it('alone gives all balances to the cent', () => agrees(async () => (await read()).map(ofKafka)));

  it('says which invoice each number of a series went to', async () => {
    const { allocated, invoices } = booksOf((await read()).map(ofKafka));
    expect(allocated.size).toBe(3); // in the life of one of each kind
    for (const [invoiceId, number] of allocated) expect(invoices.get(invoiceId)?.number).toBe(number);
  });

  it('has messages of the schemas that they name, which everybody may read', async () => {
    const messages = await read();
    for (const [dataschema, of] of Map.groupBy(messages, (message) => message.dataschema)) {
      const { status, body } = await get<object>(dataschema);
      expect(status, dataschema).toBe(200);
      const validate = schemas.compile(body);
      for (const { data, type } of of) expect(validate(data) ? [] : validate.errors, type).toEqual([]);
    }
  });
});
