import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Producer, Transaction } from 'kafkajs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import { CheckpointTaken, EventRefused, type View } from '../../platform/projection/view.ts';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import { recorded } from '../../testing/servers/event-log.ts';
import { clientsForTests, newTopic, readCommitted, withoutKafka } from '../../testing/servers/kafka.ts';
import { shareKafka } from '../../testing/servers/kafka-turns.ts';
import { deliver } from '../testing/deliver.ts';
import { expectOrigin } from '../testing/expect-origin.ts';
import { log, partPayment, registration } from '../testing/invoice-lives.ts';
import { type Topics, topicsNamed } from './topics.ts';
import { integrationView } from './view.ts';

const origin = { source: 'urn:test' };

describe.skipIf(withoutKafka !== '')(`the topic of events${withoutKafka}`, () => {
  shareKafka();
  let clients: KafkaClients;
  let topics: Topics;
  let view: View;

  beforeEach(startAnew);
  afterEach(() => clients.close());

  async function startAnew(): Promise<void> {
    await clients?.close();
    clients = clientsForTests();
    topics = topicsNamed(newTopic('ledger.events'));
    view = integrationView(clients, { name: 'integration', topics, origin });
    await view.prepare();
  }

  it('has each event once, in the order of its invoice, for batches of any size and events delivered twice', async () => {
    await fc.assert(
      fc.asyncProperty(log, fc.integer({ min: 1, max: 12 }), async (events, size) => {
        await startAnew();
        const all = recorded(events);
        const twice = all.flatMap((event) => [event, event]);
        await deliver(view, twice, size, size);
        await expectPublished(all);
      }),
      { numRuns: 5 },
    );
  });

  it('accepts one of two writers at the same checkpoint; the other one changes nothing', async () => {
    const other = integrationView(clients, { name: 'integration', topics, origin });
    const [first, second] = [someEvents(3, 1n), someEvents(3, 1n)];
    const outcomes = await Promise.allSettled([view.commit(first, undefined, 9n), other.commit(second, undefined, 9n)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(Error) });
    await expectPublished(outcomes[0]?.status === 'fulfilled' ? first : second);
    await expect.poll(() => Promise.all([view.checkpoint(), other.checkpoint()])).toEqual([9n, 9n]);
  });

  it('fences the process that wrote before; what that process still sends is refused and changes nothing', async () => {
    const [first, second, late] = [someEvents(2, 1n), someEvents(2, 10n), someEvents(2, 10n)];
    await view.commit(first, undefined, 9n);
    const successor = integrationView(clients, { name: 'integration', topics, origin });
    await successor.commit(second, 9n, 20n);
    await expect(view.commit(late, 9n, 20n)).rejects.toThrow(CheckpointTaken);
    await expectPublished([...first, ...second]);
    const further = someEvents(2, 30n);
    await view.commit(further, 20n, 40n);
    await expectPublished([...first, ...second, ...further]);
  });

  it.each(['before it happened', 'after it happened'] as const)(
    'holds each event once where a process dies at the commit, %s',
    async (when) => {
      const events = someEvents(5, 1n);
      const dying = integrationView(dyingAtCommit(clients, when), { name: 'integration', topics, origin });
      await expect(dying.commit(events, undefined, 9n)).rejects.toThrow(Crash);
      if (when === 'before it happened') await view.commit(events, undefined, 9n);
      await expect.poll(() => view.checkpoint()).toBe(9n);
      await view.commit(someEvents(0, 1n), 9n, 10n);
      await expectPublished(events);
    },
  );

  it('moves its checkpoint without events, to positions of 64 bits', async () => {
    const [far, farther] = [2n ** 63n, 2n ** 64n - 1n];
    expect(await view.checkpoint()).toBeUndefined();
    await view.commit([], undefined, far);
    await view.commit([], far, farther);
    const elsewhere = integrationView(clients, { name: 'integration', topics, origin });
    await expect.poll(() => elsewhere.checkpoint()).toBe(farther);
  });

  it('says which event its checkpoint is at', () => expectOrigin(view));

  it('accepts a batch that is larger than a request, and refuses an event that is larger than a message', async () => {
    const big = (bytes: number, position: bigint) =>
      recorded(registration(randomUUID(), { name: 'x'.repeat(bytes) }).map(of()), position);
    const many = Array.from({ length: 12 }, (_, index) => big(400_000, BigInt(index + 1))).flat();
    await view.commit(many, undefined, 12n);
    await expect(view.commit(big(5_000_000, 13n), 12n, 13n)).rejects.toThrow(EventRefused);
    expect(await view.checkpoint()).toBe(12n);
    await expectPublished(many);
  });

  it('goes on without a parked stream, and adds its events when it is resumed', async () => {
    const invoiceId = randomUUID();
    const life = [...registration(invoiceId), ...partPayment('p', 1, 99_999), ...partPayment('q', 1, 99_998)];
    const events = recorded(life.map(of(invoiceId)), 1n);
    const { stream } = events[0] as Recorded<InvoiceEvent>;
    await view.commit(events.slice(0, 1), undefined, 1n);
    await view.parking?.park({ stream, revision: 1, position: 2n, type: 'PaymentApplied', reason: 'a bug' }, 1n);
    const others = someEvents(3, 10n);
    await view.commit([...events.slice(2), ...others], 2n, 20n);
    await expectPublished([...events.slice(0, 1), ...others]);
    const elsewhere = integrationView(clients, { name: 'integration', topics, origin });
    await expect.poll(() => elsewhere.parking?.parked()).toMatchObject([{ stream, revision: 1, position: 2n }]);
    await elsewhere.parking?.resume(stream, events.slice(1), 20n);
    expect(await elsewhere.parking?.parked()).toEqual([]);
    await expect(view.commit([], 20n, 21n)).rejects.toThrow(CheckpointTaken); // fenced once, and then it goes on
    await view.commit([], 20n, 21n);
    await expectPublished([...events, ...others]);
  });

  it('has what happened years ago for as long as what happens now: retention counts from the publication', async () => {
    const before = Date.now();
    const old = someEvents(2, 1n).map((event) => {
      return { ...event, metadata: { ...event.metadata, recordedAt: '2019-01-31T10:00:00.000Z' } };
    });
    await view.commit(old, undefined, 2n);
    const messages = await readCommitted(clients, topics.events, old.length);
    expect(messages.map(({ value }) => JSON.parse(value))).toMatchObject(
      old.map(() => ({ time: '2019-01-31T10:00:00.000Z' })),
    );
    expect(Math.min(...messages.map(({ timestamp }) => timestamp))).toBeGreaterThanOrEqual(before);
  });

  /** The topic has these events and no others, each invoice's in order. */
  async function expectPublished(events: readonly Recorded<InvoiceEvent>[]): Promise<void> {
    const messages = await readCommitted(clients, topics.events, events.length);
    const published = messages.map(({ key, value }) => ({ key, id: (JSON.parse(value) as { id: string }).id }));
    expect(byKey(published)).toEqual(inOrder(events));
  }
});

const inOrder = (events: readonly Recorded<InvoiceEvent>[]): Record<string, string[]> =>
  byKey(events.map(({ stream, id }) => ({ key: stream.slice('invoice-'.length), id })));

const byKey = (messages: readonly { key: string; id: string }[]): Record<string, string[]> =>
  Object.fromEntries([...Map.groupBy(messages, ({ key }) => key)].map(([key, of]) => [key, of.map(({ id }) => id)]));

const of =
  (invoiceId = randomUUID()) =>
  (event: InvoiceEvent) => ({ invoiceId, event });

/** Registrations of invoices, from a position on. */
const someEvents = (count: number, position: bigint): Recorded<InvoiceEvent>[] =>
  recorded(
    Array.from({ length: count }, () => randomUUID()).flatMap((id) => registration(id).map(of(id))),
    position,
  );

class Crash extends Error {}

/** Clients of a process that dies at its first commit: what it had sent is with the broker. */
function dyingAtCommit(clients: KafkaClients, when: 'before it happened' | 'after it happened'): KafkaClients {
  const dying = (transaction: Transaction): Transaction => ({
    ...transaction,
    async commit() {
      if (when === 'after it happened') await transaction.commit();
      throw new Crash();
    },
  });
  return {
    ...clients,
    producer(config) {
      const producer = clients.producer(config);
      const transaction = producer.transaction.bind(producer);
      return Object.assign(producer, {
        transaction: async () => dying(await transaction()),
      } satisfies Partial<Producer>);
    },
  };
}
