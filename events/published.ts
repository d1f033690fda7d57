// The events that leave the ledger (docs/integration-events.md): those of the business. The streams of processes and indexes follow from
// them, and stay inside.

import { type TSchema, Type } from 'typebox';
import { closingEvents } from './closing.ts';
import { customerEvents } from './customer.ts';
import { InvoiceContent } from './document/document.ts';
import { type AnyEventOf, amount, asRecorded, type EventSchemas } from './event-data.ts';
import type { eventSchemas } from './event-versions.ts';
import { invoiceEvents } from './invoice.ts';
import { paymentEvents } from './payment.ts';
import type { Publisher } from './publishers.ts';
import { seriesEvents } from './series.ts';
import { canonicalIdOfStream, idOfStream, kindOfStream, type StreamKind, streamName } from './streams.ts';

/**
 * Who publishes the events of each kind of stream. Earlier versions published those of invoices only. All others have a projection, and a
 * checkpoint, of their own, so that also those of before the upgrade are published.
 */
const publisherOf = {
  invoice: 'integration',
  customer: 'integration-others',
  payment: 'integration-others',
  series: 'integration-others',
  books: 'integration-others',
  name: 'nobody',
  number: 'nobody',
  attachment: 'nobody',
  receivables: 'nobody',
  due: 'nobody',
  process: 'nobody',
  asked: 'nobody',
  ledger: 'nobody',
} as const satisfies Record<StreamKind, Publisher | 'nobody'>;

const kinds = Object.keys(publisherOf) as StreamKind[];
export const kindsPublishedBy = (publisher: Publisher): StreamKind[] =>
  kinds.filter((kind) => publisherOf[kind] === publisher);
export const publishedKinds: readonly StreamKind[] = kinds.filter((kind) => publisherOf[kind] !== 'nobody');

type PublishedKind = {
  [Kind in StreamKind]: (typeof publisherOf)[Kind] extends 'nobody' ? never : Kind;
}[StreamKind];
export type PublishedEvent = { [Kind in PublishedKind]: AnyEventOf<(typeof eventSchemas)[Kind]> }[PublishedKind];

/** What an allocated number publishes of itself: its invoice follows as InvoiceRegistered, and the keys of requests are nobody else's. */
const { invoiceId, sequence, number } = seriesEvents.NumberAllocated.properties;
const NumberAllocated = Type.Object({ invoiceId, sequence, number });

/** The data of each type of event as it is published. */
export const publishedEvents = {
  ...invoiceEvents,
  ...customerEvents,
  ...paymentEvents,
  ...closingEvents,
  NumberAllocated,
} as const satisfies EventSchemas & Record<PublishedEvent['type'], unknown>;

/** A schema without the tax category that a later version has added. */
const withoutSplitPayment = (schema: TSchema): TSchema =>
  JSON.parse(JSON.stringify(schema), (word, value) =>
    word === 'enum' && value.includes('AE') ? value.filter((category: string) => category !== 'B') : value,
  );

/** A decimal without its sign. */
const notNegative = (schema: { pattern: string }) => ({ ...schema, pattern: schema.pattern.replace('-?', '') });

/** A schema whose allowances, charges, prepaid amounts, base quantities and discounts of prices are not below 0, as before a later version. */
const withoutTakingBack = (schema: TSchema): TSchema =>
  JSON.parse(JSON.stringify(schema), (word, value) => {
    if (word !== 'properties') return value;
    const isContent = 'issuedOn' in value && 'prepaid' in value;
    const isAllowanceOrCharge = 'reasonCode' in value;
    const isLine = 'baseQuantity' in value;
    const isDiscount = 'grossPrice' in value;
    return {
      ...value,
      ...(isContent && { prepaid: amount }),
      ...(isAllowanceOrCharge && { amount, base: amount, percent: notNegative(value.percent) }),
      ...(isLine && { baseQuantity: notNegative(value.baseQuantity) }),
      ...(isDiscount && { amount: notNegative(value.amount) }),
    };
  });

const { excess: _, ...ofClaims } = invoiceEvents.InvoiceRegistered.properties;
const claims = withoutTakingBack({ ...invoiceEvents.InvoiceRegistered, properties: ofClaims } as TSchema);
const withoutRefunded = withoutTakingBack(Type.Omit(invoiceEvents.CreditNoteApplied, ['refunded']));

/** The data of the versions that are no longer written. Their steps to today's version are in upcast.ts. */
export const earlierVersions: Readonly<Record<string, Readonly<Record<number, TSchema>>>> = {
  InvoiceRegistered: { 1: withoutSplitPayment(claims), 2: claims },
  NumberAllocated: { 1: NumberAllocated, 2: NumberAllocated },
  PaymentReversed: { 1: Type.Omit(invoiceEvents.PaymentReversed, ['withdrawn']) },
  PaymentUnapplied: { 1: invoiceEvents.PaymentUnapplied },
  CreditNoteApplied: {
    1: withoutSplitPayment(
      withoutTakingBack(
        Type.Object({
          ...Type.Omit(invoiceEvents.CreditNoteApplied, ['refunded']).properties,
          document: Type.Optional(asRecorded(InvoiceContent)),
        }),
      ),
    ),
    2: withoutRefunded,
  },
  WriteOffRecovered: { 1: invoiceEvents.WriteOffRecovered.anyOf[0] },
  PaymentReversalRequested: { 1: Type.Omit(paymentEvents.PaymentReversalRequested, ['amount', 'invoiceId']) },
  AllocationReversed: { 1: Type.Omit(paymentEvents.AllocationReversed, ['withdrawn']) },
};

export function publishedData({ type, data }: PublishedEvent): object {
  if (type !== 'NumberAllocated') return data;
  const { invoiceId, sequence, number } = data;
  return { invoiceId, sequence, number };
}

/** What an event is about: an invoice by its id alone, as ever; all else by the name of its stream, such as `customer-acme`. */
export function subjectOf(stream: string): string {
  const kind = kindOfStream(stream);
  if (kind === 'invoice') return idOfStream(stream);
  return kind === 'customer' || kind === 'payment' ? streamName(kind, canonicalIdOfStream(stream)) : stream;
}

/** The stream of a subject. The id of an invoice is a UUID, which begins like no other stream. */
export const streamOfSubject = (subject: string): string =>
  publishedKinds.some((kind) => kind === kindOfStream(subject)) ? subject : streamName('invoice', subject);

/** The name of the schema of a type in a version. */
export const eventSchemaId = (type: string, version: number): string => `urn:invoice-ledger:event:${type}:${version}`;

/** Where the query service answers it. */
export const eventSchemaPath = (type: string, version: number | string): string => `/schemas/events/${type}/${version}`;
