// The events that leave the ledger (docs/integration-events.md): those of the business. The streams of processes and indexes follow from
// them, and stay inside.

import { type TSchema, Type } from 'typebox';
import { type ClosingEvent, closingEvents } from './closing.ts';
import { type CustomerEvent, customerEvents } from './customer.ts';
import type { EventSchemas } from './event-data.ts';
import { type InvoiceEvent, invoiceEvents } from './invoice.ts';
import { type PaymentEvent, paymentEvents } from './payment.ts';
import { type SeriesEvent, seriesEvents } from './series.ts';
import { canonicalIdOfStream, idOfStream, kindOfStream, type StreamKind, streamName } from './streams.ts';

export type PublishedEvent = InvoiceEvent | CustomerEvent | PaymentEvent | SeriesEvent | ClosingEvent;

/**
 * The projections that publish, and the streams that each of them reads. Versions before the second one published invoices only. It has a
 * checkpoint of its own, so that it publishes also what was recorded before the upgrade.
 */
export const publishedBy = {
  integration: ['invoice'],
  'integration-others': ['customer', 'payment', 'series', 'books'],
} as const satisfies Record<string, readonly StreamKind[]>;

export const publishedKinds = Object.values(publishedBy).flat();

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

/** The data of the versions that are no longer written. They do not change any more. Their steps to today's version are in upcast.ts. */
export const earlierVersions: Readonly<Record<string, Readonly<Record<number, TSchema>>>> = {
  PaymentReversed: { 1: Type.Omit(invoiceEvents.PaymentReversed, ['withdrawn']) },
  PaymentUnapplied: { 1: invoiceEvents.PaymentUnapplied },
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
export const eventSchemaPath = (type: string, version: number): string => `/schemas/events/${type}/${version}`;
