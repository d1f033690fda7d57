import { describe, expect, it } from 'vitest';
import { DeadlineExceeded, withDeadline } from './deadline.ts';

describe('work with a deadline', () => {
  it('has the result of the work, or its error, if that comes in time', async () => {
    expect(await withDeadline(Promise.resolve(7), 1_000, 'the append')).toBe(7);
    await expect(withDeadline(Promise.reject(new Error('refused')), 1_000, 'the append')).rejects.toThrow('refused');
  });

  it('fails if the time is over', async () => {
    const never = withDeadline(new Promise(() => {}), 5, 'the append');
    await expect(never).rejects.toThrow(new DeadlineExceeded('the append', 5));
  });
});
