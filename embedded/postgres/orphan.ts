// A launcher that was killed leaves its server running. If a process holds the folder's lock, no other launcher runs. The pid file then
// names such an orphaned server or, after a reboot, an unrelated process with the same pid.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server of a killed launcher does not stop. */
export class OrphanStays extends Error {
  constructor(pid: number, folder: string) {
    super(`a PostgreSQL of an earlier start (pid ${pid}) still runs on ${folder} and does not stop: end it yourself`);
  }
}

/**
 * Stops an orphaned server on `folder/data`. The caller must hold the lock of the folder.
 * @throws OrphanStays after 15 s
 */
export async function stopOrphan(folder: string): Promise<void> {
  const data = join(folder, 'data');
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  const isOrphan = () => commandLine(pid).includes(data);
  if (isOrphan()) {
    const ended = (await endsAfter('SIGINT', pid, 10, isOrphan)) || (await endsAfter('SIGQUIT', pid, 5, isOrphan));
    if (!ended) throw new OrphanStays(pid, folder);
  } else {
    rmSync(pidFile); // PostgreSQL would take the process with that pid for a server and refuse to start
  }
}

async function endsAfter(signal: NodeJS.Signals, pid: number, seconds: number, runs: () => boolean): Promise<boolean> {
  process.kill(pid, signal);
  for (let waited = 0; waited < seconds * 1000; waited += 20) {
    if (!runs()) return true;
    await sleep(20);
  }
  return false;
}

/** Empty if the process has ended or is a zombie. */
function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return ''; // no such process
  }
}
