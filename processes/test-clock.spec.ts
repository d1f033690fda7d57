import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testClock } from '../platform/process/test-clock.ts';
import { readConfig } from './config.ts';
import { testClockOf } from './test-clock.ts';

describe('npm start', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-clock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const start = (args: string[], env: Record<string, string> = {}) =>
    testClockOf(readConfig({ ...env, LEDGER_DATA: folder }), args, env);
  const file = () => join(folder, 'test-clock.json');

  it('gives the services no test clock unless it is asked to, whatever the environment says', () => {
    expect(start([], { TEST_CLOCK_FILE: '/tmp/other' })).toEqual({ TEST_CLOCK_FILE: '' });
    expect(existsSync(file())).toBe(false);
  });

  it('begins a test ledger at a time, and goes on with it', () => {
    expect(start(['--test-clock', '2030-01-31T09:00:00Z'])).toEqual({ TEST_CLOCK_FILE: file() });
    expect(testClock(file()).now().toISOString()).toMatch(/^2030-01-31T09:00/);
    start(['--test-clock']);
    expect(testClock(file()).now().toISOString()).toMatch(/^2030-01-31T09:00/);
    start(['--test-clock', '2030-03-01T09:00:00Z']);
    expect(testClock(file()).now().toISOString()).toMatch(/^2030-03-01T09:00/);
    expect(() => start(['--test-clock', '2030-02-01T09:00:00Z'])).toThrow('cannot go back');
  });

  it('refuses a test ledger without its clock, for ever', () => {
    start(['--test-clock']);
    expect(() => start([])).toThrow('is a test ledger, whose times are not real');
  });

  it('refuses a test clock for a ledger of real time, and for stores of its own', () => {
    writeFileSync(join(folder, 'event-store.url'), '');
    expect(() => start(['--test-clock'])).toThrow('has a ledger of real time');
    expect(() => start(['--test-clock'], { EVENT_STORE_URL: 'esdb://db:2113' })).toThrow('unset EVENT_STORE_URL');
    expect(existsSync(file())).toBe(false);
  });

  it.each([[['--test-clok']], [['2030-01-31T09:00:00Z']], [['--test-clock', 'tomorrow']]])(
    'says how it is used, for %s',
    (args) => {
      expect(() => start(args)).toThrow('usage: npm start -- --test-clock [TIME]');
    },
  );
});
