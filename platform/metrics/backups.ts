import { Gauge } from 'prom-client';
import type { Metrics } from './registry.ts';

/** When a regular backup succeeded last. */
export type Backups = {
  everySeconds: number;
  /** undefined if none did. */
  succeededAt: Date | undefined;
};

export function measureBackups(metrics: Metrics, { everySeconds, succeededAt }: Backups): void {
  const registers = [metrics];
  new Gauge({
    name: 'ledger_backup_last_success_timestamp_seconds',
    help: 'When a backup succeeded last; 0 if none did',
    registers,
  }).set(Math.floor((succeededAt?.getTime() ?? 0) / 1_000));
  new Gauge({
    name: 'ledger_backup_every_seconds',
    help: 'How often a backup is made (ledger backup --every)',
    registers,
  }).set(everySeconds);
}
