import { expect } from 'vitest';
import type { View } from '../../platform/projection/view.ts';

/** Whatever moves the checkpoint of an empty view says which event it is at; a resumed stream does not move it. */
export async function expectOrigin<Event>({ commit, parking, log }: View<Event>): Promise<void> {
  const origin = () => log?.origin();
  const stream = { stream: 'invoice-1', revision: 0, type: 'InvoiceRegistered', reason: 'a bug' };
  expect(await origin()).toEqual({ position: undefined, log: undefined, lastEvent: undefined });
  await log?.remember('the log');
  await commit([], undefined, 1n, 'the first');
  expect(await origin()).toEqual({ position: 1n, log: 'the log', lastEvent: 'the first' });
  await parking?.park({ ...stream, position: 2n }, 1n, 'the second');
  expect(await origin()).toEqual({ position: 2n, log: 'the log', lastEvent: 'the second' });
  await parking?.resume(stream.stream, [], 2n);
  expect(await origin()).toEqual({ position: 2n, log: 'the log', lastEvent: 'the second' });
  await commit([], 2n, 3n);
  expect(await origin()).toEqual({ position: 3n, log: 'the log', lastEvent: undefined });
}
