import { WrongExpectedVersionError } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { CannotFollow } from '../../events/cannot-follow.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { ClosedPeriods } from '../books/closed-periods.ts';
import { toProblem } from '../http/problems.ts';
import { digestOf } from './digest.ts';
import type { EventStreams, Loaded } from './event-streams.ts';
import { aggregate, DateInFuture, TooMuchContention } from './handle-command.ts';
import { SerialQueue, TooBusy } from './serial-queue.ts';

const empty: Loaded<number> = { state: 0, revision: -1, position: 0n, answered: new Map(), lastKeys: [], fresh: true };

/** A stream of which others append `conflicts` times between a load and the append that follows it. */
function contended(conflicts: number): EventStreams<number, InvoiceEvent> {
  let left = conflicts;
  return {
    kind: 'invoice',
    load: async () => empty,
    loadAt: async () => empty,
    async append(_id, loaded) {
      if (left-- > 0) throw Object.create(WrongExpectedVersionError.prototype);
      return { ...loaded, state: 1, revision: 0 };
    },
  };
}
/** No day is closed. */
const open: ClosedPeriods = { refusalOf: async () => undefined };
const metadata = { recordedAt: '', effectiveOn: '2026-02-01', actor: 'tester', correlationId: 'test' };
const count = (conflicts: number) =>
  aggregate(contended(conflicts), open).handle('one', { metadata, keys: ['key'], digest: '' }, () => [
    { type: 'InvoicePaid', data: { amountDue: 0 } },
  ]);

describe('a command on a stream with conflicts', () => {
  it('is decided again up to seven times', async () =>
    expect(await count(7)).toMatchObject({ state: 1, repeated: false }));

  it('is refused with 503 after the eighth conflict', async () => {
    const refused = count(8);
    await expect(refused).rejects.toThrow(TooMuchContention);
    expect(toProblem(await refused.catch((error) => error))?.content).toMatchObject({
      type: 'too-much-contention',
      status: 503,
      headers: { 'retry-after': '1' },
    });
  });
});

describe('events that cannot follow on the state of their stream', () => {
  class DoesNotFollow extends CannotFollow {}
  /** A stream that is at 1, and of which 0 is cached. */
  const known: EventStreams<number, InvoiceEvent> = {
    kind: 'invoice',
    load: async (_id, { fresh = false } = {}) => ({ ...empty, state: fresh ? 1 : 0, fresh }),
    loadAt: async () => empty,
    async append(_id, loaded, events) {
      if (loaded.state === 0 || events.length > 1) throw new DoesNotFollow();
      return { ...loaded, state: 2, revision: 0 };
    },
  };
  const step = { metadata, keys: ['key'], digest: '' } as const;
  const paid = { type: 'InvoicePaid', data: { amountDue: 0 } } as const;

  it('are recorded if that state was cached, and they follow on what other replicas recorded since', async () =>
    expect(await aggregate(known, open).handle('one', step, () => [paid])).toMatchObject({ state: 2 }));

  it('are refused if it is the latest', async () =>
    expect(aggregate(known, open).handle('one', step, () => [paid, paid])).rejects.toThrow(DoesNotFollow));
});

describe("a command with a date on the seller's calendar", () => {
  const day = '2026-02-01';
  const dated = (effectiveOn: string, today?: string, answered: Loaded<number>['answered'] = new Map()) =>
    aggregate({ ...contended(0), load: async () => ({ ...empty, revision: 0, answered }) }, open).handle(
      'one',
      { metadata: { ...metadata, effectiveOn }, keys: ['key'], digest: digestOf('pay'), ...(today && { today }) },
      () => [{ type: 'InvoicePaid', data: { amountDue: 0 } }],
    );

  it('is recorded today, and refused with 422 if it is dated tomorrow', async () => {
    expect(await dated(day, day)).toMatchObject({ state: 1 });
    const refused = dated('2026-02-02', day);
    await expect(refused).rejects.toThrow(new DateInFuture('2026-02-02', day));
    expect(toProblem(await refused.catch((error) => error))?.content).toMatchObject({
      type: 'date-in-future',
      status: 422,
      extensions: { today: day },
    });
  });

  it('gets its first answer if an older version recorded it with a date in the future', async () => {
    const first = { digest: digestOf('pay'), revision: 0, position: 7n };
    expect(await dated('2062-01-01', day, new Map([['key', first]]))).toMatchObject({ repeated: true });
  });

  it('is recorded with any date if it is a step of a process, which has the date of the command that set it off', async () =>
    expect(await dated('2062-01-01')).toMatchObject({ state: 1 }));
});

describe('commands on one stream', () => {
  it('wait for each other up to a bound; one more is refused with 503, and other streams are not affected', async () => {
    const turns = new SerialQueue({ maxWaiting: 2 });
    const gate = Promise.withResolvers<string>();
    const first = turns.run('one', () => gate.promise);
    const second = turns.run('one', async () => 'second');
    const third = turns.run('one', async () => 'third');
    await expect(third).rejects.toThrow(TooBusy);
    expect(toProblem(await third.catch((error) => error))?.content).toMatchObject({ type: 'too-busy', status: 503 });
    expect(await turns.run('other', async () => 'other')).toBe('other');
    gate.resolve('first');
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
    expect(await turns.run('one', async () => 'fourth')).toBe('fourth');
  });

  it('run after one that failed', async () => {
    const turns = new SerialQueue({ maxWaiting: 2 });
    const failed = turns.run('one', () => Promise.reject(new RangeError('broken')));
    const next = turns.run('one', async () => 'next');
    await expect(failed).rejects.toThrow(RangeError);
    expect(await next).toBe('next');
  });
});
