import { readFileSync } from 'node:fs';
import { treeOf } from '../../testing/processes/process-tree.ts';

/** The ticks of proc(5) are hundredths of a second on Linux, whatever the clock of the kernel. */
const TICK_MS = 10;

/** The processor time in ms that a process took so far, with all that it started. Linux only. */
export const processorMs = (pid: number): number => treeOf(pid).reduce((sum, id) => sum + ticksOf(id), 0) * TICK_MS;

/** utime, stime, and the same of its children that have ended (fields 14 to 17). */
function ticksOf(pid: number): number {
  try {
    const [, afterName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    return afterName
      .split(' ')
      .slice(11, 15)
      .reduce((sum, ticks) => sum + Number(ticks), 0);
  } catch {
    return 0; // it has just ended: its parent has its ticks from now on
  }
}
