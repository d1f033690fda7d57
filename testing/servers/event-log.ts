import { ANY, type EventStoreDBClient, type JSONType, jsonEvent } from '@eventstore/db-client';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { type Metadata, type Recorded, schemaVersion } from '../../events/recorded.ts';
import { derivedId, streamName, streamPrefix } from '../../events/streams.ts';
import { type Stored, upcast } from '../../events/upcast.ts';

const metadata: Metadata = {
  schema: schemaVersion,
  recordedAt: '2026-11-22T10:00:00.000Z',
  effectiveOn: '2026-11-22',
  actor: 'a test',
  correlationId: 'c-1',
};

/** Events as a projection is handed them: those of invoices in the order given, with positions from `position` on. */
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
export async function append(
  client: EventStoreDBClient,
  invoiceId: string,
  events: readonly InvoiceEvent[],
): Promise<bigint> {
  const written = events.map(({ type, data }) => jsonEvent({ type, data: data as JSONType, metadata }));
  const { position } = await client.appendToStream(streamName('invoice', invoiceId), written, {
    expectedRevision: ANY,
    deadline: 60_000, // of a busy machine
  });
  if (position === undefined) throw new Error('the append was acknowledged without a position');
  return position.commit;
}

/** All events of invoices, in the order of the log. */
export async function invoiceEvents(client: EventStoreDBClient): Promise<Recorded<InvoiceEvent>[]> {
  const events: Recorded<InvoiceEvent>[] = [];
  for await (const { event } of client.readAll()) {
    if (event?.streamId.startsWith(streamPrefix('invoice'))) events.push(upcast(event as Stored));
  }
  return events;
}
