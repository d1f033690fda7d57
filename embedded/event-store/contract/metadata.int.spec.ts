import { describe, expect, it } from 'vitest';
import { all, newStream, noted, notes, numbers, withEventStore } from '../testing/with-event-store.ts';

const { client } = withEventStore();

const both = async (stream: string) => {
  const forwards = await all(client().readStream(stream));
  const backwards = await all(client().readStream(stream, { direction: 'backwards', fromRevision: 'end' }));
  expect(numbers(backwards)).toEqual(numbers(forwards).reverse());
  return numbers(forwards);
};

describe('the metadata of a stream', () => {
  it('comes back as it was set, and is replaced as a whole', async () => {
    const stream = newStream();
    await client().setStreamMetadata(stream, { maxCount: 5, maxAge: 3600, owner: 'acme' });
    const { metadata } = await client().getStreamMetadata(stream);
    expect(metadata).toEqual({ maxCount: 5, maxAge: 3600, owner: 'acme' });
    await client().setStreamMetadata(stream, { maxCount: 7 });
    expect((await client().getStreamMetadata(stream)).metadata).toEqual({ maxCount: 7 });
  });

  it('is absent until it is set', async () => {
    expect((await client().getStreamMetadata(newStream())).metadata).toBeUndefined();
  });

  it('is set by one of two who expect the same', async () => {
    const stream = newStream();
    await client().setStreamMetadata(stream, { maxCount: 1 }, { expectedRevision: 'no_stream' });
    const second = client().setStreamMetadata(stream, { maxCount: 2 }, { expectedRevision: 'no_stream' });
    await expect(second).rejects.toMatchObject({ type: 'wrong-expected-version' });
  });

  it('leaves the last events to be read, by count', async () => {
    const stream = newStream();
    await client().appendToStream(stream, notes(5));
    await client().setStreamMetadata(stream, { maxCount: 2 });
    expect(await both(stream)).toEqual([3, 4]);
    await client().appendToStream(stream, noted(5));
    expect(await both(stream)).toEqual([4, 5]);
    expect(numbers(await all(client().readStream(stream, { fromRevision: 0n, maxCount: 1 })))).toEqual([4]);
  });

  it('leaves the events from a revision on', async () => {
    const stream = newStream();
    await client().appendToStream(stream, notes(5));
    await client().setStreamMetadata(stream, { truncateBefore: 3 });
    expect(await both(stream)).toEqual([3, 4]);
  });

  it('leaves the events of some age', async () => {
    const stream = newStream();
    await client().appendToStream(stream, notes(2));
    await client().setStreamMetadata(stream, { maxAge: 3600 });
    expect(await both(stream)).toEqual([0, 1]);
    await client().setStreamMetadata(stream, { maxAge: 1 });
    await expect.poll(() => both(stream)).toEqual([]);
  });

  it('leaves a subscriber the same', async () => {
    const stream = newStream();
    await client().appendToStream(stream, notes(5));
    await client().setStreamMetadata(stream, { truncateBefore: 3 });
    const seen: number[] = [];
    for await (const event of client().subscribeToStream(stream)) {
      seen.push(...numbers([event]));
      if (seen.at(-1) === 4) break;
    }
    expect(seen).toEqual([3, 4]);
  });

  it('hides nothing from who reads all streams', async () => {
    const stream = newStream();
    const { position } = await client().appendToStream(stream, noted(0));
    await client().appendToStream(stream, notes(4, 1));
    await client().setStreamMetadata(stream, { maxCount: 1 });
    const read = await all(client().readAll({ fromPosition: position ?? 'start' }));
    expect(numbers(read.filter(({ event }) => event?.streamId === stream))).toEqual([0, 1, 2, 3, 4]);
  });
});
