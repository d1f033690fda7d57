import { Gauge } from 'prom-client';
import type { Metrics } from './registry.ts';

/** Connections of a pool, those of them that are idle, and the queries that wait for one. */
export type PoolUse = { total: number; idle: number; waiting: number };

/** @returns a function that shows the use of a pool under a name */
export function measurePools(metrics: Metrics): (pool: string, use: () => PoolUse) => void {
  const pools = new Map<string, () => PoolUse>();
  new Gauge({
    name: 'ledger_postgres_connections',
    help: 'Connections to PostgreSQL',
    labelNames: ['pool', 'state'],
    registers: [metrics],
    collect() {
      for (const [pool, use] of pools) {
        const { total, idle } = use();
        this.set({ pool, state: 'idle' }, idle);
        this.set({ pool, state: 'used' }, total - idle);
      }
    },
  });
  new Gauge({
    name: 'ledger_postgres_waiting',
    help: 'Queries that wait for a connection to PostgreSQL',
    labelNames: ['pool'],
    registers: [metrics],
    collect() {
      for (const [pool, use] of pools) this.set({ pool }, use().waiting);
    },
  });
  return (pool, use) => void pools.set(pool, use);
}
