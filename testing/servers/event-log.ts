import {
  ANY,
  BACKWARDS,
  END,
  type EventStoreDBClient,
  jsonEvent,
  type ReadPosition,
  START,
} from '@eventstore/db-client';
import { type LedgerEvent, toStored } from '../../events/event-versions.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { derivedId, streamName, streamPrefix } from '../../events/streams.ts';
import { type Stored, upcast } from '../../events/upcast.ts';

export const metadata: Metadata = {
  recordedAt: '2026-11-22T10:00:00.000Z',
  effectiveOn: '2026-11-22',
  actor: 'a test',
  correlationId: 'c-1',
};

/** Events as a projection receives them: those of invoices in the given order, with positions from `position` on. */
export function recorded(
  events: readonly { invoiceId: string; event: InvoiceEvent }[],
  position = 1n,
): Recorded<InvoiceEvent>[] {
  const revisions = new Map<string, number>();
  return events.map(({ invoiceId, event }, index) => {
    const stream = streamName('invoice', invoiceId);
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return {
      ...event,
      id: derivedId(stream, revision),
      stream,
      revision,
      position: position + BigInt(index),
      metadata,
    };
  });
}

/** Appends events to an invoice's stream. @returns the position of the last */
export const append = (
  client: EventStoreDBClient,
  invoiceId: string,
  events: readonly InvoiceEvent[],
): Promise<bigint> => appendTo(client, streamName('invoice', invoiceId), events);

/** Appends events to a stream. @returns the position of the last */
export async function appendTo(
  client: EventStoreDBClient,
  stream: string,
  events: readonly LedgerEvent[],
): Promise<bigint> {
  const written = events.map((event) => jsonEvent(toStored(event, metadata)));
  const { position } = await client.appendToStream(stream, written, {
    expectedRevision: ANY,
    deadline: 60_000, // of a busy machine
  });
  if (position === undefined) throw new Error('the append was acknowledged without a position');
  return position.commit;
}

/** A position that has the whole log of today before it. */
export type LogEnd = ReadPosition;

/** Where the log ends now. */
export async function endOfLog(client: EventStoreDBClient): Promise<LogEnd> {
  let end: LogEnd = START;
  // a read that is left early keeps the client from being disposed of
  for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }))
    end = event?.position ?? end;
  return end;
}

/** All events of invoices, in the order of the log, from a position of it on. */
export async function invoiceEvents(
  client: EventStoreDBClient,
  from: LogEnd = START,
): Promise<Recorded<InvoiceEvent>[]> {
  const events: Recorded<InvoiceEvent>[] = [];
  for await (const { event } of client.readAll({ fromPosition: from })) {
    if (event?.streamId.startsWith(streamPrefix('invoice'))) events.push(upcast(event as Stored));
  }
  return events;
}

/** The invoices that have a number, in the log from a position on. */
export const invoicesWith = async (client: EventStoreDBClient, number: string, from?: LogEnd): Promise<string[]> =>
  (await invoiceEvents(client, from)).flatMap(({ type, data }) =>
    type === 'InvoiceRegistered' && data.number === number ? [data.invoiceId] : [],
  );

/** The credit notes that have a number, in the log from a position on. */
export const notesWith = async (client: EventStoreDBClient, number: string, from?: LogEnd): Promise<string[]> =>
  (await invoiceEvents(client, from)).flatMap(({ type, data }) =>
    type === 'CreditNoteApplied' && data.number === number ? [data.creditNoteId] : [],
  );

/** Appends an event that only a later version of the service knows: of a new type, or of a new version of a type. @returns its position */
export async function appendUnknown(
  client: EventStoreDBClient,
  stream: string,
  { type = 'FromALaterVersion', schema = 1 } = {},
): Promise<bigint> {
  const unknown = jsonEvent({ type, data: {}, metadata: { ...metadata, schema } });
  const { position } = await client.appendToStream(stream, unknown, { expectedRevision: ANY });
  if (position === undefined) throw new Error('the append was acknowledged without a position');
  return position.commit;
}
