import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSorted } from './compare-sorted.ts';
import { mostShown } from './difference.ts';

type Item = { id: number; says: number };

async function* each(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

const byId = (a: Item, b: Item): number => a.id - b.id;
const items = fc
  .uniqueArray(fc.record({ id: fc.nat(20), says: fc.nat(1) }, { noNullPrototype: true }), { selector: ({ id }) => id })
  .map((items) => items.toSorted(byId));

describe('two sorted sequences', () => {
  it('are compared key by key, also if rows are missing on either side', async () => {
    await fc.assert(
      fc.asyncProperty(items, items, async (view, log) => {
        const ids = new Set([...view, ...log].map(({ id }) => id));
        const says = (items: readonly Item[], id: number) => items.find((item) => item.id === id)?.says;
        const wrong = [...ids].filter((id) => says(view, id) !== says(log, id)).toSorted((a, b) => a - b);
        const compared = await compareSorted('items', ['id'], each(view), each(log), byId);
        expect(compared).toMatchObject({ rows: ids.size, different: wrong.length });
        expect(compared.first.map(({ key }) => key.id)).toEqual(wrong);
      }),
    );
  });

  it('differ by the fields that differ', async () => {
    const { first } = await compareSorted(
      'items',
      ['id'],
      each([{ id: 1, says: 2 }]),
      each([{ id: 1, says: 3 }]),
      byId,
    );
    expect(first).toEqual([{ in: 'items', key: { id: 1 }, viewSays: { says: 2 }, logSays: { says: 3 } }]);
  });

  it('differ in any number of rows, of which the first are shown', async () => {
    const view = Array.from({ length: mostShown + 2 }, (_, id) => ({ id, says: 1 }));
    const log = view.map((item) => ({ ...item, says: 0 }));
    const { rows, different, first } = await compareSorted('items', ['id'], each(view), each(log), byId);
    expect([rows, different]).toEqual([mostShown + 2, mostShown + 2]);
    expect(first.map(({ key }) => key.id)).toEqual(Array.from({ length: mostShown }, (_, id) => id));
  });

  it('can be read from sources that need not be closed', async () => {
    const none: AsyncIterable<Item> = {
      [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
    };
    const compared = await compareSorted('items', ['id'], none, each([{ id: 1, says: 1 }]), byId);
    expect(compared).toMatchObject({ rows: 1, different: 1 });
  });

  it('close their sources, also if one of them fails', async () => {
    const ended: string[] = [];
    async function* ending(name: string, items: readonly Item[]): AsyncGenerator<Item> {
      try {
        yield* items;
      } finally {
        ended.push(name);
      }
    }
    const rows = [1, 2].map((id) => ({ id, says: 0 }));
    const failing = compareSorted('items', ['id'], ending('view', rows), ending('log', rows), () => {
      throw new Error('the order is unknown');
    });
    await expect(failing).rejects.toThrow('the order is unknown');
    expect(ended.toSorted()).toEqual(['log', 'view']);
  });
});
