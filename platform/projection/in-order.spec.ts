import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../events/recorded.ts';
import { EventsMissing, inOrder } from './in-order.ts';

type Added = { type: 'Added'; data: number };
type Sum = { revision: number; sum: number };

const added = (stream: string, revision: number, data: number): Recorded<Added> => ({
  type: 'Added',
  data,
  id: `${stream}-${revision}`,
  stream,
  revision,
  position: BigInt(revision),
  metadata: { recordedAt: '2026-11-22T10:00:00.000Z', effectiveOn: '2026-11-22', actor: 'alice', correlationId: 'c' },
});
const next = (before: Sum | undefined, { revision, data }: Recorded<Added>): Sum => ({
  revision,
  sum: (before?.sum ?? 0) + data,
});
const steps = (batch: Recorded<Added>[], stored: Record<string, Sum> = {}) =>
  [...inOrder(batch, (stream) => stored[stream], next)].map(({ event, before, after }) => [
    event.id,
    before?.sum,
    after.sum,
  ]);

describe('the events of a batch', () => {
  it('come with the state of their own stream before and after each of them', () => {
    expect(steps([added('a', 0, 1), added('b', 0, 10), added('a', 1, 2)])).toEqual([
      ['a-0', undefined, 1],
      ['b-0', undefined, 10],
      ['a-1', 1, 3],
    ]);
  });

  it('go on from the state that the view has stored', () => {
    expect(steps([added('a', 5, 1)], { a: { revision: 4, sum: 7 } })).toEqual([['a-5', 7, 8]]);
  });

  it('are left out if the view has them, or if they come twice', () => {
    const stored = { a: { revision: 1, sum: 7 } };
    expect(steps([added('a', 0, 1), added('a', 1, 1), added('a', 2, 1), added('a', 2, 1)], stored)).toEqual([
      ['a-2', 7, 8],
    ]);
  });

  it('are refused if an event of their stream is missing', () => {
    expect(() => steps([added('a', 0, 1), added('a', 2, 1)])).toThrow(EventsMissing);
    expect(() => steps([added('a', 3, 1)], { a: { revision: 1, sum: 7 } })).toThrow(
      'a: event 3 (Added) came, but event 2 was expected',
    );
    expect(() => steps([added('a', 1, 1)])).toThrow('event 0 was expected');
  });
});
