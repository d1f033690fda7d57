import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { allOf, assigned } from './table-rows.ts';

describe('the statements of a batch', () => {
  it('have all ended before the transaction is rolled back because one of them failed', async () => {
    const ended: string[] = [];
    const late = sleep(20).then(() => void ended.push('late'));
    const failing = Promise.reject(new Error('a constraint'));
    await expect(allOf([failing, late])).rejects.toThrow('a constraint');
    expect(ended).toEqual(['late']);
  });

  it('fail for the reason of the first that failed, in whatever order they are listed', async () => {
    const refusedWithIt = sleep(20).then(() => Promise.reject(new Error('the transaction is aborted')));
    const cause = Promise.reject(new Error('a constraint'));
    await expect(allOf([refusedWithIt, cause])).rejects.toThrow('a constraint');
  });

  it('are over when all have ended', async () => {
    await expect(allOf([Promise.resolve(), sleep(1).then(() => {})])).resolves.toBeUndefined();
  });
});

it('assigns to each column what is computed of it', () => {
  expect(assigned(['paid', 'credited'], (column) => `new.${column}`)).toBe(
    '"paid" = new."paid", "credited" = new."credited"',
  );
});
