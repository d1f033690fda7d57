import { expect, it } from 'vitest';
import { metricsOf } from '../../platform/metrics/registry.ts';
import { noIntake } from './intake.ts';
import { measureIntake } from './measure-intake.ts';

it('payments from Kafka are recording only while they are consumed without trouble; dead letters are counted, with their time', async () => {
  const intake = noIntake();
  const metrics = metricsOf('command-service');
  measureIntake(metrics, intake);
  const shown = async () =>
    (await metrics.metrics())
      .split('\n')
      .filter((line) => line.startsWith('ledger_kafka'))
      .map((line) => line.replace('ledger_kafka_', '').replace(/,?service="command-service"/, ''));
  const before = ['payments_total{outcome="recorded"} 0', 'payments_total{outcome="dead-lettered"} 0'];
  expect(await shown()).toEqual(['payments_recording{} 0', ...before, 'last_dead_letter_timestamp_seconds{} 0']);

  const at = new Date('2026-11-29T12:00:00Z');
  Object.assign(intake, { state: 'consuming', recorded: 3, deadLettered: 1, deadLetteredAt: at });
  expect(await shown()).toEqual([
    'payments_recording{} 1',
    'payments_total{outcome="recorded"} 3',
    'payments_total{outcome="dead-lettered"} 1',
    `last_dead_letter_timestamp_seconds{} ${at.getTime() / 1_000}`,
  ]);

  intake.trouble = new Error('the event store does not answer');
  expect(await shown()).toContain('payments_recording{} 0');
});
