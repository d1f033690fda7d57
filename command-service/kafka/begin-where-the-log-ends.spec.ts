import { expect, it } from 'vitest';
import { beginning } from './begin-where-the-log-ends.ts';

it.each([
  ['the log has an offset', 7n, 'this', 7n],
  ['the log has an offset, and the group read for another log since', 7n, 'another', 7n],
  ['nothing was ever read', undefined, undefined, undefined],
  ['an earlier version read, which set no mark', undefined, '', undefined],
  ['the group read for this log', undefined, 'this', undefined],
  ['the group read for another log', undefined, 'another', 0n],
])('where to begin if %s', (_, logged, mark, offset) => expect(beginning(logged, mark, 'this')).toBe(offset));
