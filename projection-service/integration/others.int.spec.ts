// The events of customers' credit, payments across invoices, series and the closing on the topic, beside those of invoices.

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerEvent } from '../../events/event-versions.ts';
import { runProjection } from '../../platform/projection/run-projection.ts';
import { appendTo } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { kafkaBrokers, newTopic, readCommitted, withoutKafka } from '../../testing/servers/kafka.ts';
import { shareKafka } from '../../testing/servers/kafka-turns.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { type LedgerProjection, projectionsTo } from '../projections.ts';
import { openStores, type Stores } from '../stores.ts';
import { granted } from '../testing/customer-lives.ts';
import { registration } from '../testing/invoice-lives.ts';
import type { LedgerCloudEvent } from './cloud-event.ts';

const log = { warn: () => {} };
const payment = { paymentId: 'p', customerId: 'acme', amount: 700, currency: 'EUR', receivedOn: '2026-11-22' };

describe.skipIf(withoutKafka !== '')(`events that are not of an invoice${withoutKafka}`, () => {
  shareKafka();
  let eventStore: TestEventStore;
  let database: TestDatabase;
  let stores: Stores;
  let topic: string;
  const invoiceId = randomUUID();

  beforeEach(async () => {
    [eventStore, database] = await Promise.all([startEventStore(), createTestDatabase()]);
    topic = newTopic('ledger.events');
    const urls = { EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url, KAFKA_BROKERS: kafkaBrokers };
    stores = openStores({ ...urls, KAFKA_EVENTS_TOPIC: topic }, 'test', 10_000, log);
  });
  afterEach(async () => {
    await stores.close();
    await Promise.all([eventStore.stop(), database.drop()]);
  });

  const append = (stream: string, ...events: LedgerEvent[]) => appendTo(stores.eventStore.client, stream, events);

  /** Runs one of the projections until it has all events up to a position. */
  async function publishes(name: LedgerProjection['name'], upTo: bigint): Promise<LedgerProjection> {
    const projection = projectionsTo(stores, log).find((one) => one.name === name);
    if (projection === undefined) throw new Error(`there is no ${name}`);
    const stop = new AbortController();
    const running = runProjection({ ...projection, owner: name }, stores.eventStore.client, log, stop.signal);
    await expect.poll(() => projection.progress.position ?? 0n).toBeGreaterThanOrEqual(upTo);
    stop.abort();
    await running;
    return projection;
  }
  const published = async (least: number) => {
    if (stores.kafka === undefined) throw new Error('there is no Kafka');
    const messages = await readCommitted(stores.kafka.clients, topic, least);
    return messages.map(({ key, value }) => ({ key, event: JSON.parse(value) as LedgerCloudEvent }));
  };
  const subjects = (messages: Awaited<ReturnType<typeof published>>) =>
    messages.map(({ key, event }) => `${key} ${event.sequence}`).toSorted();

  it('come to a topic that an earlier version had filled with those of invoices, the past ones too, each once', async () => {
    await append('customer-acme', granted('EUR', 500, 500));
    await append('payment-p', { type: 'PaymentReceived', data: { ...payment, method: 'transfer', allocations: [] } });
    await append('process-overdue', { type: 'DayDone', data: { day: '2026-11-22' } });
    const before = await append(`invoice-${invoiceId}`, ...registration(invoiceId));
    await publishes('integration', before); // all that the earlier version did
    expect(subjects(await published(1))).toEqual([`${invoiceId} 0`]);

    const now = await append('books-closing', { type: 'BooksClosed', data: { closedThrough: '2026-10-31' } });
    const others = await publishes('integration-others', now);
    const invoices = await publishes('integration', now);
    const all = ['books-closing 0', 'customer-acme 0', `${invoiceId} 0`, 'payment-p 0'].toSorted();
    expect(subjects(await published(all.length))).toEqual(all);
    for (const [{ verify }, events] of [
      [invoices, 1],
      [others, 3],
    ] as const)
      expect(await verify()).toMatchObject({ events, rows: events, different: 0 });
  });
});
