// The clock of a test ledger (`npm start -- --test-clock`): it runs like the real one, ahead of it or behind by what a file in the data
// folder says. All processes read the file at each question, so they agree at once. docs/decisions/run-test-clock.md says why.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isLoopback } from '../access/loopback.ts';
import { CannotStart } from '../config/cannot-start.ts';

export type TestClock = {
  now(): Date;
  /** Moves it forward, once, however often it is called with the same instant. @throws TestClockBack, TestClockTooFar */
  moveTo(instant: Date): void;
};

/** The clock of a test ledger never goes back: the log would have times that contradict its order. */
export class TestClockBack extends Error {
  constructor(asked: Date, now: Date) {
    super(`the test clock is at ${now.toISOString()} and cannot go back to ${asked.toISOString()}`);
  }
}

/** The furthest that one move goes: each day between has its overdue invoices marked. */
const mostYears = 10;

/** A move of the test clock is further than that, which would be for ever. */
export class TestClockTooFar extends Error {
  constructor(asked: Date) {
    super(
      `${asked.toISOString()} is more than ${mostYears} years ahead, and the test clock cannot go back: move it in steps`,
    );
  }
}

type Kept = { aheadMs: number; movedTo: string };

/** The test clock that a file keeps. */
export function testClock(file: string): TestClock {
  const kept = (): Kept => JSON.parse(readFileSync(file, 'utf8'));
  const now = () => new Date(Date.now() + kept().aheadMs);
  return {
    now,
    moveTo(instant) {
      if (instant.toISOString() === kept().movedTo) return; // a retry
      if (instant < now()) throw new TestClockBack(instant, now());
      const furthest = now();
      furthest.setUTCFullYear(furthest.getUTCFullYear() + mostYears);
      if (instant > furthest) throw new TestClockTooFar(instant);
      setTestClock(file, instant);
    },
  };
}

/** Sets the test clock of a file to an instant. */
export function setTestClock(file: string, instant: Date): void {
  const kept: Kept = { aheadMs: instant.getTime() - Date.now(), movedTo: instant.toISOString() };
  writeFileSync(`${file}.new`, `${JSON.stringify(kept)}\n`);
  renameSync(`${file}.new`, file); // no process reads half a file
}

export type ServiceClock = {
  now: () => Date;
  /** Present if it is a test clock. */
  test?: TestClock;
};

/**
 * The clock of a service: the real one, unless `npm start -- --test-clock` named a file.
 * @param host where the service listens
 * @throws CannotStart if others could reach a service with a test clock
 */
export function serviceClock(file: string | undefined, host: string): ServiceClock {
  if (file === undefined) return { now: () => new Date() };
  if (!isLoopback(host))
    throw new CannotStart(
      `TEST_CLOCK_FILE is set, but the service listens on ${host}: a test clock is for npm start only`,
    );
  const test = testClock(file);
  return { now: test.now, test };
}

/** What a service with a test clock says when it starts. */
export const testClockWarning = ({ now }: TestClock): string =>
  `TEST CLOCK: this ledger's time is ${now().toISOString()}, not the real one`;
