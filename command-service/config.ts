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
    description: 'IANA time zone of the seller. It decides on which calendar date an event happens',
  }),
  ...kafkaSettings,
  KAFKA_PAYMENTS_TOPIC: topic('ledger.payments', 'Topic from which payments are read as CloudEvents'),
  KAFKA_TRANSACTIONS_TOPIC: topic(
    'transaction-events',
    'Topic from which payments are read as {idOperation, idInvoice, amount, dateTime}',
  ),
  KAFKA_DEAD_LETTER_TOPIC: topic(
    'ledger.payments.dead-letter',
    'Topic for messages that cannot be recorded as payments',
  ),
  KAFKA_PAYMENTS_GROUP: topic('ledger-command-service', 'Consumer group of both topics'),
  TRANSACTIONS_CURRENCY: Type.Optional(
    Type.String({
      pattern: '^[A-Z]{3}$',
      description: 'ISO 4217 currency of transaction-events. If it is not set, they are not read',
    }),
  ),
  TRANSACTIONS_AMOUNT_UNIT: Type.Enum(['major', 'minor'], {
    default: 'major',
    description: 'Unit of the amounts in transaction-events: major (900.00) or minor (90000)',
  }),
  TRANSACTIONS_METHOD: Type.String({
    default: 'credit-transfer',
    minLength: 1,
    maxLength: 200,
    description: 'Payment method recorded for transaction-events',
  }),
  TRANSACTIONS_INVOICE_NAMESPACE: Type.Optional(
    Type.String({
      format: 'uuid',
      description:
        'UUID namespace: the invoice id is the UUIDv5 of idInvoice in it. If it is not set, idInvoice is the invoice id',
    }),
  ),
  ...boundVariables,
  LOG_LEVEL,
});
export type Config = Static<typeof Config>;
