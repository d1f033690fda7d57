// Which closings are refused, and how old a reading of the closing may be.

import { Readable } from 'node:stream';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import type { Closing, ClosingEvent } from '../../events/closing.ts';
import { DeadlineExceeded } from '../../platform/resilience/deadline.ts';
import { type Rule, toProblem } from '../http/problems.ts';
import { expectRefused } from '../testing/refused.ts';
import { closedPeriods } from './closed-periods.ts';
import { setClosing } from './decide.ts';
import { DayNotOver, PeriodClosed, ReopeningNeedsReason } from './refusals.ts';

const today = '2026-11-28';
const reason = 'an invoice is missing';
const october: Closing = { closedThrough: '2026-10-31' };

describe('closing the books', () => {
  it.each<[what: string, before: Closing, command: object, events: ClosingEvent[]]>([
    [
      'through yesterday',
      {},
      { closedThrough: '2026-11-27' },
      [{ type: 'BooksClosed', data: { closedThrough: '2026-11-27' } }],
    ],
    [
      'through a later day needs no reason, and keeps the one that is given',
      october,
      { closedThrough: '2026-11-01', reason: 'filed' },
      [{ type: 'BooksClosed', data: { closedThrough: '2026-11-01', reason: 'filed' } }],
    ],
    [
      'through the same day needs no reason',
      october,
      { closedThrough: '2026-10-31' },
      [{ type: 'BooksClosed', data: { closedThrough: '2026-10-31' } }],
    ],
    [
      'through an earlier day reopens the days after it',
      october,
      { closedThrough: '2026-10-30', reason },
      [{ type: 'BooksReopened', data: { closedThrough: '2026-10-30', reason } }],
    ],
    ['through no day reopens all days', october, { reason }, [{ type: 'BooksReopened', data: { reason } }]],
  ])('%s', (_, before, command, events) => expect(setClosing(before, { today, ...command })).toEqual(events));

  it.each<{ rule: Rule; what: string; before: Closing; command: object; status: number }>([
    { rule: DayNotOver, what: 'through today', before: {}, command: { closedThrough: today }, status: 422 },
    { rule: DayNotOver, what: 'through tomorrow', before: {}, command: { closedThrough: '2026-11-29' }, status: 422 },
    {
      rule: ReopeningNeedsReason,
      what: 'through an earlier day, without a reason',
      before: october,
      command: { closedThrough: '2026-10-30' },
      status: 422,
    },
    { rule: ReopeningNeedsReason, what: 'through no day, without a reason', before: october, command: {}, status: 422 },
    { rule: ReopeningNeedsReason, what: 'through no day, as before', before: {}, command: {}, status: 422 },
  ])('$what is refused: $rule.name', ({ rule, before, command, status }) =>
    expectRefused(() => setClosing(before, { today, ...command }), rule, status),
  );
});

/** An event store that has a closing, and tells how often it was read. A read takes `ms`. */
function storeWith(closedThrough: string | undefined, ms = 0) {
  const store = { closedThrough, reads: 0 };
  const event = () => ({
    id: '',
    streamId: 'books-closing',
    revision: 0n,
    position: { commit: 1n },
    type: 'BooksClosed',
    data: { closedThrough: store.closedThrough },
    metadata: {
      schema: 1,
      recordedAt: '2026-11-01T10:00:00Z',
      effectiveOn: '2026-11-01',
      actor: 'a',
      correlationId: 'c',
    },
  });
  async function* events() {
    store.reads += 1;
    const found = store.closedThrough === undefined ? [] : [{ event: event() }];
    await new Promise((resolve) => setTimeout(resolve, ms));
    yield* found;
  }
  const client = { readStream: () => Readable.from(events()) } as unknown as EventStoreDBClient;
  return { store, client };
}
const dated = (effectiveOn: string) => ({ today, metadata: { effectiveOn } });

describe('a command that is dated in a closed period', () => {
  it('is refused on the last closed day, and accepted on the first open day, which the refusal names', async () => {
    const periods = closedPeriods(storeWith('2026-10-31').client, 60_000);
    expect(await periods.refusalOf(dated('2026-11-01'))).toBeUndefined();
    const refusal = await periods.refusalOf(dated('2026-10-31'));
    expect(refusal).toBeInstanceOf(PeriodClosed);
    expect(toProblem(refusal as PeriodClosed)?.content).toMatchObject({
      type: 'period-closed',
      status: 409,
      detail: expect.stringContaining('The first open day is 2026-11-01'),
      extensions: { closedThrough: '2026-10-31', firstOpenDay: '2026-11-01' },
    });
  });

  it('is not refused if it completes what was accepted before', async () => {
    const { store, client } = storeWith('2026-10-31');
    const step = { metadata: { effectiveOn: '2026-10-01' } };
    expect(await closedPeriods(client, 60_000).refusalOf(step)).toBeUndefined();
    expect(store.reads).toBe(0);
  });
});

describe('a reading of the closing', () => {
  it('is shared by the commands that come while it is valid', async () => {
    const { store, client } = storeWith(undefined, 5);
    const periods = closedPeriods(client, 60_000);
    await Promise.all(Array.from({ length: 20 }, () => periods.refusalOf(dated('2026-10-31'))));
    await periods.refusalOf(dated('2026-10-31'));
    expect(store.reads).toBe(1);
  });

  it('is not used when it is older than that', async () => {
    const { store, client } = storeWith(undefined);
    const periods = closedPeriods(client, 30);
    await periods.refusalOf(dated('2026-10-31'));
    store.closedThrough = '2026-10-31';
    await new Promise((resolve) => setTimeout(resolve, 31));
    expect(await periods.refusalOf(dated('2026-10-31'))).toBeInstanceOf(PeriodClosed);
  });

  it('does not refuse a command that comes after the books were reopened', async () => {
    const { store, client } = storeWith('2026-10-31');
    const periods = closedPeriods(client, 60_000);
    expect(await periods.refusalOf(dated('2026-10-31'))).toBeInstanceOf(PeriodClosed);
    store.closedThrough = '2026-09-30';
    expect(await periods.refusalOf(dated('2026-10-31'))).toBeUndefined();
  });

  it('that takes longer than it would be valid accepts no command', async () => {
    const periods = closedPeriods(storeWith(undefined, 30).client, 10);
    await expect(periods.refusalOf(dated('2026-10-31'))).rejects.toThrow(DeadlineExceeded);
  });
});
