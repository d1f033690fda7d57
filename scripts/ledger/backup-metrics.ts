// Prometheus cannot scrape a command that has ended. So its metrics are a file, which the textfile collector of node_exporter shows.

import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Backups, measureBackups } from '../../platform/metrics/backups.ts';
import { metricsOf } from '../../platform/metrics/registry.ts';

const fileIn = (folder: string): string => join(folder, 'ledger-backup.prom');

/** Says that a backup begins: if it fails, the last one that succeeded grows older. */
export async function tellBegin(folder: string, everySeconds: number): Promise<void> {
  await tell(folder, { everySeconds, succeededAt: await lastSuccess(folder) });
}

export const tellSuccess = (folder: string, everySeconds: number): Promise<void> =>
  tell(folder, { everySeconds, succeededAt: new Date() });

async function lastSuccess(folder: string): Promise<Date | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const seconds = Number(/^ledger_backup_last_success_timestamp_seconds\S* (\d+)$/m.exec(text)?.[1] ?? 0);
  return seconds === 0 ? undefined : new Date(seconds * 1_000);
}

/** node_exporter never sees half a file. */
async function tell(folder: string, backups: Backups): Promise<void> {
  const metrics = metricsOf('ledger');
  measureBackups(metrics, backups);
  const file = fileIn(folder);
  const part = `${file}.${randomUUID()}.part`; // of its own, because two backups may run at once
  await writeFile(part, await metrics.metrics());
  await rename(part, file);
}
