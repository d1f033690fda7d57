import { describe, expect, it } from 'vitest';
import { UNBOUNDED } from '../log/metadata.ts';
import { decideAppend } from './append-decision.ts';
import type { ExpectedRevision } from './expected-revision.ts';

const STREAM = 'invoice-1';
// Its events at revisions 0, 1 and 2, all of them remembered.
const IDS = ['a', 'b', 'c'];
const earlier = {
  at: (revision: number) => (IDS[revision] ? { id: IDS[revision], position: 10 + revision } : undefined),
  recent: (id: string) => {
    const revision = IDS.indexOf(id);
    return revision < 0 ? undefined : { stream: STREAM, revision, position: 10 + revision };
  },
};

const three = { lastRevision: 2, tombstoned: false, closed: false, hasMetadata: false, bounds: UNBOUNDED };
const none = { ...three, lastRevision: -1 };
const metadataOnly = { ...none, hasMetadata: true };
const deleted = { ...three, bounds: { ...UNBOUNDED, deleted: true } };
const tombstoned = { ...three, tombstoned: true, closed: true };

const outcome = (head: typeof three, expected: ExpectedRevision, ...ids: string[]) =>
  decideAppend(STREAM, head, expected, ids, earlier);

describe('the decision on an append,', () => {
  it.each([
    ['any', 'write', 'write', 'write', 'write'],
    ['stream-exists', 'wrong-version', 'write', 'write', 'stream-deleted'],
    ['no-stream', 'write', 'write', 'wrong-version', 'write'],
    [0n, 'wrong-version', 'wrong-version', 'wrong-version', 'wrong-version'],
    [2n, 'wrong-version', 'wrong-version', 'write', 'write'],
    [3n, 'wrong-version', 'wrong-version', 'wrong-version', 'wrong-version'],
    [2n ** 64n - 1n, 'wrong-version', 'wrong-version', 'wrong-version', 'wrong-version'],
  ] as const)(
    'expecting %s: none %s, only metadata %s, three events %s, three deleted %s',
    (expected, onNone, onMetadataOnly, onThree, onDeleted) => {
      expect(outcome(none, expected, 'new').kind).toBe(onNone);
      expect(outcome(metadataOnly, expected, 'new').kind).toBe(onMetadataOnly);
      expect(outcome(three, expected, 'new').kind).toBe(onThree);
      expect(outcome(deleted, expected, 'new').kind).toBe(onDeleted);
      expect(outcome(tombstoned, expected, 'new').kind).toBe('stream-deleted');
    },
  );
});

describe('a retried append', () => {
  it.each([
    ['any', ['b', 'c']],
    ['any', ['b']],
    ['stream-exists', ['c']],
    ['no-stream', ['a', 'b']],
    [0n, ['b', 'c']],
    [0n, ['b']],
  ] as const)('expecting %s is recognised by %s', (expected, ids) => {
    const last = IDS.indexOf(ids.at(-1) ?? '');
    expect(outcome(three, expected, ...ids)).toEqual({ kind: 'already-written', revision: last, position: 10 + last });
  });

  it.each([
    ['any', ['b', 'new']],
    ['no-stream', ['a', 'new']],
    ['no-stream', ['a', 'b', 'c', 'new']],
    [0n, ['b', 'new']],
    [0n, ['c']],
  ] as const)('expecting %s is a wrong version in part only: %s', (expected, ids) => {
    expect(outcome(three, expected, ...ids).kind).toBe('wrong-version');
  });

  it('is a new append if its first event is new', () => {
    expect(outcome(three, 'any', 'new', 'b').kind).toBe('write');
  });

  it('is a new append on another stream', () => {
    expect(decideAppend('invoice-2', three, 'any', ['a'], earlier).kind).toBe('write');
  });
});
