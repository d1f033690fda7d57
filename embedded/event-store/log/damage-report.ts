import type { DamagedEvent } from './checksum.ts';

/** A log with more damaged events than this is not described further. */
const MOST_REPORTS = 1_000;

/** Writes a line for each damaged event to standard error, once. @param file of the log */
export function damageReport(file: string): (event: DamagedEvent) => void {
  const reported = new Set<number>();
  return ({ position, message }) => {
    if (reported.size === MOST_REPORTS || reported.has(position)) return;
    reported.add(position);
    process.stderr.write(`event store: ${file}: ${message}. All other events can be read\n`);
  };
}
