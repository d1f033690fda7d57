import { NO_STREAM, StreamDeletedError, StreamNotFoundError, WrongExpectedVersionError } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { all, newStream, noted, notes, numbers, revisions, withEventStore } from '../testing/with-event-store.ts';

const { client } = withEventStore();

const streamOf = async (count: number): Promise<string> => {
  const stream = newStream();
  await client().appendToStream(stream, notes(count));
  return stream;
};
const read = (stream: string) => all(client().readStream(stream));

describe('a deleted stream', () => {
  it('is not found', async () => {
    const stream = await streamOf(3);
    const { position } = await client().deleteStream(stream);
    expect(position?.commit).toBeTypeOf('bigint');
    await expect(read(stream)).rejects.toBeInstanceOf(StreamNotFoundError);
  });

  it.each(['any', NO_STREAM, 2n] as const)(
    'continues with an append that expects %s: revisions continue, and deleted events stay hidden',
    async (expectedRevision) => {
      const stream = await streamOf(3);
      await client().deleteStream(stream, { expectedRevision: 2n });
      const again = await client().appendToStream(stream, notes(2, 3), { expectedRevision });
      expect(again.nextExpectedRevision).toBe(4n);
      expect(revisions(await read(stream))).toEqual([3, 4]);
      const backwards = client().readStream(stream, { direction: 'backwards', fromRevision: 'end' });
      expect(numbers(await all(backwards))).toEqual([4, 3]);
    },
  );

  it('is deleted for an append that expects it to exist', async () => {
    const stream = await streamOf(1);
    await client().deleteStream(stream);
    const append = client().appendToStream(stream, noted(1), { expectedRevision: 'stream_exists' });
    await expect(append).rejects.toBeInstanceOf(StreamDeletedError);
  });

  it('stays hidden when it gets new metadata', async () => {
    const stream = await streamOf(3);
    await client().deleteStream(stream);
    await client().setStreamMetadata(stream, { maxCount: 10 });
    await client().appendToStream(stream, noted(3));
    expect(numbers(await read(stream))).toEqual([3]);
  });

  it('can be deleted again after a further append', async () => {
    const stream = await streamOf(1);
    await client().deleteStream(stream);
    await client().appendToStream(stream, noted(1));
    await client().deleteStream(stream);
    await expect(read(stream)).rejects.toBeInstanceOf(StreamNotFoundError);
    await client().appendToStream(stream, noted(2));
    expect(numbers(await read(stream))).toEqual([2]);
  });

  it('is not deleted if another revision is expected', async () => {
    const stream = await streamOf(3);
    const refusal = await client()
      .deleteStream(stream, { expectedRevision: 1n })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(WrongExpectedVersionError);
    expect(refusal).toMatchObject({ streamName: stream, expectedVersion: 1n, actualVersion: 2n });
    expect(await read(stream)).toHaveLength(3);
  });
});

describe('a stream with a tombstone', () => {
  it('cannot be read, appended to, deleted or given metadata', async () => {
    const stream = await streamOf(2);
    await client().tombstoneStream(stream);
    for (const attempt of [
      () => read(stream),
      () => client().appendToStream(stream, noted(2)),
      () => client().appendToStream(stream, noted(2), { expectedRevision: 'no_stream' }),
      () => client().appendToStream(stream, noted(2), { credentials: { username: 'admin', password: 'changeit' } }),
      () => client().deleteStream(stream),
      () => client().tombstoneStream(stream),
      () => client().setStreamMetadata(stream, { maxCount: 1 }),
    ]) {
      await expect(attempt()).rejects.toBeInstanceOf(StreamDeletedError);
    }
  });

  it('ends its subscriptions', async () => {
    const stream = await streamOf(2);
    await client().tombstoneStream(stream);
    await expect(all(client().subscribeToStream(stream))).rejects.toBeInstanceOf(StreamDeletedError);
  });

  it('may have had no events', async () => {
    const stream = newStream();
    await client().tombstoneStream(stream, { expectedRevision: NO_STREAM });
    await expect(client().appendToStream(stream, noted(0))).rejects.toBeInstanceOf(StreamDeletedError);
  });

  it('does not get it if another revision is expected', async () => {
    const stream = await streamOf(2);
    const tombstone = client().tombstoneStream(stream, { expectedRevision: 0n });
    await expect(tombstone).rejects.toBeInstanceOf(WrongExpectedVersionError);
    expect(await read(stream)).toHaveLength(2);
  });

  it('has it among the events of all streams', async () => {
    const stream = await streamOf(1);
    const { position } = await client().tombstoneStream(stream);
    const after = client().readAll({ fromPosition: position ?? 'start' });
    const tombstone = (await all(after)).find(({ event }) => event?.streamId === stream);
    expect(tombstone?.event).toMatchObject({ type: '$streamDeleted', revision: 2n ** 63n - 1n });
  });
});
