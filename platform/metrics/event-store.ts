import { Counter, Gauge, Histogram } from 'prom-client';
import type { EventStoreCalls } from '../stores/guarded-event-store.ts';
import type { StoreClock } from '../stores/store-clock.ts';
import type { Metrics } from './registry.ts';

/** Measures calls of the event store. */
export function measureEventStore(metrics: Metrics): EventStoreCalls {
  const append = new Histogram({
    name: 'ledger_append_duration_seconds',
    help: 'Duration of appends, until the event store acknowledged them',
    labelNames: ['outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [metrics],
  });
  const reads = new Counter({
    name: 'ledger_event_store_reads_total',
    help: 'Reads of streams, including streams that do not exist',
    labelNames: ['outcome'],
    registers: [metrics],
  });
  return {
    appended: (outcome, seconds) => append.observe({ outcome }, seconds),
    read: (outcome) => reads.inc({ outcome }),
  };
}

/** Shows how far the event store's clock is ahead of this process's. */
export function measureClock(metrics: Metrics, clock: StoreClock): void {
  new Gauge({
    name: 'ledger_event_store_clock_ahead_seconds',
    help: "How far the event store's clock is ahead of that of this process, in seconds; 0 if less than one",
    registers: [metrics],
    collect() {
      this.set(clock.aheadMs() / 1_000);
    },
  });
}
