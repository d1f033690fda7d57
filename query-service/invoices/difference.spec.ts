import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from './difference.ts';

describe('the difference between two documents', () => {
  it('has the pointer of each place, and its values', () => {
    const before = { state: 'open', due: 100, payments: [], 'a/b~c': { x: 1 }, gone: true };
    const after = { state: 'paid', due: 0, payments: [{ amount: 100 }], 'a/b~c': { x: 2 } };
    expect(differences(before, after)).toEqual([
      { pointer: '/state', before: 'open', after: 'paid' },
      { pointer: '/due', before: 100, after: 0 },
      { pointer: '/payments/0', after: { amount: 100 } },
      { pointer: '/a~1b~0c/x', before: 1, after: 2 },
      { pointer: '/gone', before: true },
    ]);
  });

  it('ignores properties that every object inherits', () => {
    expect(differences({}, { toString: 1 })).toEqual([{ pointer: '/toString', after: 1 }]);
  });

  it('is nothing between a document and itself, and something between any two others', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [one, other] = [structuredClone(a), structuredClone(b)];
        expect(differences(one, structuredClone(one))).toEqual([]);
        if (JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other))) {
          expect(differences(one, other).length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

/** With the keys of objects in order; -0 is 0. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, of]) => [key, sorted(of)]),
  );
}
