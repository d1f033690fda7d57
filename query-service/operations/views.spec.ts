import { expect, it } from 'vitest';
import type { LogEnd } from './log-end.ts';
import { viewShown } from './views.ts';

const movedAt = new Date('2026-11-29T12:00:00Z');
const state = async () => ({ version: 1, position: 7n, log: 'this', lastEvent: undefined, movedAt, parked: [] });
const view = { name: 'balances', store: 'PostgreSQL', state } as const;
const logThat = (known: Partial<LogEnd>): LogEnd => ({
  state: async () => ({ identity: 'this', end: 7n }),
  lagSeconds: async () => 0,
  waiting: async () => undefined,
  ...known,
});
const shown = (log: LogEnd) => viewShown(view, log, movedAt);

it('a view that has all events of its log is live', async () => {
  expect(await shown(logThat({}))).toMatchObject({ state: 'live', lagSeconds: 0 });
});

it.each([
  [
    'its log is not known, though nothing comes after it',
    { state: async () => undefined },
    'EventStoreDB does not answer',
  ],
  ['it is ahead of its log', { state: async () => ({ identity: 'this', end: 6n }) }, 'the log ends at position 6'],
  ['it is of another log', { state: async () => ({ identity: 'other', end: 7n }) }, 'this is the log other'],
])('a view is not live while %s', async (_, known, why) => {
  expect(await shown(logThat(known))).toMatchObject({ state: 'stalled', reason: expect.stringContaining(why) });
});
