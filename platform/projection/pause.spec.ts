import { describe, expect, it } from 'vitest';
import { pause, pauseMs } from './pause.ts';

describe('pauses between tries', () => {
  it('double from a tenth of a second to five seconds, and no further', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 100].map((failures) => pauseMs(failures, 0))).toEqual([
      100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000,
    ]);
  });

  it('are shortened at random by up to half, so that processes that failed together do not retry together', () => {
    expect(pauseMs(1, 0.999_999)).toBeCloseTo(50, 2);
  });

  it('fail if their length is not a number', async () => {
    await expect(pause('a while' as never, new AbortController().signal)).rejects.toThrow(TypeError);
  });

  it('end early when the process stops', async () => {
    const stop = new AbortController();
    const paused = pause(600_000, stop.signal);
    stop.abort();
    await paused;
  });
});
