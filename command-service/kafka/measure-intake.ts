import { Counter, Gauge } from 'prom-client';
import type { Metrics } from '../../platform/metrics/registry.ts';
import { type Intake, isRecording } from './intake.ts';

/** Shows whether payments from Kafka are recorded, and how many messages were recorded or became dead letters. */
export function measureIntake(metrics: Metrics, intake: Intake): void {
  new Gauge({
    name: 'ledger_kafka_payments_recording',
    help: '1 while payments from Kafka are recorded, 0 while this process cannot consume or record them',
    registers: [metrics],
    collect() {
      this.set(isRecording(intake) ? 1 : 0);
    },
  });
  new Counter({
    name: 'ledger_kafka_payments_total',
    help: 'Messages that were recorded as payments or became dead letters',
    labelNames: ['outcome'],
    registers: [metrics],
    collect() {
      this.reset();
      this.inc({ outcome: 'recorded' }, intake.recorded);
      this.inc({ outcome: 'dead-lettered' }, intake.deadLettered);
    },
  });
  // A time, because a counter that begins at 1 does not increase: a dead letter before the first scrape would be missed.
  new Gauge({
    name: 'ledger_kafka_last_dead_letter_timestamp_seconds',
    help: 'When this process wrote its last dead letter; 0 if it wrote none',
    registers: [metrics],
    collect() {
      this.set((intake.deadLetteredAt?.getTime() ?? 0) / 1_000);
    },
  });
}
