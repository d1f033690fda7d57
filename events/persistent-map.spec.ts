import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withEntry } from './persistent-map.ts';

describe('a map that grows with its stream', () => {
  it('is in each version what a copy for each version would be, whichever version it is made from or read after', () => {
    const change = fc.record({ of: fc.nat(), key: fc.integer({ min: 0, max: 5 }), value: fc.nat(9), read: fc.nat() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const versions: ReadonlyMap<number, number>[] = [new Map([[0, 0]])];
        const copies = [...versions];
        for (const { of, key, value, read } of changes) {
          const from = of % versions.length;
          versions.push(withEntry(versions[from] as ReadonlyMap<number, number>, key, value));
          copies.push(new Map(copies[from]).set(key, value));
          const at = read % versions.length;
          expect(versions[at]?.get(key)).toBe(copies[at]?.get(key));
          expect(versions[at]?.has(key)).toBe(copies[at]?.has(key));
        }
        for (const [n, version] of versions.entries()) {
          const copy = copies[n] as ReadonlyMap<number, number>;
          expect([...version]).toEqual([...copy]); // in the same order
          expect([[...version.keys()], [...version.values()], version.size]).toEqual([
            [...copy.keys()],
            [...copy.values()],
            copy.size,
          ]);
          const each: unknown[] = [];
          version.forEach((value, key) => void each.push([key, value]));
          expect(each).toEqual([...copy]);
        }
      }),
    );
  });

  it('does not change under an iterator', () => {
    const before = withEntry(new Map<string, number>(), 'a', 1);
    const values = before.values();
    withEntry(before, 'b', 2);
    expect([...values]).toEqual([1]);
  });

  it('takes time in proportion to its entries to grow', () => {
    let map: ReadonlyMap<number, number> = new Map();
    const begun = performance.now();
    for (let n = 0; n < 100_000; n++) {
      withEntry(map, n, -n); // what a decision looks at, and throws away
      map = withEntry(map, n, n); // with a copy for each: minutes
    }
    expect(map.size).toBe(100_000);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
