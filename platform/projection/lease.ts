// One process at a time runs a projection. The other processes are on standby.
//
//   standby ──the lease is free, or has expired──► owner, renewing it again and again ──it ends──► release
//                                                     └──another process has it, or it cannot be renewed──► LeaseLost
//
// That of the process manager does not expire: its owner has to say something (command-service/follow-ups/owned-checkpoint.ts).
// The lease only avoids duplicate work. The compare-and-swap of the checkpoint keeps the view correct: an owner whose lease expired
// unnoticed finds that the checkpoint has moved.

import { pause } from './pause.ts';

export type Lease = {
  /** Acquires the lease if it is free, or renews it. @returns whether `owner` has it for the next `ms` */
  hold(owner: string, ms: number): Promise<boolean>;
  /** Releases the lease if `owner` has it. */
  release(owner: string): Promise<void>;
};

/** If the owner is killed, another process takes over after this plus `askMs` at most. */
const leaseMs = 2_000;
const renewMs = 600;
const askMs = 300;

export class LeaseLost extends Error {
  constructor() {
    super('another process has taken over the projection');
  }
}

/**
 * Waits for the lease, then does `work` as long as the lease lasts.
 * @param onStandby called whenever the lease is not free
 * @param work ends when its signal is aborted
 * @throws LeaseLost, and what the lease and the work throw
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
    await lease.release(owner).catch(() => {}); // if this fails, the lease expires
  }
}

async function renew(lease: Lease, owner: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    await pause(renewMs, signal);
    if (signal.aborted) return;
    if (!(await lease.hold(owner, leaseMs))) throw new LeaseLost();
  }
}
