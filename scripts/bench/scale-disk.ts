import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Of an event with its rows in all views, as long as nothing was measured. */
export const usualBytes = 3_000;
/** Left free for what else the machine does. */
const RESERVE = 2 * 2 ** 30;
/** Rows are written anew before the place of the old ones is used again. */
const MARGIN = 1.3;

/** How many more events there is room for, and why no more. */
export function roomFor(folder: string, bytesOfEvent: number): { events: number; reason: string } {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const events = Math.max(0, free - RESERVE) / (bytesOfEvent * MARGIN);
  return {
    events: Math.floor(events),
    reason: `an event takes ${bytesOfEvent.toFixed(0)} bytes in both stores, and ${(free / 2 ** 30).toFixed(1)} GiB are free`,
  };
}

/** The bytes that the files of a folder take of the disk. */
export function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => statSync(join(parentPath, name), { throwIfNoEntry: false })) // it may just have been removed
    .reduce((sum, file) => sum + (file?.blocks ?? 0) * 512, 0);
}
