import { describe, expect, it } from 'vitest';
import { notStarted } from './progress.ts';
import type { Arrived } from './subscription.ts';
import { take } from './take.ts';
import { type Noted, ViewInMemory } from './testing/view-in-memory.ts';
import { CheckpointTaken, EventRefused, type View } from './view.ts';

const arrived = (streamId: string, position: bigint, metadata: object = { schema: 1 }): Arrived => ({
  id: `e-${position}`,
  streamId,
  revision: 0n,
  position: { commit: position },
  type: 'DayDone',
  data: {},
  metadata,
  created: new Date(0),
});
/** Events of streams a, b, c …, one each, at the positions 1, 2, 3 … */
const batchOf = (streams: string): Arrived[] => [...streams].map((name, index) => arrived(name, BigInt(index + 1)));

/** Takes a batch again and again, as a projection does, until it is taken. */
function taking(view: View<Noted>, tries = 3) {
  const progress = notStarted();
  const parked: { of: Arrived; because: string }[] = [];
  const patience = {
    tries,
    onParked: (refusal: EventRefused, of: Arrived) => void parked.push({ of, because: refusal.message }),
  };
  return {
    progress,
    parked,
    take: (events: readonly Arrived[], to: bigint) => take(view, events, to, progress, patience),
  };
}

describe('a batch', () => {
  it('is committed at once, and the checkpoint is moved to its end', async () => {
    const view = new ViewInMemory();
    const { progress, take } = taking(view);
    await take(batchOf('abc'), 9n);
    expect(view.taken).toEqual(['a 0', 'b 0', 'c 0']);
    expect([view.commits, view.at, progress.position]).toEqual([[3], 9n, 9n]);
  });

  it('without events moves the checkpoint', async () => {
    const view = new ViewInMemory();
    const { progress, take } = taking(view);
    await take([], 9n);
    expect([view.taken, view.at, progress.position]).toEqual([[], 9n, 9n]);
  });

  it('of an event that is refused is in the view up to that event, and the event is named', async () => {
    const view = new ViewInMemory();
    view.refused.add('d 0');
    const { progress, take } = taking(view);
    const refused = take(batchOf('abcde'), 9n);
    await expect(refused).rejects.toThrow(EventRefused);
    await expect(refused).rejects.toThrow('event 0 of d (DayDone): not to be had');
    expect(view.taken).toEqual(['a 0', 'b 0', 'c 0']);
    expect([view.at, progress.position, progress.refused]).toEqual([3n, 3n, { position: 4n, tries: 1 }]);
    expect(view.aside.size).toBe(0);
  });

  it('goes on without the stream of an event that is refused on each of a few tries', async () => {
    const view = new ViewInMemory();
    view.refused.add('b 0');
    const { progress, parked, take } = taking(view, 3);
    await expect(take(batchOf('abc'), 9n)).rejects.toThrow(EventRefused);
    await expect(take(batchOf('abc').slice(1), 9n)).rejects.toThrow(EventRefused);
    expect([view.aside.size, progress.refused]).toEqual([0, { position: 2n, tries: 2 }]);
    await take(batchOf('abc').slice(1), 9n);
    const because = 'event 0 of b (DayDone): not to be had';
    expect([...view.aside.values()]).toMatchObject([
      { stream: 'b', revision: 0, position: 2n, type: 'DayDone', reason: because },
    ]);
    expect(parked).toMatchObject([{ of: { streamId: 'b' }, because }]);
    expect(view.taken).toEqual(['a 0', 'c 0']);
    expect([view.at, progress.position]).toEqual([9n, 9n]);
  });

  it('that ends after the event that is refused has its end as the checkpoint', async () => {
    const view = new ViewInMemory();
    view.refused.add('a 0');
    const { progress, take } = taking(view, 1);
    await take(batchOf('a'), 9n);
    expect([view.at, progress.position, view.commits]).toEqual([9n, 9n, [0]]);
  });

  it('that ends with the event that is refused needs no further commit', async () => {
    const view = new ViewInMemory();
    view.refused.add('a 0');
    const { progress, take } = taking(view, 1);
    await take(batchOf('a'), 1n);
    expect([view.at, progress.position, view.commits]).toEqual([1n, 1n, []]);
  });

  it('can have more than one event that is refused', async () => {
    const view = new ViewInMemory();
    for (const name of ['a 0', 'd 0']) view.refused.add(name);
    const { parked, take } = taking(view, 1);
    await take(batchOf('abcdef'), 6n);
    expect(parked.map(({ of }) => of.streamId)).toEqual(['a', 'd']);
    expect(view.taken).toEqual(['b 0', 'c 0', 'e 0', 'f 0']);
  });

  it('counts the tries of each event from the first', async () => {
    const view = new ViewInMemory();
    const { progress, take } = taking(view, 2);
    view.refused.add('a 0');
    await expect(take(batchOf('ab'), 2n)).rejects.toThrow('of a');
    view.refused.delete('a 0');
    view.refused.add('b 0');
    await expect(take(batchOf('ab'), 2n)).rejects.toThrow('of b');
    expect([view.aside.size, progress.refused]).toEqual([0, { position: 2n, tries: 1 }]);
  });

  it('waits at an event that is refused where the view parks no stream', async () => {
    const view = new ViewInMemory();
    view.refused.add('a 0');
    const waiting: View<Noted> = {
      prepare: () => view.prepare(),
      checkpoint: () => view.checkpoint(),
      commit: (...args) => view.commit(...args),
    };
    const { progress, take } = taking(waiting, 1);
    for (const tries of [1, 2, 3]) {
      await expect(take(batchOf('a'), 9n)).rejects.toThrow(EventRefused);
      expect(progress.refused).toEqual({ position: 1n, tries });
    }
  });

  it.each([
    ['no version of the ledger wrote', {}, 'carries no schema version'],
    ['only a later version of the service knows', { schema: 2 }, 'does not know versions after 1: update the service'],
  ])('of an event that %s parks its stream at the first try', async (_, metadata, why) => {
    const view = new ViewInMemory();
    const { parked, take } = taking(view, 3);
    await take([arrived('a', 1n, metadata), arrived('b', 2n)], 2n);
    expect(parked).toMatchObject([{ of: { streamId: 'a' }, because: expect.stringContaining(why) }]);
    expect(view.taken).toEqual(['b 0']);
  });

  it('is not halved where the view fails for another reason', async () => {
    const view = new ViewInMemory();
    view.at = 7n;
    const { progress, take } = taking(view);
    await expect(take(batchOf('ab'), 9n)).rejects.toThrow(CheckpointTaken);
    expect([view.taken, progress.position, progress.refused]).toEqual([[], undefined, undefined]);
  });

  it('without events that is refused fails with what the view says', async () => {
    const view = new ViewInMemory();
    const failing: View<Noted> = {
      prepare: () => view.prepare(),
      checkpoint: () => view.checkpoint(),
      commit: () => Promise.reject(new EventRefused(new Error('not even nothing'))),
    };
    await expect(taking(failing).take([], 9n)).rejects.toThrow('not even nothing');
  });
});
