import { Gauge } from 'prom-client';
import { withDeadline } from '../resilience/deadline.ts';
import type { Metrics } from './registry.ts';

const deadlineMs = 1_500;

/**
 * Shows whether this process reaches its stores.
 * @param stores by name: a check rejects if the store cannot be reached
 */
export function measureStores(metrics: Metrics, stores: Readonly<Record<string, () => Promise<unknown>>>): void {
  new Gauge({
    name: 'ledger_store_up',
    help: '1 if a store answers this process, 0 if it cannot be reached or is too slow',
    labelNames: ['store'],
    registers: [metrics],
    async collect() {
      await Promise.all(
        Object.entries(stores).map(async ([store, check]) => {
          const answers = await withDeadline(check(), deadlineMs, store).then(
            () => 1,
            () => 0,
          );
          this.set({ store }, answers);
        }),
      );
    },
  });
}
