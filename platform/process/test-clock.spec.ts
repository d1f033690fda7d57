import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serviceClock, setTestClock, TestClockBack, TestClockTooFar, testClock } from './test-clock.ts';

const yearMs = 365 * 86_400_000;

describe('a test clock', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-clock-'));
    file = join(folder, 'test-clock.json');
    setTestClock(file, new Date('2030-01-31T09:00:00Z'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('runs from the time to which it was set', () => {
    const now = testClock(file).now().getTime();
    expect(now).toBeGreaterThanOrEqual(Date.parse('2030-01-31T09:00:00Z'));
    expect(now).toBeLessThan(Date.parse('2030-01-31T09:01:00Z'));
  });

  it('is moved for every process at once, once per instant, and never back', async () => {
    const [one, other] = [testClock(file), testClock(file)];
    const later = new Date(one.now().getTime() + yearMs);
    one.moveTo(later);
    expect(other.now().getTime()).toBeGreaterThanOrEqual(later.getTime());
    await vi.waitUntil(() => other.now() > later, { interval: 1 });
    one.moveTo(later); // a retry
    expect(() => one.moveTo(new Date(later.getTime() - 1))).toThrow(TestClockBack);
    const years = (count: number) => new Date(later).setUTCFullYear(later.getUTCFullYear() + count);
    expect(() => one.moveTo(new Date(years(10) + 60_000))).toThrow(TestClockTooFar);
    one.moveTo(new Date(years(10)));
    expect(other.now().getTime()).toBeGreaterThanOrEqual(later.getTime());
  });

  it('is not for a service that other machines can reach', () => {
    expect(() => serviceClock(file, '0.0.0.0')).toThrow('a test clock is for npm start only');
    expect(serviceClock(file, '127.0.0.1').test).toBeDefined();
    expect(serviceClock(undefined, '0.0.0.0').test).toBeUndefined();
  });
});
