// A launcher that was killed leaves its server running. Whoever holds the folder's lock knows that no launcher lives
// here, so what the pid file names is such an orphan, or, after a reboot, a stranger with the same number.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The server that a killed launcher left behind won't end. */
export class OrphanStays extends Error {
  constructor(pid: number, folder: string) {
    super(`a PostgreSQL from an earlier start (pid ${pid}) runs on ${folder} and does not stop: end it by hand`);
  }
}

/**
 * Stops a server that was left running on `folder/data`; the caller must hold the folder's lock.
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
    rmSync(pidFile); // PostgreSQL would take a stranger with that pid for itself and refuse to start
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

/** Empty when the process has ended, or is a zombie that nobody has reaped. */
function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return ''; // no such process
  }
}
