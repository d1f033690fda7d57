import { once } from 'node:events';
import { type Position, streamNameFilter } from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { describeEmbedded } from '../../../testing/servers/event-store.ts';
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
