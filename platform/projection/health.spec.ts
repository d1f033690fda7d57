import { describe, expect, it } from 'vitest';
import { dependenciesOf, health, ProjectionFailing, StreamsParked } from './health.ts';
import { lagEvents, lagSeconds, notStarted, type Progress } from './progress.ts';
import { type Noted, ViewInMemory } from './testing/view-in-memory.ts';
import { type View, ViewOfOtherVersion } from './view.ts';

const progress = (more: Partial<Progress> = {}): Progress => ({ ...notStarted(), ...more });
const parking = (streams: readonly string[]): View => {
  const view = new ViewInMemory();
  for (const stream of streams) {
    const parked = { stream, revision: 1, position: 1n, type: 'Noted', reason: `${stream} is broken` };
    view.aside.set(stream, { ...parked, parkedAt: new Date(0) });
  }
  return view as View<Noted> as View<never> as View;
};
const withoutParking = { prepare: async () => {}, checkpoint: async () => undefined, commit: async () => {} } as View;

describe('the health of a projection', () => {
  it('says how far the projection is', async () => {
    const check = await health(progress({ state: 'following', position: 41n, events: 12 })).check();
    expect(check).toMatchObject({ state: 'following', position: '41', events: 12, lagSeconds: 0 });
  });

  it('says that nothing was taken in yet, which is no failure', async () => {
    expect(await health(progress()).check()).toMatchObject({ state: 'starting', position: 'the start', events: 0 });
  });

  it('says how old the oldest event is that waits', async () => {
    const { lagSeconds } = (await health(progress({ waitingSince: new Date(Date.now() - 90_000) })).check()) as {
      lagSeconds: number;
    };
    expect(lagSeconds).toBeGreaterThanOrEqual(90);
    expect(lagSeconds).toBeLessThan(100);
  });

  it('is down while the projection fails, with the place, the number of failures and the reason', async () => {
    const failing = progress({ state: 'failing', position: 41n, failures: 3, lastError: new Error('no connection') });
    const check = health(failing).check();
    await expect(check).rejects.toThrow(ProjectionFailing);
    await expect(check).rejects.toThrow('failed 3 times at 41, retrying: no connection');
  });

  it('names the kind of an error that has no message', async () => {
    const failing = progress({ state: 'failing', failures: 1, lastError: new RangeError() });
    await expect(health(failing).check()).rejects.toThrow('failed 1 times at the start, retrying: RangeError');
  });

  it('is down, but not what the service needs, while the view waits for a rebuild after an update', async () => {
    const waiting = progress({ state: 'failing', failures: 3 });
    expect(health(waiting).required).toBe(true);
    waiting.lastError = new ViewOfOtherVersion('balances', 'balances@2');
    expect(health(waiting).required).toBe(false);
    await expect(health(waiting).check()).rejects.toThrow('this is balances@2: rebuild the view by `ledger rebuild`');
  });

  it('is what a service needs; its parked streams are not', () => {
    const dependencies = dependenciesOf([{ name: 'balances', view: parking([]), progress: progress() }]);
    expect(Object.entries(dependencies).map(([name, { required }]) => [name, required])).toEqual([
      ['balances', true],
      ['streams of balances', false],
    ]);
  });

  it('knows no parked streams of a view that parks none', () => {
    const dependencies = dependenciesOf([{ name: 'topic', view: withoutParking, progress: progress() }]);
    expect(Object.keys(dependencies)).toEqual(['topic']);
  });
});

describe('the health of a view', () => {
  const check = (streams: readonly string[]) =>
    dependenciesOf([{ name: 'balances', view: parking(streams), progress: progress() }])[
      'streams of balances'
    ]?.check();

  it('is up while no stream is parked', async () => expect(await check([])).toBeUndefined());

  it('names the reasons of up to three parked streams', async () => {
    await expect(check(['a'])).rejects.toThrow(StreamsParked);
    await expect(check(['a'])).rejects.toThrow(/^1 parked: a is broken$/);
    await expect(check(['a', 'b', 'c'])).rejects.toThrow(/^3 parked: a is broken; b is broken; c is broken$/);
  });

  it('says that there are more than it names', async () =>
    await expect(check(['a', 'b', 'c', 'd'])).rejects.toThrow(/^4 parked: a is broken; b is broken; c is broken; …$/));
});

describe('the lag of a projection', () => {
  const now = 100_000;
  const at = (ms: number) => new Date(ms);

  it('is nothing while nothing waits', () => expect(lagSeconds(progress(), now)).toBe(0));

  it('is the age of the oldest event that waits', () =>
    expect(lagSeconds(progress({ waitingSince: at(40_000) }), now)).toBe(60));

  it('is as old as the failure where that is older, or nothing is known to wait', () => {
    expect(lagSeconds(progress({ failingSince: at(97_500) }), now)).toBe(2.5);
    expect(lagSeconds(progress({ waitingSince: at(60_000), failingSince: at(40_000) }), now)).toBe(60);
    expect(lagSeconds(progress({ waitingSince: at(40_000), failingSince: at(60_000) }), now)).toBe(60);
  });

  it('in events is those in hand and those that arrived since', () =>
    expect(lagEvents(progress({ committing: 3, filling: 4 }))).toBe(7));

  it('of a projection that has not started is nothing', () => {
    expect(notStarted()).toEqual({
      state: 'starting',
      position: undefined,
      events: 0,
      batches: 0,
      batchMs: 0,
      waitingSince: undefined,
      committing: 0,
      filling: 0,
      refused: undefined,
      failures: 0,
      failingSince: undefined,
      lastError: undefined,
      failed: 0,
    });
  });
});
