import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Lease, LeaseLost, whileOwner } from './lease.ts';

/** A lease in memory. */
function aLease() {
  const state = { owner: undefined as string | undefined, until: 0 };
  const lease: Lease = {
    async hold(owner, ms) {
      const isFree = state.owner === undefined || state.owner === owner || state.until < performance.now();
      if (isFree) Object.assign(state, { owner, until: performance.now() + ms });
      return isFree;
    },
    async release(owner) {
      if (state.owner === owner) state.owner = undefined;
    },
  };
  return { lease, state };
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

describe('the owner of a projection', () => {
  it('is a single process; when it ends, another one takes over', async () => {
    const { lease } = aLease();
    const order: string[] = [];
    const never = new AbortController().signal;
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await sleep(20);
      order.push(`${name} ends`);
    };
    await Promise.all([
      whileOwner(lease, 'a', never, () => {}, work('a')),
      whileOwner(lease, 'b', never, () => order.push('b stands by'), work('b')),
    ]);
    expect(order).toEqual(['a begins', 'b stands by', 'a ends', 'b begins', 'b ends']);
  });

  it('stops its work when another process has taken over', async () => {
    const { lease, state } = aLease();
    const owning = whileOwner(
      lease,
      'a',
      new AbortController().signal,
      () => {},
      async (signal) => {
        Object.assign(state, { owner: 'b', until: Number.POSITIVE_INFINITY });
        await untilAborted(signal);
      },
    );
    await expect(owning).rejects.toThrow(LeaseLost);
    await expect(owning).rejects.toThrow('another process has taken over the projection');
    expect(state.owner).toBe('b');
  });

  it('says that another has taken over, also where its work fails because of that', async () => {
    const { lease, state } = aLease();
    const owning = whileOwner(
      lease,
      'a',
      new AbortController().signal,
      () => {},
      async (signal) => {
        Object.assign(state, { owner: 'b', until: Number.POSITIVE_INFINITY });
        await untilAborted(signal);
        throw new Error('cut off');
      },
    );
    await expect(owning).rejects.toThrow(LeaseLost);
  });

  it('goes on while it can renew the lease', async () => {
    const { lease } = aLease();
    let isDone = false;
    await whileOwner(
      lease,
      'a',
      new AbortController().signal,
      () => {},
      async (signal) => {
        await sleep(700); // it is renewed after 600 ms
        isDone = !signal.aborted;
      },
    );
    expect(isDone).toBe(true);
  });

  it('releases the lease if its work fails, and reports the failure', async () => {
    const { lease, state } = aLease();
    const owning = whileOwner(
      lease,
      'a',
      new AbortController().signal,
      () => {},
      async () => {
        throw new Error('the view is down');
      },
    );
    expect(await owning.catch((error: unknown) => error)).toEqual(new Error('the view is down'));
    expect(state.owner).toBeUndefined();
  });

  it('ends at once when it is stopped, while it works or is on standby', async () => {
    const { lease, state } = aLease();
    const stop = new AbortController();
    const both = ['a', 'b'].map((name) => whileOwner(lease, name, stop.signal, () => {}, untilAborted));
    await sleep(10);
    stop.abort();
    await Promise.all(both);
    expect(state.owner).toBeUndefined();
  });
});
