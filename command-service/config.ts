import { type Static, Type } from 'typebox';
import { accessSettings } from '../platform/access/settings.ts';
import { kafkaSettings } from '../platform/config/kafka-settings.ts';
import { EVENT_STORE_URL, host, LOG_LEVEL, port, TEST_CLOCK_FILE } from '../platform/config/store-settings.ts';
import { boundVariables } from '../platform/resilience/load-shedding.ts';
import { MAX_DOCUMENT_BYTES } from './http/document-body.ts';
import { statedTotals } from './invoice/e-invoice.ts';

const topic = (name: string, description: string) =>
  Type.String({ default: name, pattern: '^[a-zA-Z0-9._-]{1,200}$', description });

export const SELLER_TIME_ZONE = Type.String({
  default: 'UTC',
  format: 'time-zone',
  description: 'IANA time zone of the seller. It decides which day it is',
});

/** The environment of the command service. */
export const Config = Type.Object({
  COMMAND_HOST: host('the command service'),
  COMMAND_PORT: port(3001, 'the command service'),
  EVENT_STORE_URL,
  ...accessSettings,
  SELLER_TIME_ZONE,
  STATED_TOTALS: Type.Enum([...statedTotals], {
    default: 'as-stated',
    description:
      'What becomes of an e-invoice that is valid, but whose totals differ by rounding from those that the ledger computes from its lines: as-stated records the stated ones, strict refuses it',
  }),
  ...kafkaSettings,
  KAFKA_PAYMENTS_TOPIC: topic('ledger.payments', 'The topic with payments as CloudEvents'),
  KAFKA_TRANSACTIONS_TOPIC: topic(
    'transaction-events',
    'The topic with payments as {idOperation, idInvoice, amount, dateTime}',
  ),
  KAFKA_DEAD_LETTER_TOPIC: topic('ledger.payments.dead-letter', 'The topic for messages that cannot be processed'),
  KAFKA_PAYMENTS_GROUP: topic(
    'ledger-command-service',
    'The consumer group of the command services, which share the partitions of these topics',
  ),
  TRANSACTIONS_CURRENCY: Type.Optional(
    Type.String({
      pattern: '^[A-Z]{3}$',
      description: 'The currency (ISO 4217) of payments in the transactions topic. If not set, the topic is not read',
    }),
  ),
  TRANSACTIONS_AMOUNT_UNIT: Type.Enum(['major', 'minor'], {
    default: 'major',
    description: 'The unit of the amounts in the transactions topic: major (900.00) or minor (90000)',
  }),
  TRANSACTIONS_METHOD: Type.String({
    default: 'credit-transfer',
    minLength: 1,
    maxLength: 200,
    description: 'The payment method of payments in the transactions topic',
  }),
  TRANSACTIONS_INVOICE_NAMESPACE: Type.Optional(
    Type.String({
      format: 'uuid',
      description:
        'A UUID. If set, the id of an invoice is the UUIDv5 of idInvoice in this namespace. If not set, it is idInvoice',
    }),
  ),
  MAX_DOCUMENT_BYTES,
  ...boundVariables,
  TEST_CLOCK_FILE,
  LOG_LEVEL,
});
export type Config = Static<typeof Config>;
