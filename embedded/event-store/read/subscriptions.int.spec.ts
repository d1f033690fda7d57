import { once } from 'node:events';
import { type Position, streamNameFilter } from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { describeEmbedded } from '../../../testing/servers/event-store.ts';
import { first, newStream, noted, notes, numbers, withEventStore } from '../testing/with-event-store.ts';

const { client } = withEventStore();

describeEmbedded('a filtered subscription', () => {
  it('tells how far it looked after every interval × window events, in the past as well as live', async () => {
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
    expect(checkpoints).toEqual([21n, 42n]);
    for (let n = 0; n < 5; n++) await client().appendToStream(newStream(), notes(10));
    await expect.poll(() => checkpoints).toEqual([21n, 42n, 63n, 84n]);
  });
});

describeEmbedded('a hundred live subscriptions', () => {
  it('all get what is appended, in order', async () => {
    const stream = newStream();
    const subscriptions = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const subscription = client().subscribeToStream(stream);
        const seen = first(30, subscription);
        await once(subscription, 'caughtUp');
        return { seen };
      }),
    );
    for (let n = 0; n < 30; n++) await client().appendToStream(stream, noted(n));
    for (const { seen } of subscriptions) expect(numbers(await seen)).toEqual(Array.from({ length: 30 }, (_, n) => n));
  });
});
