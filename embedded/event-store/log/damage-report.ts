import { DamagedEvent } from './checksum.ts';
import type { IndexRebuilt } from './stream-index.ts';

/** Damage beyond this number is not described further. */
const MOST_REPORTS = 1_000;

/** Writes a line for each damage to standard error, once. @param file of the log */
export function damageReport(file: string): (damage: DamagedEvent | IndexRebuilt) => void {
  const reported = new Set<string>();
  return (damage) => {
    const { message } = damage;
    if (reported.size === MOST_REPORTS || reported.has(message)) return;
    reported.add(message);
    const rest = damage instanceof DamagedEvent ? '. All other events can be read' : '';
    process.stderr.write(`event store: ${file}: ${message}${rest}\n`);
  };
}
