import { validate as isUuid } from 'uuid';
import { isCurrency } from '../../events/money/currency.ts';
import { CannotStart } from '../../platform/config/cannot-start.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../handling/command-context.ts';
import { paymentInCloudEvent } from './payment-event.ts';
import type { ReadPayment } from './received-message.ts';
import type { PaymentsIn } from './run.ts';
import { paymentInTransaction } from './transaction-event.ts';

export type IntakeSettings = { brokers: string; from: PaymentsIn; readers: ReadonlyMap<string, ReadPayment> };

/**
 * The topics of payments, and how their messages are read; undefined if KAFKA_BROKERS is not set.
 * @throws CannotStart if TRANSACTIONS_CURRENCY is not a currency, or TRANSACTIONS_INVOICE_NAMESPACE not a UUID
 */
export function intakeSettings(config: Config, { dateOf }: Clock): IntakeSettings | undefined {
  const { KAFKA_BROKERS: brokers, TRANSACTIONS_CURRENCY: currency } = config;
  if (brokers === undefined) return undefined;
  const readers = new Map<string, ReadPayment>([[config.KAFKA_PAYMENTS_TOPIC, paymentInCloudEvent]]);
  if (currency !== undefined) {
    if (!isCurrency(currency))
      throw new CannotStart(`TRANSACTIONS_CURRENCY: ${currency} is not a currency of ISO 4217`);
    const invoiceNamespace = config.TRANSACTIONS_INVOICE_NAMESPACE;
    if (invoiceNamespace !== undefined && !isUuid(invoiceNamespace)) {
      throw new CannotStart('TRANSACTIONS_INVOICE_NAMESPACE is not a UUID');
    }
    const mapping = { currency, unit: config.TRANSACTIONS_AMOUNT_UNIT, method: config.TRANSACTIONS_METHOD, dateOf };
    const read = paymentInTransaction({ ...mapping, ...(invoiceNamespace !== undefined && { invoiceNamespace }) });
    readers.set(config.KAFKA_TRANSACTIONS_TOPIC, read);
  }
  const { KAFKA_DEAD_LETTER_TOPIC: deadLetterTopic, KAFKA_PAYMENTS_GROUP: groupId } = config;
  return { brokers, readers, from: { topics: [...readers.keys()], deadLetterTopic, groupId } };
}
