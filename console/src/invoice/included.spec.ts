import { describe, expect, it } from 'vitest';
import { includedIn } from './included.ts';

const events = [
  { revision: 0, recordedAt: '2026-03-01T10:00:00Z', effectiveOn: '2026-01-09' },
  { revision: 1, recordedAt: '2026-03-02T10:00:00Z', effectiveOn: '2026-03-02' },
  { revision: 2, recordedAt: '2026-03-01T09:00:00Z', effectiveOn: '2026-02-01' }, // by a clock that was behind
];
const revisions = (...args: Parameters<typeof includedIn>) => includedIn(...args).map(({ revision }) => revision);

describe('an invoice as of a point in the past includes', () => {
  it('all events now, and the first ones up to a revision', () => {
    expect(revisions(events, undefined)).toEqual([0, 1, 2]);
    expect(revisions(events, { revision: 1 })).toEqual([0, 1]);
  });

  it.each([
    ['2026-03-01T09:59:59Z', []],
    ['2026-03-01T10:00:00Z', [0]],
    ['2026-03-02T09:59:59Z', [0]],
    ['2026-03-02T10:00:00Z', [0, 1, 2]],
  ])('by %s the events %j, each after all events before it', (at, expected) =>
    expect(revisions(events, { at })).toEqual(expected),
  );

  it('those that happened by an effective date, in any order of recording', () => {
    expect(revisions(events, { effectiveOn: '2026-01-08' })).toEqual([]);
    expect(revisions(events, { effectiveOn: '2026-02-01' })).toEqual([0, 2]);
    expect(revisions(events, { at: '2026-03-01T10:00:00Z', effectiveOn: '2026-02-01' })).toEqual([0]);
  });
});
