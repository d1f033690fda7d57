import { describe, expect, it } from 'vitest';
import { Problem } from '../../platform/problem.ts';
import { cursorOf, placeAt } from './cursor.ts';

const newest = { registered: '18446744073709551615' };
const dated = { registered: '7', dueOn: '2026-12-22' };
const encoded = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('a cursor', () => {
  it('leads back to its place', () => {
    const filter = { customer: 'acme', overdue: true };
    expect(placeAt(filter, cursorOf(filter, newest))).toEqual(newest);
    const byDueDate = { dueBefore: '2027-01-01' };
    expect(placeAt(byDueDate, cursorOf(byDueDate, dated))).toEqual(dated);
  });

  it('leads nowhere in a list with other filters', () => {
    expect(() => placeAt({ customer: 'other' }, cursorOf({ customer: 'acme' }, newest))).toThrow(Problem);
    expect(() => placeAt({}, cursorOf({ overdue: false }, newest))).toThrow(Problem);
  });

  it('is refused when nobody made it', () => {
    const [digest] = JSON.parse(Buffer.from(cursorOf({}, newest), 'base64url').toString());
    const [byDueDate] = JSON.parse(Buffer.from(cursorOf({ dueBefore: '2027-01-01' }, dated), 'base64url').toString());
    for (const cursor of ['x', '%', encoded({}), encoded([digest]), encoded([digest, '-1']), encoded([digest, 7])]) {
      expect(() => placeAt({}, cursor), cursor).toThrow(Problem);
    }
    expect(() => placeAt({}, encoded([digest, '7', '2026-12-22']))).toThrow(Problem);
    expect(() => placeAt({ dueBefore: '2027-01-01' }, encoded([byDueDate, '7', '2026-02-30']))).toThrow(Problem);
    expect(() => placeAt({ dueBefore: '2027-01-01' }, encoded([byDueDate, '7']))).toThrow(Problem);
  });
});
