import { kafkaSecurity } from '../../platform/config/kafka-settings.ts';
import type { Dependencies } from '../../platform/process/health.ts';
import type { Log } from '../../platform/projection/run-projection.ts';
import { kafkaClients } from '../../platform/stores/kafka.ts';
import type { Config } from '../config.ts';
import type { CommandCounts } from '../http/command-metrics.ts';
import type { Ledger } from '../ledger.ts';
import type { TakePayment } from '../payment/take.ts';
import { intakeHealth, noIntake } from './intake.ts';
import { takeFromKafka } from './run.ts';
import { intakeSettings } from './settings.ts';
import { takeMessages } from './take-payment.ts';

export type PaymentsFromKafka = {
  /** For /readyz. */
  dependencies: Dependencies;
  /** Takes payments until `signal` ends it. */
  run(log: Log, signal: AbortSignal): Promise<void>;
};

/**
 * Payments from Kafka, none of them taken yet; nothing where KAFKA_BROKERS isn't set.
 * @throws CannotStart
 */
export function paymentsFromKafka(
  config: Config,
  ledger: Ledger,
  take: TakePayment,
  counts: CommandCounts,
): PaymentsFromKafka {
  const settings = intakeSettings(config, ledger.clock);
  if (settings === undefined) return { dependencies: {}, run: async () => {} };
  const clients = kafkaClients(settings.brokers, 'command-service', kafkaSecurity(config));
  const intake = noIntake();
  return {
    dependencies: { kafka: intakeHealth(intake) },
    run: (log, signal) =>
      takeFromKafka(
        clients,
        settings.from,
        counts.ofMessages(takeMessages(ledger, take, settings.readers)),
        intake,
        log,
        signal,
      ),
  };
}
