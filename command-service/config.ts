import { type Static, Type } from 'typebox';
import { calendarIn, NoSuchTimeZone } from '../events/calendar-date.ts';
import { CannotStart } from '../platform/cannot-start.ts';

const topic = (name: string, description: string) =>
  Type.String({ default: name, pattern: '^[a-zA-Z0-9._-]{1,200}$', description });

/** The environment of the command service. */
export const Config = Type.Object({
  COMMAND_HOST: Type.String({ default: '127.0.0.1', description: 'The address to listen on' }),
  COMMAND_PORT: Type.Integer({ default: 3001, minimum: 0, maximum: 65_535, description: 'The port to listen on' }),
  EVENT_STORE_URL: Type.String({
    default: 'esdb://127.0.0.1:2113?tls=false',
    description: 'Connection string of EventStoreDB',
  }),
  SELLER_TIME_ZONE: Type.String({ default: 'UTC', description: 'IANA time zone of the calendar that dates are of' }),
  KAFKA_BROKERS: Type.Optional(
    Type.String({ description: 'Where payments are taken from as well, host:port,…; HTTP alone where absent' }),
  ),
  KAFKA_PAYMENTS_TOPIC: topic('ledger.payments', 'Payments as CloudEvents'),
  KAFKA_TRANSACTIONS_TOPIC: topic('transaction-events', 'Payments as {idOperation, idInvoice, amount, dateTime}'),
  KAFKA_DEAD_LETTER_TOPIC: topic('ledger.payments.dead-letter', 'Where messages go that can not be taken'),
  KAFKA_PAYMENTS_GROUP: topic('ledger-command-service', 'The group that shares the partitions'),
  TRANSACTIONS_CURRENCY: Type.Optional(
    Type.String({ description: 'Of transaction-events, which are taken only where this is set' }),
  ),
  TRANSACTIONS_AMOUNT_UNIT: Type.Enum(['major', 'minor'], { default: 'major', description: '900.00, or 90000' }),
  TRANSACTIONS_METHOD: Type.String({ default: 'credit-transfer', minLength: 1, maxLength: 200 }),
  TRANSACTIONS_INVOICE_NAMESPACE: Type.Optional(
    Type.String({ description: 'A UUID: invoices are UUIDv5 of idInvoice in it; idInvoice is their id where absent' }),
  ),
  LOG_LEVEL: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], { default: 'info' }),
});
export type Config = Static<typeof Config>;

/** The calendar that dates are of. @throws CannotStart where the time zone doesn't exist */
export function sellersCalendar({ SELLER_TIME_ZONE }: Config): ReturnType<typeof calendarIn> {
  try {
    return calendarIn(SELLER_TIME_ZONE);
  } catch (error) {
    if (error instanceof NoSuchTimeZone) throw new CannotStart(`SELLER_TIME_ZONE: ${error.message}`);
    throw error;
  }
}
