import { setTimeout as sleep } from 'node:timers/promises';

/** After a turn, so that what a service still does for it does not slow the next one. */
const BETWEEN_TURNS_MS = 500;

/** The work that one client repeats. */
export type Work = () => Promise<void>;

/** The rate of all clients together, and the latency in ms that half of the works, or 99 %, stayed below. */
export type Rate = { perSecond: number; p50: number; p99: number };

/** Repeats every client's work for `ms`. `done` is how often it was done. */
export async function rateOf(clients: readonly Work[], ms: number): Promise<Rate & { done: number }> {
  const latencies: number[] = [];
  const from = performance.now();
  const until = from + ms;
  await Promise.all(
    clients.map(async (work) => {
      for (let begun = from; begun < until; ) {
        await work();
        const now = performance.now();
        latencies.push(now - begun);
        begun = now;
      }
    }),
  );
  const perSecond = (latencies.length * 1000) / (performance.now() - from);
  const sorted = latencies.toSorted((a, b) => a - b);
  return { perSecond, p50: shareOf(sorted, 0.5), p99: shareOf(sorted, 0.99), done: sorted.length };
}

/** Measures works in turns, so that what else the machine does slows all of them. @returns the medians of the rounds */
export async function inTurns<Name extends string>(
  works: Readonly<Record<Name, readonly Work[]>>,
  { rounds, roundMs, warmUpMs }: { rounds: number; roundMs: number; warmUpMs: number },
): Promise<Record<Name, Rate>> {
  const found = new Map<string, Rate[]>();
  for (let round = -1; round < rounds; round++) {
    for (const [name, clients] of Object.entries<readonly Work[]>(works)) {
      const rate = await rateOf(clients, round < 0 ? warmUpMs : roundMs);
      if (round >= 0) found.set(name, [...(found.get(name) ?? []), rate]);
      await sleep(BETWEEN_TURNS_MS);
    }
  }
  return Object.fromEntries([...found].map(([name, rates]) => [name, medians(rates)])) as Record<Name, Rate>;
}

/** The median of each figure. */
export const medians = (rates: readonly Rate[]): Rate => ({
  perSecond: median(rates.map(({ perSecond }) => perSecond)),
  p50: median(rates.map(({ p50 }) => p50)),
  p99: median(rates.map(({ p99 }) => p99)),
});

/** The middle one of an odd number of figures. */
export function median(figures: readonly number[]): number {
  return shareOf(
    figures.toSorted((a, b) => a - b),
    0.5,
  );
}

/** The figure that a share of the figures are below. @param sorted in ascending order */
export function shareOf(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}
