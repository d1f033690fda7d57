import type { AllStreamResolvedEvent } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { type Arrived, PositionsDiffer, type Step, stepOf, upToPosition } from './subscription.ts';

/** An event at a position, or the news that there is none up to it. */
const event = (position: bigint): Step => ({ position, event: { streamId: 'a' } as Arrived });
const nothingUpTo = (position: bigint): Step => ({ position });
const caughtUp: Step = {};

/** What is read of these runs, and how many of them were looked at. */
async function read(runs: readonly Step[][], upTo: bigint) {
  let looked = 0;
  async function* each() {
    for (const run of runs) {
      looked += 1;
      yield run;
    }
  }
  const steps: Step[][] = [];
  for await (const run of upToPosition(each(), upTo)) steps.push(run);
  return { steps, looked };
}

describe('reading the log up to a position', () => {
  it('ends with the event at that position, and reads no further', async () => {
    const runs = [[event(1n), event(2n)], [event(3n), event(4n)], [event(5n)]];
    expect(await read(runs, 3n)).toEqual({ steps: [[event(1n), event(2n)], [event(3n)]], looked: 2 });
  });

  it('ends with that position where the events around it are others', async () => {
    expect((await read([[event(1n), event(5n)]], 3n)).steps).toEqual([[event(1n), nothingUpTo(3n)]]);
    expect((await read([[event(1n), nothingUpTo(5n)]], 3n)).steps).toEqual([[event(1n), nothingUpTo(3n)]]);
  });

  it('ends with that position where there is nothing more at present', async () => {
    expect((await read([[event(1n)], [caughtUp], [event(2n)]], 3n)).steps).toEqual([[event(1n)], [nothingUpTo(3n)]]);
  });

  it('hands over all there is where the log ends before', async () => {
    expect((await read([[event(1n)], [event(2n)]], 3n)).steps).toEqual([[event(1n)], [event(2n)]]);
  });
});

describe('an event of the log', () => {
  const at = (commit: bigint, prepare: bigint) =>
    ({ event: { streamId: 'invoice-1', revision: 0n, position: { commit, prepare } } }) as AllStreamResolvedEvent;

  it('has one position, by which a subscription can continue', () => {
    expect(stepOf(at(7n, 7n)).position).toBe(7n);
  });

  it('is refused where its two positions differ, since the events between them could be lost', () => {
    expect(() => stepOf(at(7n, 6n))).toThrow(PositionsDiffer);
    expect(() => stepOf(at(7n, 6n))).toThrow(
      'event 0 of invoice-1 has the commit position 7 and the prepare position 6: it was written in an explicit transaction, which the ledger does not support',
    );
  });
});
