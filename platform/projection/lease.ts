// One process at a time works on a projection; the others stand by.
//
//   standby ──the lease is free, or has expired──► owner, renewing it again and again ──it ends──► release
//                                                     └──another has it, or it can't be renewed──► LeaseLost
//
// The lease only saves work. What keeps a view right is the compare-and-swap of its checkpoint: an owner that sleeps through
// the end of its lease finds the checkpoint moved.

import { pause } from './pause.ts';

export type Lease = {
  /** Takes the lease if it is free, or makes it last on. @returns whether `owner` has it for the next `ms` */
  hold(owner: string, ms: number): Promise<boolean>;
  /** Gives it back, if `owner` has it. */
  release(owner: string): Promise<void>;
};

/** An owner that was killed is succeeded after this and `askMs`, at most. */
const leaseMs = 2_000;
const renewMs = 600;
const askMs = 300;

export class LeaseLost extends Error {
  constructor() {
    super('another process has taken the projection over');
  }
}

/**
 * Waits for the lease, and works as long as it lasts.
 * @param onStandby told when it has to wait
 * @param work ends when its signal does
 * @throws LeaseLost, what the lease and the work throw
 */
export async function whileOwner(
  lease: Lease,
  owner: string,
  stopped: AbortSignal,
  onStandby: () => void,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  while (!(await lease.hold(owner, leaseMs))) {
    onStandby();
    await pause(askMs, stopped);
    if (stopped.aborted) return;
  }
  const ended = new AbortController();
  const signal = AbortSignal.any([stopped, ended.signal]);
  const renewing = renew(lease, owner, signal)
    .then(
      () => undefined,
      (error: unknown) => ({ error }),
    )
    .finally(() => ended.abort());
  try {
    await work(signal);
    ended.abort();
    const lost = await renewing;
    if (lost) throw lost.error;
  } catch (error) {
    ended.abort();
    throw (await renewing)?.error ?? error;
  } finally {
    await lease.release(owner).catch(() => {}); // where that fails, it expires
  }
}

async function renew(lease: Lease, owner: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    await pause(renewMs, signal);
    if (signal.aborted) return;
    if (!(await lease.hold(owner, leaseMs))) throw new LeaseLost();
  }
}
