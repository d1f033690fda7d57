import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type AllStreamSubscription,
  eventTypeFilter,
  excludeSystemEvents,
  jsonEvent,
  type Position,
  type ReadPosition,
  type StreamSubscription,
  streamNameFilter,
} from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { first, newStream, noted, notes, numbers, withEventStore } from '../testing/with-event-store.ts';

const { client } = withEventStore();

const caughtUp = (subscription: StreamSubscription | AllStreamSubscription) =>
  new Promise<void>((resolve, reject) => {
    subscription.once('error', reject);
    subscription.once('caughtUp', resolve);
  });

describe('a subscription to a stream', () => {
  it('yields existing events, then new ones', async () => {
    const stream = newStream();
    await client().appendToStream(stream, notes(3));
    const subscription = client().subscribeToStream(stream);
    const seen = first(6, subscription);
    await caughtUp(subscription);
    await client().appendToStream(stream, notes(2, 3));
    await client().appendToStream(stream, noted(5));
    expect(numbers(await seen)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('from a revision yields the events after it', async () => {
    const stream = newStream();
    await client().appendToStream(stream, notes(5));
    expect(numbers(await first(2, client().subscribeToStream(stream, { fromRevision: 2n })))).toEqual([3, 4]);
  });

  it('from the end yields new events only', async () => {
    const stream = newStream();
    await client().appendToStream(stream, notes(5));
    const subscription = client().subscribeToStream(stream, { fromRevision: 'end' });
    const seen = first(2, subscription);
    await caughtUp(subscription);
    await client().appendToStream(stream, notes(2, 5));
    expect(numbers(await seen)).toEqual([5, 6]);
  });

  it('waits for a stream that does not exist yet', async () => {
    const stream = newStream();
    const subscription = client().subscribeToStream(stream);
    const seen = first(1, subscription);
    await once(subscription, 'confirmation'); // it is caught up only after the first events
    await client().appendToStream(newStream(), noted(7));
    await client().appendToStream(stream, noted(8));
    expect(numbers(await seen)).toEqual([8]);
  });

  it('sees the deletion of its stream as a gap, not as the end', async () => {
    const stream = newStream();
    await client().appendToStream(stream, noted(0));
    const subscription = client().subscribeToStream(stream);
    const seen = first(2, subscription);
    await caughtUp(subscription);
    await client().deleteStream(stream);
    await client().appendToStream(stream, noted(1));
    expect(numbers(await seen)).toEqual([0, 1]);
  });
});

describe('a subscription to all streams', () => {
  it('from a position yields the events after it, of every stream, in the order of the appends', async () => {
    const [one, other] = [newStream(), newStream()];
    const { position } = await client().appendToStream(one, noted(0));
    await client().appendToStream(other, noted(1));
    await client().appendToStream(one, noted(2));
    const filter = streamNameFilter({ prefixes: [one, other] });
    const subscription = client().subscribeToAll({ fromPosition: position ?? 'start', filter });
    const seen = first(4, subscription);
    await caughtUp(subscription);
    await client().appendToStream(other, noted(3));
    await client().appendToStream(one, noted(4));
    expect(numbers(await seen)).toEqual([1, 2, 3, 4]);
  });

  it('from the end yields new events only', async () => {
    const stream = newStream();
    await client().appendToStream(stream, noted(0));
    const filter = streamNameFilter({ prefixes: [stream] });
    const subscription = client().subscribeToAll({ fromPosition: 'end', filter });
    const seen = first(1, subscription);
    await caughtUp(subscription);
    await client().appendToStream(stream, noted(1));
    expect(numbers(await seen)).toEqual([1]);
  });

  it('sees concurrent appends in one order, the same for all, without a gap', async () => {
    const category = newStream();
    const filter = streamNameFilter({ prefixes: [category] });
    const subscriptions = Array.from({ length: 3 }, () => client().subscribeToAll({ fromPosition: 'end', filter }));
    const seen = subscriptions.map((subscription) => first(200, subscription));
    await Promise.all(subscriptions.map(caughtUp));
    await Promise.all(notes(200).map((event, n) => client().appendToStream(`${category}-${n % 20}`, event)));
    const [one = [], ...others] = await Promise.all(seen);
    const positions = one.map(({ event }) => event?.position?.commit ?? 0n);
    expect(positions).toEqual(positions.toSorted((a, b) => Number(a - b)));
    expect(numbers(one).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n));
    for (const other of others) expect(numbers(other)).toEqual(numbers(one));
  });

  it('continues after the position of the last event of an earlier one', async () => {
    const stream = newStream();
    const { position: before } = await client().appendToStream(stream, noted(-1));
    await client().appendToStream(stream, notes(300));
    const filter = streamNameFilter({ prefixes: [stream] });
    const seen: number[] = [];
    for (let from: ReadPosition = before ?? 'start'; seen.length < 300; ) {
      const part = await first(60, client().subscribeToAll({ fromPosition: from, filter }));
      seen.push(...numbers(part));
      from = part.at(-1)?.event?.position ?? 'start';
    }
    expect(seen).toEqual(Array.from({ length: 300 }, (_, n) => n));
  });
});

describe('a filter', () => {
  const category = newStream('filtered');
  const type = newStream('Type').replaceAll('-', '');
  const filters = {
    'prefixes of the stream name': streamNameFilter({ prefixes: [`${category}-a`, `${category}-b`] }),
    'a regular expression on the stream name': streamNameFilter({ regex: `^${category}-[ab]$` }),
    'prefixes of the event type': eventTypeFilter({ prefixes: [`${type}A`, `${type}B`] }),
    'a regular expression on the event type': eventTypeFilter({ regex: `^${type}(A|B)$` }),
  };

  it.each(Object.entries(filters))('by %s yields matching events, old and new', async (_name, filter) => {
    const appendAll = async (round: number) => {
      for (const [n, letter] of ['a', 'c', 'b'].entries()) {
        const event = jsonEvent({ type: `${type}${letter.toUpperCase()}`, data: { n: 10 * round + n } });
        await client().appendToStream(`${category}-${letter}`, event);
      }
    };
    const { position } = await client().appendToStream(newStream(), noted(0));
    await appendAll(0);
    const subscription = client().subscribeToAll({ fromPosition: position ?? 'start', filter });
    const seen = first(4, subscription);
    await caughtUp(subscription);
    await appendAll(1);
    expect(numbers(await seen)).toEqual([0, 2, 10, 12]);
  });

  it('leaves out system events', async () => {
    const stream = newStream();
    const { position } = await client().appendToStream(newStream(), noted(0));
    await client().setStreamMetadata(stream, { maxCount: 9 });
    await client().appendToStream(stream, noted(1));
    const subscription = client().subscribeToAll({ fromPosition: position ?? 'start', filter: excludeSystemEvents() });
    for await (const { event } of subscription) {
      expect(event?.type).not.toMatch(/^\$/);
      if (event?.streamId === stream) break;
    }
  });

  it('reports its checkpoint although no event matches, and nothing is missed from there on', async () => {
    const wanted = newStream('wanted');
    const { position: from } = await client().appendToStream(newStream(), noted(0));
    let reached: (position: Position) => void;
    const checkpoint = new Promise<Position>((resolve) => {
      reached = resolve;
    });
    const filter = streamNameFilter({
      prefixes: [wanted],
      maxSearchWindow: 10,
      checkpointInterval: 2,
      checkpointReached: async (_subscription, position) => reached(position),
    });
    const subscription = client().subscribeToAll({ fromPosition: from ?? 'start', filter });
    subscription.on('data', () => {});
    await caughtUp(subscription);
    for (let n = 0; n < 30; n++) await client().appendToStream(newStream(), noted(n));
    const position = await checkpoint;
    await subscription.unsubscribe();
    expect(position.commit).toBeGreaterThan(from?.commit ?? 0n);
    await client().appendToStream(wanted, noted(42));
    const resumed = client().subscribeToAll({
      fromPosition: position,
      filter: streamNameFilter({ prefixes: [wanted] }),
    });
    expect(numbers(await first(1, resumed))).toEqual([42]);
  });
});

describe('a slow subscriber', () => {
  it('gets every event once and in order, old and new, at its own pace', async () => {
    const stream = newStream();
    await client().appendToStream(stream, notes(1000));
    const seen: number[] = [];
    const appending = (async () => {
      for (let n = 1000; n < 2000; n += 50) await client().appendToStream(stream, notes(50, n));
    })();
    for await (const event of client().subscribeToStream(stream)) {
      seen.push(...numbers([event]));
      if (seen.length % 100 === 0) await pause(5);
      if (seen.length === 2000) break;
    }
    await appending;
    expect(seen).toEqual(Array.from({ length: 2000 }, (_, n) => n));
  });
});
