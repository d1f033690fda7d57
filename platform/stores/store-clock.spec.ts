import { beforeEach, describe, expect, it } from 'vitest';
import { ClockBehind, mostBehindMs, type StoreClock, storeClock } from './store-clock.ts';

let now: number;
let warnings: string[];
let clock: StoreClock;
beforeEach(() => {
  now = 1_000_000;
  warnings = [];
  clock = storeClock(
    (message) => warnings.push(message),
    () => now,
  );
});

/** An event that the event store recorded `aheadMs` later by its clock than it was answered here. */
const recorded = (aheadMs: number) => clock.recorded(now + aheadMs, { sentAt: now - 3, answeredAt: now });
/** An append of five seconds that is refused as too late, `afterMs` after it was sent with this correction. */
const refused = (afterMs: number, aheadMs = clock.aheadMs(), leftMs = 5_000) =>
  clock.explains({ sentAt: now - afterMs, answeredAt: now, leftMs, aheadMs });

describe('the clock of the event store', () => {
  it('is taken for the same if it differs by less than a second', () => {
    for (const aheadMs of [999, -999]) {
      recorded(aheadMs);
      expect([clock.aheadMs(), clock.shown(), warnings]).toEqual([0, {}, []]);
    }
  });

  it.each([
    [1_000, '1.0 s behind the clock of the event store'],
    [-1_000, '1.0 s ahead of the clock of the event store'],
  ])('differs from a second on, and one warning says so: %d ms', (aheadMs, clockIs) => {
    for (let events = 0; events < 5; events++) recorded(aheadMs);
    expect([clock.aheadMs(), clock.shown()]).toEqual([aheadMs, { clock: clockIs }]);
    expect(warnings).toEqual([
      `the clock of this service is ${clockIs}. Deadlines are corrected; synchronise the clocks (NTP)`,
    ]);
  });

  it('is the same again after two measurements, since one may be of an event that was recorded long ago', () => {
    recorded(6_000);
    recorded(-86_400_000);
    expect(clock.aheadMs()).toBe(6_000);
    recorded(10);
    recorded(10);
    expect(clock.aheadMs()).toBe(0);
    recorded(6_000);
    expect(warnings).toHaveLength(2);
  });

  it('is compared by answers within half a second, every ten seconds', () => {
    const isDue = (ms: number) => clock.isDue({ sentAt: now - ms, answeredAt: now });
    expect([isDue(500), isDue(501)]).toEqual([true, false]);
    recorded(0);
    now += 9_999;
    expect(isDue(1)).toBe(false);
    now += 1;
    expect(isDue(1)).toBe(true);
  });
});

describe('an append that is refused as too late', () => {
  it('shows that the event store is ahead, as far as is certain, and is sent again', () => {
    expect(refused(20)).toBe(true);
    expect(clock.aheadMs()).toBe(4_980);
    expect(refused(20)).toBe(true);
    expect(clock.aheadMs()).toBe(9_960);
    expect(warnings).toEqual([]); // until it is known how far
  });

  it('is sent again although another one has shown it before', () => {
    expect([refused(20, 0), refused(20, 0)]).toEqual([true, true]);
    expect(clock.aheadMs()).toBe(4_980);
  });

  it('shows nothing after half a second: the event store itself gives up after two', () => {
    expect([refused(501), clock.aheadMs()]).toEqual([false, 0]);
    expect(refused(500)).toBe(true);
  });

  it('shows nothing if its time was nearly over', () => {
    expect([refused(10, 0, 1_009), clock.aheadMs()]).toEqual([false, 0]);
    expect(refused(10, 0, 1_010)).toBe(true);
  });

  it('is not sent again if the clock is more than five minutes behind, and the service is not ready for half a minute', () => {
    expect(refused(0, mostBehindMs - 5_000)).toBe(true);
    expect(() => refused(0, mostBehindMs - 4_999)).toThrow(ClockBehind);
    expect(() => refused(0, mostBehindMs - 4_999)).toThrow('The clock of this service is at least 300.0 s behind');
    expect(warnings).toHaveLength(1);
    now += 29_999;
    expect(() => clock.shown()).toThrow(ClockBehind);
    now += 1;
    expect(clock.shown()).toEqual({ clock: '300.0 s behind the clock of the event store' });
  });

  it('is forgotten once an event was recorded', () => {
    expect(() => refused(0, mostBehindMs)).toThrow(ClockBehind);
    recorded(0);
    expect(clock.shown()).toEqual({});
  });
});
