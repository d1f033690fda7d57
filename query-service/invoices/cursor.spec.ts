import { describe, expect, it } from 'vitest';
import { Problem } from '../../platform/http/problems/problem.ts';
import { cursorOf, placeAt } from './cursor.ts';
import type { Order } from './filter.ts';

const newestFirst: Order = { sort: 'registered', order: 'desc' };
const byDueDate: Order = { sort: 'dueOn', order: 'asc' };
const newest = { registered: '18446744073709551615' };
const dated = { registered: '7', key: '2026-12-22' };
const encoded = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const digestIn = (cursor: string) => JSON.parse(Buffer.from(cursor, 'base64url').toString())[0];

describe('a cursor', () => {
  it.each<[Order, { registered: string; key?: string }]>([
    [newestFirst, newest],
    [byDueDate, dated],
    [byDueDate, { registered: '7', key: 'infinity' }],
    [
      { sort: 'payable', order: 'desc' },
      { registered: '7', key: '9007199254740991' },
    ],
    [
      { sort: 'number', order: 'asc' },
      { registered: '7', key: 'Ä-"7"' },
    ],
  ])('leads back to its place, by %o', (order, place) => {
    const filter = { customer: 'acme', overdue: true };
    expect(placeAt(filter, order, cursorOf(filter, order, place))).toEqual(place);
  });

  it('is refused by a list with other filters or another order', () => {
    const cursor = cursorOf({ customer: 'acme' }, newestFirst, newest);
    expect(() => placeAt({ customer: 'other' }, newestFirst, cursor)).toThrow(Problem);
    expect(() => placeAt({ customer: 'acme', overdue: false }, newestFirst, cursor)).toThrow(Problem);
    expect(() => placeAt({ customer: 'acme' }, { ...newestFirst, order: 'asc' }, cursor)).toThrow(Problem);
    expect(() => placeAt({ customer: 'acme' }, byDueDate, cursor)).toThrow(Problem);
  });

  it('is refused if it was made up', () => {
    const digest = digestIn(cursorOf({}, newestFirst, newest));
    for (const cursor of ['x', '%', encoded({}), encoded([digest]), encoded([digest, '-1']), encoded([digest, 7])]) {
      expect(() => placeAt({}, newestFirst, cursor), cursor).toThrow(Problem);
    }
    expect(() => placeAt({}, newestFirst, encoded([digest, '7', '2026-12-22']))).toThrow(Problem);
    const dueDigest = digestIn(cursorOf({}, byDueDate, dated));
    for (const rest of [['7', '2026-02-30'], ['7'], ['7', '2026-02-01', 'x']]) {
      expect(() => placeAt({}, byDueDate, encoded([dueDigest, ...rest]))).toThrow(Problem);
    }
  });
});
