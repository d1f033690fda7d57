import type { EventStoreDBClient } from '@eventstore/db-client';
import { kafkaSecurity } from '../../platform/config/kafka-settings.ts';
import type { Metrics } from '../../platform/metrics/registry.ts';
import type { Dependencies } from '../../platform/process/health.ts';
import type { Log } from '../../platform/projection/run-projection.ts';
import { hasEvents } from '../../platform/projection/subscription.ts';
import type { Config } from '../config.ts';
import { foundLedger } from '../found-ledger.ts';
import type { CommandCounts } from '../http/command-metrics.ts';
import { requireNoImport } from '../import-under-way.ts';
import type { Ledger } from '../ledger.ts';
import type { RecordPayment } from '../payment/record-payment.ts';
import { intakeHealth, noIntake } from './intake.ts';
import { loggedOffsets } from './logged-offsets.ts';
import { measureIntake } from './measure-intake.ts';
import { messageRecorder } from './record-message.ts';
import { intakeSettings } from './settings.ts';

export type PaymentsFromKafka = {
  /** For /readyz. */
  dependencies: Dependencies;
  /** Consumes payments until `signal` aborts. */
  run(log: Log, signal: AbortSignal): Promise<void>;
};

/**
 * Prepares consuming payments from Kafka. If KAFKA_BROKERS is not set, does nothing, and loads no client.
 * @throws CannotStart
 */
export async function paymentsFromKafka(
  config: Config,
  ledger: Ledger,
  client: EventStoreDBClient,
  recordPayment: RecordPayment,
  counts: CommandCounts,
  metrics: Metrics,
): Promise<PaymentsFromKafka> {
  const settings = intakeSettings(config, ledger.clock);
  if (settings === undefined) return { dependencies: {}, run: async () => {} };
  const { kafkaClients } = await import('../../platform/stores/kafka.ts');
  const { consumePayments } = await import('./run.ts');
  const clients = kafkaClients(settings.brokers, 'command-service', kafkaSecurity(config));
  const intake = noIntake();
  measureIntake(metrics, intake);
  return {
    dependencies: { kafka: intakeHealth(intake) },
    run: (log, signal) =>
      consumePayments(
        clients,
        settings.from,
        {
          record: counts.ofMessages(messageRecorder(ledger, recordPayment, settings.readers)),
          offsets: loggedOffsets(client, ledger.clock),
          identity: () => foundLedger(client, ledger.clock),
          requireNoImport: () => requireNoImport(client),
          hasInvoices: () => hasEvents(client, ['invoice']),
        },
        intake,
        log,
        signal,
      ),
  };
}
