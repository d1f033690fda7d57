/** The work that one client repeats. */
export type Work = () => Promise<void>;

/** Repeats every client's work for `ms`. @returns the rate per second of all clients together */
export async function aSecond(clients: readonly Work[], ms: number): Promise<number> {
  let done = 0;
  const from = performance.now();
  const until = from + ms;
  await Promise.all(
    clients.map(async (work) => {
      while (performance.now() < until) {
        await work();
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - from);
}

/** The middle one of an odd number of figures. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;
}
