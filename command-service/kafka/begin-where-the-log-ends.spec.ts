import { expect, it } from 'vitest';
import { ofGroup } from './begin-where-the-log-ends.ts';

it.each([
  ['nothing was ever read', undefined, undefined],
  ['an earlier version read, which set no mark', '', undefined],
  ['the group read for this log', 'this', undefined],
  ['the group read for another log', 'another', 0n],
])('where to begin if the log has no offset, and %s', (_, mark, offset) => expect(ofGroup(mark, 'this')).toBe(offset));
