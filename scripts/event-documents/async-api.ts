// The AsyncAPI 3.0 document of all that the ledger sends and takes in as messages: the topics of Kafka, and the live feed.

import { eventVersions } from '../../events/event-versions.ts';
import { earlierVersions, type PublishedEvent, publishedEvents } from '../../events/published.ts';
import type { Schema } from './breaks.ts';

/** An OpenAPI document in docs/api. */
export type ApiDocument = { info: Schema; components: { schemas: Readonly<Record<string, Schema>> } };

const types = Object.keys(publishedEvents) as PublishedEvent['type'][];

const kafka = (binding: Schema): Schema => ({ kafka: { ...binding, bindingVersion: '0.5.0' } });
const text = (description: string): Schema => ({ type: 'string', description });
const structuredMode = 'application/cloudevents+json';
const ofMessages = (names: readonly string[]): Schema =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }]));

/** @param queries docs/api/query.json. @param commands docs/api/command.json */
export const asyncApi = (queries: ApiDocument, commands: ApiDocument): Schema => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Invoice ledger: events',
    version: queries.info.version,
    description:
      'What the ledger publishes and takes in on Kafka, and its live feed over HTTP. docs/integration-events.md and docs/integration-payments.md say what consumers and senders can rely on. Amounts are integers in the minor unit of their currency.',
    license: { name: 'Apache-2.0' },
  },
  defaultContentType: 'application/json',
  servers: {
    kafka: { host: 'localhost:9092', protocol: 'kafka', description: 'KAFKA_BROKERS' },
    queries: { host: 'localhost:3002', protocol: 'http', description: 'The query service' },
  },
  channels,
  operations,
  components: {
    messages: {
      ...Object.fromEntries(types.map((type) => [type, published(type)])),
      Payment: paymentMessage,
      Transaction: transactionMessage,
      DeadLetter: deadLetterMessage,
      LiveEvent: {
        contentType: 'application/json',
        title: 'An event of an invoice, of a customer or of a payment across invoices',
        payload: { $ref: './query.json#/components/schemas/JournalEvent' },
      },
      LiveClosing: {
        contentType: 'application/json',
        title: 'The books were closed or reopened',
        payload: { $ref: '#/components/schemas/LiveClosing' },
      },
    },
    schemas: {
      CloudEvent: cloudEvent,
      PaymentOfInvoice: withInvoice(elsewhere(commands.components.schemas.InvoicePaymentRequest ?? {}, 'command')),
      LiveClosing: closingLike(elsewhere(queries.components.schemas.JournalEvent ?? {}, 'query')),
    },
  },
});

const channels = {
  events: {
    address: 'ledger.events',
    title: 'Every business event of the ledger, once',
    description: 'KAFKA_EVENTS_TOPIC names it. Read it with isolation.level=read_committed',
    servers: [{ $ref: '#/servers/kafka' }],
    messages: ofMessages(types),
    bindings: kafka({ topic: 'ledger.events', partitions: 6 }),
  },
  payments: {
    address: 'ledger.payments',
    title: 'Payments that others received',
    description: 'KAFKA_PAYMENTS_TOPIC names it',
    servers: [{ $ref: '#/servers/kafka' }],
    messages: ofMessages(['Payment']),
  },
  transactions: {
    address: 'transaction-events',
    title: 'Transactions of invoices',
    description: 'KAFKA_TRANSACTIONS_TOPIC names it. It is read only if TRANSACTIONS_CURRENCY is set',
    servers: [{ $ref: '#/servers/kafka' }],
    messages: ofMessages(['Transaction']),
  },
  deadLetters: {
    address: 'ledger.payments.dead-letter',
    title: 'Messages that could not be recorded as payments, as they came',
    description: 'KAFKA_DEAD_LETTER_TOPIC names it',
    servers: [{ $ref: '#/servers/kafka' }],
    messages: ofMessages(['DeadLetter']),
  },
  live: {
    address: '/events',
    title: 'The live feed, as server-sent events',
    description: 'The id of each message is its position in the log. To go on after it, send it as Last-Event-ID',
    servers: [{ $ref: '#/servers/queries' }],
    messages: ofMessages(['LiveEvent', 'LiveClosing']),
  },
};

/** A parameter that may be sent several times. */
const several = (description: string): Schema => ({ type: 'array', items: { type: 'string' }, description });

const operation = (action: 'send' | 'receive', channel: keyof typeof channels, summary: string): Schema => ({
  action,
  channel: { $ref: `#/channels/${channel}` },
  summary,
});

const operations = {
  publishEvents: operation('send', 'events', 'The projection service publishes what was recorded'),
  takeInPayments: operation('receive', 'payments', 'The command service records payments'),
  takeInTransactions: operation('receive', 'transactions', 'The command service records payments of invoices'),
  putDeadLetters: operation('send', 'deadLetters', 'The command service puts aside what it cannot record'),
  sendLiveEvents: {
    ...operation('send', 'live', 'The query service sends events as they are booked'),
    bindings: {
      http: {
        method: 'GET',
        query: {
          type: 'object',
          properties: {
            after: text('Events after this position, "0" for all events; only new events if absent'),
            customer: several('Events of these customers'),
            invoice: text('Events of this invoice'),
            type: several('Events of these types'),
          },
        },
        bindingVersion: '0.3.0',
      },
    },
  },
};

const traceparent = text('The trace (W3C Trace Context)');

/** An event on `ledger.events`: today's version, or one that was published earlier. */
function published(type: PublishedEvent['type']): Schema {
  const versions = [eventVersions[type], ...Object.keys(earlierVersions[type] ?? {}).map(Number)];
  const data = versions.map((version) => ({ $ref: `./events/${type}/${version}.json` }));
  return {
    name: `ledger.${type}`,
    contentType: structuredMode,
    headers: { type: 'object', properties: { 'content-type': text(structuredMode), traceparent } },
    payload: {
      allOf: [
        { $ref: '#/components/schemas/CloudEvent' },
        {
          type: 'object',
          properties: { type: { const: `ledger.${type}` }, data: data.length === 1 ? data[0] : { anyOf: data } },
        },
      ],
    },
    bindings: kafka({ key: text('The subject') }),
  };
}

const cloudEvent = {
  type: 'object',
  title: 'CloudEvent 1.0 in structured mode',
  properties: {
    specversion: { const: '1.0' },
    id: text('The id of the event: the same if it is published again'),
    source: { ...text('The ledger'), format: 'uri-reference' },
    type: text('`ledger.` and the type of the event'),
    subject: text('The id of an invoice, or the name of another stream, such as `customer-acme`'),
    time: { ...text('The recording time'), format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    dataschema: { ...text('The JSON Schema of the data'), format: 'uri' },
    partitionkey: text('The same as the subject'),
    sequence: { ...text('The number of the event in its subject, from 0'), pattern: '^[0-9]+$' },
    sequencetype: { const: 'Integer' },
    ledgerposition: { ...text('The position in the log'), pattern: '^[0-9]+$' },
    effectiveon: { ...text('The effective date'), format: 'date' },
    actor: text('Who sent the command'),
    correlationid: text('In which request'),
    causationid: text('Which event caused this one, if no request did'),
    traceparent,
    data: { type: 'object' },
  },
  required: [
    ...['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'dataschema', 'partitionkey'],
    ...['sequence', 'sequencetype', 'ledgerposition', 'effectiveon', 'actor', 'correlationid', 'data'],
  ],
};

const paymentMessage = {
  name: 'ledger.PaymentReceived',
  contentType: structuredMode,
  title: 'A payment of one invoice, or of a customer across several: a CloudEvent in structured or binary mode',
  payload: {
    type: 'object',
    properties: {
      specversion: { const: '1.0' },
      id: text('With the source, it identifies the payment if the data has no paymentId'),
      source: text('Who sends it'),
      type: { const: 'ledger.PaymentReceived' },
      actor: text('Recorded with the events'),
      correlationid: text('Recorded with the events'),
      traceparent,
      data: {
        anyOf: [
          { $ref: '#/components/schemas/PaymentOfInvoice' },
          { $ref: './command.json#/components/schemas/PaymentRequest' },
        ],
      },
      data_base64: text('Instead of data: the same JSON in base64'),
    },
    required: ['specversion', 'id', 'source', 'type'],
  },
  bindings: kafka({ key: text("The invoice's id: messages with the same key are recorded in order") }),
};

const transactionMessage = {
  contentType: 'application/json',
  title: 'A payment of an invoice',
  payload: {
    type: 'object',
    properties: {
      idOperation: text('Identifies the payment'),
      idInvoice: text('The id of the invoice, or what it is derived from (TRANSACTIONS_INVOICE_NAMESPACE)'),
      amount: { type: 'number', description: 'In the unit of TRANSACTIONS_AMOUNT_UNIT' },
      dateTime: text('When the money arrived'),
    },
    required: ['idOperation', 'idInvoice', 'amount', 'dateTime'],
  },
};

const deadLetterMessage = {
  title: 'A message as it came, with what was wrong in its headers',
  headers: {
    type: 'object',
    properties: {
      problem: text('The problem document that HTTP would have answered, as JSON'),
      'dead-letter-from': text('Its topic, partition and offset'),
      'dead-letter-cut': text('There if the message was too large to keep'),
    },
    required: ['problem', 'dead-letter-from'],
  },
  payload: { description: 'What was sent' },
};

/** A schema of one of the OpenAPI documents, with its references to others there. */
const elsewhere = (schema: Schema, document: 'command' | 'query'): Schema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"./${document}.json#/components/`)) as Schema;

const withInvoice = (schema: Schema): Schema => ({
  ...schema,
  properties: { ...(schema.properties as Schema), invoiceId: { type: 'string', format: 'uuid' } },
  required: [...(schema.required as string[]), 'invoiceId'],
});

/** The fields that the closings of the books have of those of other live events (query-service/live/find-live.ts). */
function closingLike({ properties }: Schema): Schema {
  const names = ['position', 'stream', 'revision', 'type', 'recordedAt', 'actor', 'correlationId', 'change', 'entries'];
  const kept = Object.entries(properties as Schema).filter(([name]) => names.includes(name));
  return { type: 'object', properties: Object.fromEntries(kept), required: names };
}
