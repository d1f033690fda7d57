import { type Static, Type } from 'typebox';
import { accessSettings } from '../platform/access/settings.ts';
import { kafkaSettings } from '../platform/config/kafka-settings.ts';
import { EVENT_STORE_URL, host, LOG_LEVEL, port } from '../platform/config/store-settings.ts';
import { boundVariables } from '../platform/resilience/load-shedding.ts';

const topic = (name: string, description: string) =>
  Type.String({ default: name, pattern: '^[a-zA-Z0-9._-]{1,200}$', description });

/** The environment of the command service. */
export const Config = Type.Object({
  COMMAND_HOST: host('the command service'),
  COMMAND_PORT: port(3001, 'the command service'),
  EVENT_STORE_URL,
  ...accessSettings,
  SELLER_TIME_ZONE: Type.String({
    default: 'UTC',
    format: 'time-zone',
    description: 'IANA time zone of the calendar that dates are of',
  }),
  ...kafkaSettings,
  KAFKA_PAYMENTS_TOPIC: topic('ledger.payments', 'Where payments come from as CloudEvents'),
  KAFKA_TRANSACTIONS_TOPIC: topic(
    'transaction-events',
    'Where payments come from as {idOperation, idInvoice, amount, dateTime}',
  ),
  KAFKA_DEAD_LETTER_TOPIC: topic('ledger.payments.dead-letter', 'Where messages go that can not be taken'),
  KAFKA_PAYMENTS_GROUP: topic('ledger-command-service', 'The group that shares their partitions'),
  TRANSACTIONS_CURRENCY: Type.Optional(
    Type.String({
      pattern: '^[A-Z]{3}$',
      description: 'Of transaction-events, ISO 4217; they are taken only where this is set',
    }),
  ),
  TRANSACTIONS_AMOUNT_UNIT: Type.Enum(['major', 'minor'], {
    default: 'major',
    description: 'What their amounts count: 900.00, or 90000',
  }),
  TRANSACTIONS_METHOD: Type.String({
    default: 'credit-transfer',
    minLength: 1,
    maxLength: 200,
    description: 'How they were paid',
  }),
  TRANSACTIONS_INVOICE_NAMESPACE: Type.Optional(
    Type.String({
      format: 'uuid',
      description: 'A UUID: invoices are UUIDv5 of idInvoice in it; idInvoice is their id where absent',
    }),
  ),
  ...boundVariables,
  LOG_LEVEL,
});
export type Config = Static<typeof Config>;
