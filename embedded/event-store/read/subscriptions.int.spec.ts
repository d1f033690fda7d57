import { once } from 'node:events';
import { type Position, streamNameFilter } from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { connectEventStore } from '../../../platform/stores/event-store.ts';
import { describeEmbedded, startEventStoreProcess } from '../../../testing/servers/event-store.ts';
import { first, newStream, noted, notes, numbers, withEventStore } from '../testing/with-event-store.ts';

const { client } = withEventStore();

describeEmbedded('a filtered subscription', () => {
  it('sends a checkpoint after every interval × window events: of past ones where the last window began, of live ones the last', async () => {
    const { position: begin } = await client().appendToStream(newStream(), noted(0));
    const checkpoints: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: ['wanted-'],
      maxSearchWindow: 7,
      checkpointInterval: 3,
      checkpointReached: async (_subscription, { commit }: Position) => {
        checkpoints.push(commit - (begin?.commit ?? 0n));
      },
    });
    await client().appendToStream(newStream(), notes(50));
    const subscription = client().subscribeToAll({ fromPosition: begin ?? 'start', filter });
    subscription.resume();
    await once(subscription, 'caughtUp');
    expect(checkpoints).toEqual([14n, 35n]);
    for (let n = 0; n < 5; n++) await client().appendToStream(newStream(), notes(10));
    await expect.poll(() => checkpoints).toEqual([14n, 35n, 63n, 84n]);
  });
});

describeEmbedded('a hundred live subscriptions', () => {
  it('all get the appended events in order', async () => {
    const stream = newStream();
    await client().appendToStream(stream, noted(0));
    const subscriptions = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const subscription = client().subscribeToStream(stream);
        const seen = first(31, subscription);
        await once(subscription, 'caughtUp');
        return { seen };
      }),
    );
    for (let n = 1; n <= 30; n++) await client().appendToStream(stream, noted(n));
    for (const { seen } of subscriptions) expect(numbers(await seen)).toEqual(Array.from({ length: 31 }, (_, n) => n));
  });
});

describeEmbedded('a filtered subscription that goes live', () => {
  const largest = 2n ** 64n - 1n;
  const nothing = [] as { commit: bigint; prepare: bigint }[];

  /** Of three events: the checkpoints of a subscription that finds none of its own, from the start and after the third; and its position and that of the next. */
  async function checkpointsOf(version: '23.10' | '24.10' | '25.0') {
    const server = await startEventStoreProcess({ likeProduction: true, version });
    const { client, dispose } = connectEventStore(server.url);
    try {
      const { position: third = { commit: 0n, prepare: 0n } } = await client.appendToStream(newStream(), notes(3));
      const from = async (fromPosition: 'start' | Position) => {
        const found: Position[] = [];
        const checkpointReached = async (_: unknown, position: Position) => void found.push(position);
        const filter = streamNameFilter({ prefixes: ['wanted-'], checkpointReached });
        const subscription = client.subscribeToAll({ fromPosition, filter });
        subscription.resume();
        await once(subscription, 'caughtUp');
        await subscription.unsubscribe();
        return found;
      };
      const checkpoints = [await from('start'), await from(third), await from({ commit: largest, prepare: largest })];
      const { position: next } = await client.appendToStream(newStream(), noted(0));
      return { checkpoints, third: third.commit, next: next?.commit ?? 0n };
    } finally {
      await dispose();
      await server.stop();
    }
  }

  it('sends no checkpoint up to 23.10', async () => {
    expect((await checkpointsOf('23.10')).checkpoints).toEqual([nothing, nothing, nothing]);
  });

  it('sends the highest position from 24.2 to 24.10.4 if it found nothing since the start, else its last position', async () => {
    const { checkpoints, third } = await checkpointsOf('24.10');
    const [last, highest] = [third, largest].map((at) => [{ commit: at, prepare: at }]);
    expect(checkpoints).toEqual([highest, last, nothing]);
  });

  it('sends the position of the next event in 25.0.0', async () => {
    const { checkpoints, next } = await checkpointsOf('25.0');
    const ofNext = [{ commit: next, prepare: 0n }];
    expect(checkpoints).toEqual([ofNext, ofNext, nothing]);
  });
});

describeEmbedded('a subscription from beyond the end', () => {
  it('gets what is recorded from then on', async () => {
    const stream = newStream();
    const beyond = { commit: 2n ** 40n, prepare: 2n ** 40n };
    await client().appendToStream(stream, noted(0));
    const subscription = client().subscribeToAll({ fromPosition: beyond });
    const seen = first(1, subscription);
    await once(subscription, 'caughtUp');
    await client().appendToStream(stream, noted(1));
    expect(numbers(await seen)).toEqual([1]);
  });
});
