// Compares the views with the log in the background, one after the other, again and again:
//
//   wait `everyMs` ─► each projection that this process works on: verify, resting as long as each batch took ─► wait …
//
// It shows what it found last on /readyz, and keeps it. A verification that fails says nothing of the view: what was found before stays.

import type { Dependencies, Dependency } from '../../platform/process/health.ts';
import { pause } from '../../platform/projection/pause.ts';
import type { Log } from '../../platform/projection/run-projection.ts';
import type { LedgerProjection } from '../projections.ts';
import type { BatchListener } from '../rebuild/catch-up.ts';
import type { Verified } from '../rebuild/compare-with-shadow.ts';

export type Verifier = {
  /** What was found last, by projection. */
  dependencies: Dependencies;
  /** Goes on until the signal; it doesn't throw. */
  run(signal: AbortSignal): Promise<void>;
};

type Found = { verified: Verified; at: Date };

/** The view says something else than the log. */
export class ViewDiffers extends Error {
  constructor({ verified: { different, rows, first }, at }: Found) {
    const of = first[0]?.event ? `, the first from event ${first[0].event.revision} of ${first[0].event.stream}` : '';
    super(`${different} of ${rows} rows differ from the log${of} (${at.toISOString()}): see \`ledger verify\``);
  }
}

const longestRestMs = 1_000;

/** Keeps what was found of a projection, for others to read. */
export type SaveVerification = (projection: string, verified: Verified) => Promise<void>;

/** @param everyMs between two rounds */
export function verifier(
  projections: readonly LedgerProjection[],
  everyMs: number,
  keep: SaveVerification,
  log: Log,
): Verifier {
  const found = new Map<string, Found>();

  async function round(signal: AbortSignal): Promise<void> {
    for (const { name, progress, verify } of projections) {
      if (signal.aborted) return;
      if (progress.state !== 'following') continue; // whoever works on it verifies it
      try {
        const verified = await verify(restful(signal));
        found.set(name, { verified, at: new Date() });
        await keep(name, verified);
      } catch (err) {
        if (!signal.aborted) log.warn({ projection: name, err }, 'could not verify the view, will try again');
      }
    }
  }

  return {
    dependencies: Object.fromEntries(
      projections.map(({ name }) => [`verification of ${name}`, shown(() => found.get(name))]),
    ),
    async run(signal) {
      for (;;) {
        await pause(everyMs, signal);
        if (signal.aborted) return;
        await round(signal);
      }
    },
  };
}

const shown = (found: () => Found | undefined): Dependency => ({
  required: false,
  check: async () => {
    const last = found();
    if (last === undefined) return { verifiedAt: null };
    if (last.verified.different > 0) throw new ViewDiffers(last);
    const { events, rows, position } = last.verified;
    return { verifiedAt: last.at.toISOString(), events, rows, differences: 0, position: position?.toString() ?? null };
  },
});

/** Leaves the machine to others for as long as each batch took; ends the replay by the signal's reason. */
function restful(signal: AbortSignal): BatchListener {
  let since = performance.now();
  return async () => {
    await pause(Math.min(performance.now() - since, longestRestMs), signal);
    signal.throwIfAborted();
    since = performance.now();
  };
}
