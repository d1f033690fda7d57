import { describe, expect, it } from 'vitest';
import { commitOrPark, upcastEarly } from './commit-or-park.ts';
import { lastEventOf } from './of-log.ts';
import { notStarted } from './progress.ts';
import type { Arrived, Step } from './subscription.ts';
import { type Noted, ViewInMemory } from './testing/view-in-memory.ts';
import { CheckpointTaken, EventRefused, type View } from './view.ts';

const metadata = { recordedAt: '2026-12-01T10:00:00Z', effectiveOn: '2026-12-01', actor: 'a', correlationId: 'c' };
const arrived = (name: string, position: bigint, more: object = { schema: 1 }): Arrived => ({
  id: `e-${position}`,
  streamId: `process-${name}`,
  revision: 0n,
  position: { commit: position },
  type: 'DayDone',
  data: { day: '2026-12-01' },
  metadata: { ...metadata, ...more },
  created: new Date(0),
});
/** Events of streams a, b, c …, one each, at the positions 1, 2, 3 … */
const batchOf = (streams: string): Arrived[] => [...streams].map((name, index) => arrived(name, BigInt(index + 1)));

/** Commits a batch, as a projection does; refused batches may be committed again. */
function committing(view: View<Noted>, tries = 3) {
  const progress = notStarted();
  const parked: { of: Arrived; because: string }[] = [];
  const policy = {
    tries,
    onParked: (refusal: EventRefused, of: Arrived) => void parked.push({ of, because: refusal.message }),
  };
  return {
    progress,
    parked,
    commit: (events: readonly Arrived[], position: bigint) =>
      commitOrPark(view, events, { position }, progress, policy),
  };
}

describe('a batch', () => {
  it('is committed at once, and the checkpoint is moved to its end', async () => {
    const view = new ViewInMemory();
    const { progress, commit } = committing(view);
    await commit(batchOf('abc'), 9n);
    expect(view.applied).toEqual(['process-a 0', 'process-b 0', 'process-c 0']);
    expect([view.commits, view.at, progress.position]).toEqual([[3], 9n, 9n]);
  });

  it('without events moves the checkpoint', async () => {
    const view = new ViewInMemory();
    const { progress, commit } = committing(view);
    await commit([], 9n);
    expect([view.applied, view.at, progress.position]).toEqual([[], 9n, 9n]);
  });

  it('of an event that is refused is in the view up to that event, and the event is named', async () => {
    const view = new ViewInMemory();
    view.refused.add('process-d 0');
    const { progress, commit } = committing(view);
    const refused = commit(batchOf('abcde'), 9n);
    await expect(refused).rejects.toThrow(EventRefused);
    await expect(refused).rejects.toThrow('event 0 of process-d (DayDone): not to be had');
    expect(view.applied).toEqual(['process-a 0', 'process-b 0', 'process-c 0']);
    expect([view.at, progress.position, progress.refused]).toEqual([3n, 3n, { position: 4n, tries: 1 }]);
    expect(view.aside.size).toBe(0);
  });

  it('names the event that the checkpoint moved to, also where a batch is halved or a stream parked', async () => {
    const view = new ViewInMemory();
    const [first, second, third] = batchOf('abc') as [Arrived, Arrived, Arrived];
    const progress = notStarted();
    const commit = (events: readonly Arrived[], tries: number) =>
      commitOrPark(view, events, { position: 3n, event: third }, progress, { tries, onParked: () => {} });
    view.refused.add('process-b 0');
    await expect(commit([first, second, third], 2)).rejects.toThrow(EventRefused);
    expect([view.at, view.last]).toEqual([1n, lastEventOf(first)]);
    view.refused.add('process-c 0');
    await expect(commit([second, third], 2)).rejects.toThrow('of process-c');
    expect([view.at, view.last]).toEqual([2n, lastEventOf(second)]);
    view.refused.delete('process-c 0');
    await commit([third], 2);
    expect([view.at, view.last]).toEqual([3n, lastEventOf(third)]);
  });

  it('goes on without the stream of an event that is refused on each of a few tries', async () => {
    const view = new ViewInMemory();
    view.refused.add('process-b 0');
    const { progress, parked, commit } = committing(view, 3);
    await expect(commit(batchOf('abc'), 9n)).rejects.toThrow(EventRefused);
    await expect(commit(batchOf('abc').slice(1), 9n)).rejects.toThrow(EventRefused);
    expect([view.aside.size, progress.refused]).toEqual([0, { position: 2n, tries: 2 }]);
    await commit(batchOf('abc').slice(1), 9n);
    const because = 'event 0 of process-b (DayDone): not to be had';
    expect([...view.aside.values()]).toMatchObject([
      { stream: 'process-b', revision: 0, position: 2n, type: 'DayDone', reason: because },
    ]);
    expect(parked).toMatchObject([{ of: { streamId: 'process-b' }, because }]);
    expect(view.applied).toEqual(['process-a 0', 'process-c 0']);
    expect([view.at, progress.position]).toEqual([9n, 9n]);
  });

  it('that ends after the event that is refused has its end as the checkpoint', async () => {
    const view = new ViewInMemory();
    view.refused.add('process-a 0');
    const { progress, commit } = committing(view, 1);
    await commit(batchOf('a'), 9n);
    expect([view.at, progress.position, view.commits]).toEqual([9n, 9n, [0]]);
  });

  it('that ends with the event that is refused needs no further commit', async () => {
    const view = new ViewInMemory();
    view.refused.add('process-a 0');
    const { progress, commit } = committing(view, 1);
    await commit(batchOf('a'), 1n);
    expect([view.at, progress.position, view.commits]).toEqual([1n, 1n, []]);
  });

  it('can have more than one event that is refused', async () => {
    const view = new ViewInMemory();
    for (const name of ['process-a 0', 'process-d 0']) view.refused.add(name);
    const { parked, commit } = committing(view, 1);
    await commit(batchOf('abcdef'), 6n);
    expect(parked.map(({ of }) => of.streamId)).toEqual(['process-a', 'process-d']);
    expect(view.applied).toEqual(['process-b 0', 'process-c 0', 'process-e 0', 'process-f 0']);
  });

  it('counts the tries of each event from the first', async () => {
    const view = new ViewInMemory();
    const { progress, commit } = committing(view, 2);
    view.refused.add('process-a 0');
    await expect(commit(batchOf('ab'), 2n)).rejects.toThrow('of process-a');
    view.refused.delete('process-a 0');
    view.refused.add('process-b 0');
    await expect(commit(batchOf('ab'), 2n)).rejects.toThrow('of process-b');
    expect([view.aside.size, progress.refused]).toEqual([0, { position: 2n, tries: 1 }]);
  });

  it('waits at an event that is refused where the view parks no stream', async () => {
    const view = new ViewInMemory();
    view.refused.add('process-a 0');
    const waiting: View<Noted> = {
      prepare: () => view.prepare(),
      checkpoint: () => view.checkpoint(),
      commit: (...args) => view.commit(...args),
    };
    const { progress, commit } = committing(waiting, 1);
    for (const tries of [1, 2, 3]) {
      await expect(commit(batchOf('a'), 9n)).rejects.toThrow(EventRefused);
      expect(progress.refused).toEqual({ position: 1n, tries });
    }
  });

  it.each([
    ['no version of the ledger wrote', {}, 'carries no schema version'],
    ['only a later version of the service knows', { schema: 2 }, 'does not know versions after 1: update the service'],
  ])('of an event that %s parks its stream at the first try', async (_, metadata, why) => {
    const view = new ViewInMemory();
    const { parked, commit } = committing(view, 3);
    await commit([arrived('a', 1n, metadata), arrived('b', 2n)], 2n);
    expect(parked).toMatchObject([{ of: { streamId: 'process-a' }, because: expect.stringContaining(why) }]);
    expect(view.applied).toEqual(['process-b 0']);
  });

  it('is not halved where the view fails for another reason', async () => {
    const view = new ViewInMemory();
    view.at = 7n;
    const { progress, commit } = committing(view);
    await expect(commit(batchOf('ab'), 9n)).rejects.toThrow(CheckpointTaken);
    expect([view.applied, progress.position, progress.refused]).toEqual([[], undefined, undefined]);
  });

  it('without events that is refused fails with what the view says', async () => {
    const view = new ViewInMemory();
    const failing: View<Noted> = {
      prepare: () => view.prepare(),
      checkpoint: () => view.checkpoint(),
      commit: () => Promise.reject(new EventRefused(new Error('not even nothing'))),
    };
    await expect(committing(failing).commit([], 9n)).rejects.toThrow('not even nothing');
  });
});

describe('events that arrive', () => {
  it('are upcast before their batch is committed, if the view has their kind, and one that cannot be read only then refused', async () => {
    const run = [arrived('a', 1n), arrived('b', 2n, { schema: 99 }), { ...arrived('c', 3n), streamId: 'series-c' }];
    const steps: Step[] = [];
    async function* source() {
      yield run.map((event): Step => ({ event, position: event.position.commit }));
    }
    for await (const read of upcastEarly(source(), ['process'])) steps.push(...read);
    expect(steps.map(({ event }) => event?.recorded?.stream)).toEqual(['process-a', undefined, undefined]);
    const view = new ViewInMemory();
    const { parked, commit } = committing(view);
    await commit(run.slice(0, 2), 2n);
    expect(view.applied).toEqual(['process-a 0']);
    expect(parked.map(({ of }) => of.streamId)).toEqual(['process-b']);
  });
});
