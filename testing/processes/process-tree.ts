// A process and all that it started, on Linux: their ids and their memory.

import { readdirSync, readFileSync } from 'node:fs';

/** The ids of a process and its descendants. */
export function treeOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = Number(readOr(`/proc/${name}/stat`, '').split(') ')[1]?.split(' ')[1]);
    if (parent > 0) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (id: number): number[] => [id, ...(children.get(id) ?? []).flatMap(below)];
  return below(pid);
}

/** The memory of processes in bytes; pages that several of them share are counted once in all (Pss of proc(5)). */
export const memoryOf = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const [, kib = 0] = /^Pss:\s+(\d+) kB/m.exec(readOr(`/proc/${pid}/smaps_rollup`, '')) ?? [];
    return sum + Number(kib) * 1024;
  }, 0);

/** The content of a file of a process; `otherwise` if the process has ended. */
function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
