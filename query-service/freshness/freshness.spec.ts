import { describe, expect, it } from 'vitest';
import { StoreUnavailable, ViewNotBuilt } from '../../platform/stores/store-problems.ts';
import { createView, ViewBehind } from './freshness.ts';

const asIs = <T>(asking: Promise<T>) => asking;

/** A view whose checkpoint a test moves, and which counts how often it is asked. */
function aView(start: bigint | undefined, waitMs = 10_000, waiting = 100) {
  const state = { at: start, asked: 0, queries: 0, broken: false };
  const reached = async () => {
    state.asked++;
    if (state.broken) throw new Error('away');
    return state.at;
  };
  const view = createView('balances', reached, asIs, { waitMs, pollMs: 1, waiting });
  const query = async () => {
    state.queries++;
    return { reached: state.at, found: `as of ${state.at}` };
  };
  return { state, read: (asked?: bigint, signal?: AbortSignal) => view.read(asked, query, signal) };
}

describe('a read of a view', () => {
  it('is answered at once if it waits for no position, or the view has reached it', async () => {
    const { state, read } = aView(10n);
    expect(await read()).toEqual({ reached: 10n, found: 'as of 10' });
    expect(await read(10n)).toEqual({ reached: 10n, found: 'as of 10' });
    expect(state).toMatchObject({ asked: 0, queries: 2 });
  });

  it('waits until the view has reached its position', async () => {
    const { state, read } = aView(undefined);
    const answer = read(11n);
    setTimeout(() => {
      state.at = 12n;
    }, 10);
    expect(await answer).toEqual({ reached: 12n, found: 'as of 12' });
  });

  it('fails after a while, and names the position of the view', async () => {
    const { read } = aView(10n, 20);
    await expect(read(11n)).rejects.toMatchObject({
      status: 503,
      content: { extensions: { view: 'balances', asked: '11', reached: '10' }, headers: { 'retry-after': '1' } },
    });
  });

  it('fails when its store fails, and works again when the store does', async () => {
    const { state, read } = aView(10n);
    state.broken = true;
    await expect(read(11n)).rejects.toThrow('away');
    state.broken = false;
    const answer = read(11n);
    state.at = 11n;
    expect(await answer).toMatchObject({ reached: 11n });
  });

  it('shares the queries of the checkpoint with all other waiting reads', async () => {
    const { state, read } = aView(10n);
    const answers = Array.from({ length: 50 }, () => read(11n));
    setTimeout(() => {
      state.at = 11n;
    }, 20);
    await Promise.all(answers);
    expect(state.asked).toBeLessThan(50);
    const { asked } = state;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(state.asked).toBe(asked);
  });

  it('gives back its place when its client leaves', async () => {
    const { state, read } = aView(10n, 10_000, 1);
    const leaving = new AbortController();
    const abandoned = read(11n, leaving.signal);
    await expect.poll(() => state.asked).toBeGreaterThan(0);
    await expect(read(11n)).rejects.toThrow(ViewBehind);
    leaving.abort(new Error('left'));
    await expect(abandoned).rejects.toThrow('left');
    await expect(read(11n, AbortSignal.abort(new Error('left before')))).rejects.toThrow('left before');
    const waiting = read(11n);
    state.at = 11n;
    expect(await waiting).toMatchObject({ reached: 11n });
  });

  it('is refused at once if too many reads wait', async () => {
    const { state, read } = aView(10n, 10_000, 2);
    const waiting = [read(11n), read(11n)];
    await expect.poll(() => state.queries).toBe(2);
    await expect(read(11n)).rejects.toThrow(ViewBehind);
    state.at = 11n;
    expect(await Promise.all(waiting)).toHaveLength(2);
  });
});

describe('the store of a view', () => {
  it('is asked beside the breaker, which slow queries may have opened', async () => {
    let failure: Error | undefined = new StoreUnavailable('PostgreSQL', new Error('too slow'));
    const view = createView(
      'balances',
      async () => {
        if (failure) throw failure;
        return 1n;
      },
      asIs,
    );
    const opened = async () => {
      await view.reached().catch(() => {});
      return view.breaker.state();
    };
    await expect.poll(opened, { timeout: 20_000 }).toBe('open');
    await expect(view.storeAnswers()).rejects.toThrow(StoreUnavailable);
    failure = new ViewNotBuilt('balances');
    await view.storeAnswers();
    failure = undefined;
    await view.storeAnswers();
    expect(view.breaker.state()).toBe('open');
  });
});
