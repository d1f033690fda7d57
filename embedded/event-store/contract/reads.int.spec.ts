import { jsonEvent, StreamNotFoundError } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { all, first, newStream, notes, numbers, withEventStore } from '../testing/with-event-store.ts';

const { client } = withEventStore();

const streamOf = async (count: number): Promise<string> => {
  const stream = newStream();
  await client().appendToStream(stream, notes(count));
  return stream;
};

describe('a stream is read', () => {
  it.each([
    ['forwards from the start', {}, [0, 1, 2, 3, 4]],
    ['forwards from a revision, inclusive', { fromRevision: 3n }, [3, 4]],
    ['forwards, so many events', { fromRevision: 1n, maxCount: 2 }, [1, 2]],
    ['forwards from beyond its end', { fromRevision: 5n }, []],
    ['backwards from the end', { direction: 'backwards', fromRevision: 'end' }, [4, 3, 2, 1, 0]],
    ['backwards from a revision, inclusive', { direction: 'backwards', fromRevision: 1n }, [1, 0]],
    ['backwards, the last event only', { direction: 'backwards', fromRevision: 'end', maxCount: 1 }, [4]],
    ['backwards from beyond its end', { direction: 'backwards', fromRevision: 99n, maxCount: 2 }, [4, 3]],
    ['backwards from the start', { direction: 'backwards', fromRevision: 'start' }, [0]],
  ] as const)('%s', async (_name, options, expected) => {
    expect(numbers(await all(client().readStream(await streamOf(5), options)))).toEqual(expected);
  });

  it('over many pages, both ways', async () => {
    const stream = await streamOf(1500);
    const rising = Array.from({ length: 1500 }, (_, index) => index);
    expect(numbers(await all(client().readStream(stream)))).toEqual(rising);
    const falling = client().readStream(stream, { direction: 'backwards', fromRevision: 'end' });
    expect(numbers(await all(falling))).toEqual(rising.reverse());
  });

  it('with large events', async () => {
    const stream = newStream();
    const events = notes(40).map((event) => jsonEvent({ ...event, data: { ...event.data, text: 'x'.repeat(20_000) } }));
    await client().appendToStream(stream, events);
    expect(numbers(await all(client().readStream(stream)))).toHaveLength(40);
  });

  it('with all fields of each event', async () => {
    const stream = newStream();
    const before = Date.now();
    const [event] = notes(1);
    await client().appendToStream(stream, { ...jsonEvent({ type: 'Noted', data: { n: 1 } }), id: event?.id ?? '' });
    const [read] = await all(client().readStream(stream));
    expect(read?.event).toMatchObject({ id: event?.id, streamId: stream, type: 'Noted', isJson: true, revision: 0n });
    expect(read?.event?.position?.commit).toBeTypeOf('bigint');
    expect(read?.event?.created.getTime()).toBeGreaterThan(before - 60_000);
    expect(read?.event?.created.getTime()).toBeLessThan(Date.now() + 60_000);
  });

  it('not if it does not exist, and the error names it', async () => {
    const stream = newStream();
    const refusal = await all(client().readStream(stream)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StreamNotFoundError);
    expect(refusal).toMatchObject({ streamName: stream });
  });

  it('by a reader that leaves in the middle, and by others after that', async () => {
    const stream = await streamOf(600);
    expect(numbers(await first(3, client().readStream(stream)))).toEqual([0, 1, 2]);
    expect(await all(client().readStream(stream))).toHaveLength(600);
  });
});

describe('all streams are read', () => {
  it('in the order of the appends, from a position inclusive', async () => {
    const [one, other] = [newStream(), newStream()];
    const { position } = await client().appendToStream(one, notes(1));
    await client().appendToStream(other, notes(1, 1));
    await client().appendToStream(one, notes(1, 2));
    const ours: number[] = [];
    for await (const { event } of client().readAll({ fromPosition: position ?? 'start' })) {
      if (event?.streamId === one || event?.streamId === other) ours.push((event.data as { n: number }).n);
    }
    expect(ours).toEqual([0, 1, 2]);
  });

  it('backwards, from before a position', async () => {
    const stream = newStream();
    await client().appendToStream(stream, notes(2));
    const { position } = await client().appendToStream(stream, notes(1, 2));
    const backwards = client().readAll({ direction: 'backwards', fromPosition: position ?? 'end', maxCount: 100 });
    const ours = (await all(backwards)).filter(({ event }) => event?.streamId === stream);
    expect(numbers(ours)).toEqual([1, 0]);
  });

  it('backwards from the end, so many events, with falling positions', async () => {
    await streamOf(5);
    const read = await all(client().readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 4 }));
    const positions = read.map(({ event }) => event?.position?.commit ?? 0n);
    expect(positions).toHaveLength(4);
    expect(positions).toEqual(positions.toSorted((a, b) => Number(b - a)));
  });

  it('not beyond their end', async () => {
    expect(await all(client().readAll({ fromPosition: 'end' }))).toEqual([]);
    expect(await all(client().readAll({ direction: 'backwards', fromPosition: 'start' }))).toEqual([]);
  });
});
