// Verifies the views against the log in the background, one after the other:
//
//   wait `everyMs` ─► verify each projection that this process runs, pausing after each batch for as long as it took ─► wait …
//
// /readyz shows the last result of each, which is also saved. If a verification fails, the result before it stays.

import type { Dependencies, Dependency } from '../../platform/process/health.ts';
import { pause } from '../../platform/projection/pause.ts';
import type { Log } from '../../platform/projection/run-projection.ts';
import type { LedgerProjection } from '../projections.ts';
import type { BatchListener } from '../rebuild/catch-up.ts';
import type { Verified } from '../rebuild/compare-with-shadow.ts';

export type Verifier = {
  /** The last result of each projection, as a dependency on /readyz. */
  dependencies: Dependencies;
  /** Runs until the signal is aborted. It does not throw. */
  run(signal: AbortSignal): Promise<void>;
};

type Found = { verified: Verified; at: Date };

/** The view differs from the log. */
export class ViewDiffers extends Error {
  constructor({ verified: { different, rows, first }, at }: Found) {
    const of = first[0]?.event ? `, the first from event ${first[0].event.revision} of ${first[0].event.stream}` : '';
    super(`${different} of ${rows} rows differ from the log${of} (${at.toISOString()}): see \`ledger verify\``);
  }
}

const longestRestMs = 1_000;

/** Saves the result of a projection, for queries and metrics. */
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
      if (progress.state !== 'following') continue; // the process that runs it verifies it
      try {
        const verified = await verify(restful(signal));
        found.set(name, { verified, at: new Date() });
        await keep(name, verified);
      } catch (err) {
        if (!signal.aborted) log.warn({ projection: name, err }, 'verification failed, will retry');
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

/** Pauses after each batch for as long as the batch took, so that other work is not delayed. Throws the signal's reason when it is aborted. */
function restful(signal: AbortSignal): BatchListener {
  let since = performance.now();
  return async () => {
    await pause(Math.min(performance.now() - since, longestRestMs), signal);
    signal.throwIfAborted();
    since = performance.now();
  };
}
