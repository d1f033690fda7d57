// Keeps the indexes of events/receivables.ts: for a batch of invoice events, one append a stream, whatever its size.

import { ANY, type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { type InvoiceIsDue, openInvoices, type ReceivablesEvent } from '../../events/receivables.ts';
import { type Metadata, type Recorded, schemaVersion } from '../../events/recorded.ts';
import { streamName } from '../../events/streams.ts';
import { appendDeadlineMs } from '../../platform/event-store.ts';
import { readStream } from '../read-stream.ts';

/** An invoice event that begins or ends something being due, with the invoice it belongs to. */
export type Settling = { event: Recorded<InvoiceEvent>; invoice: RegisteredInvoice };

/** Whether an event begins or ends that something is due of an invoice. */
export const settles = ({ type }: { type: string }): boolean =>
  type === 'InvoiceRegistered' ||
  type === 'InvoiceReopened' ||
  type === 'InvoicePartiallyPaid' ||
  type === 'InvoicePaid' ||
  type === 'InvoiceWrittenOff' ||
  type === 'InvoiceVoided';

/**
 * Brings both indexes up to date with a batch. Harmless when it is done again: an entry that is there twice counts once. (Ids that
 * follow from the cause would not do: the event store refuses an append of which it knows a part.)
 */
export async function indexReceivables(client: EventStoreDBClient, batch: readonly Settling[]): Promise<void> {
  const entries = batch.flatMap(({ event, invoice }) => entriesOf(event, invoice));
  const byStream = Map.groupBy(entries, ({ stream }) => stream);
  await Promise.all(
    [...byStream].map(([stream, events]) =>
      client.appendToStream(
        stream,
        events.map(({ cause, ...event }) =>
          jsonEvent({
            type: event.event.type,
            data: event.event.data,
            metadata: metadataFrom(cause),
          }),
        ),
        { expectedRevision: ANY, deadline: appendDeadlineMs },
      ),
    ),
  );
}

function entriesOf(cause: Recorded<InvoiceEvent>, { document }: RegisteredInvoice) {
  const { invoiceId, customer, currency, issuedOn, dueOn } = document;
  const { revision } = cause;
  const receivables = streamName('receivables', customer.id);
  if (cause.data.amountDue === 0) {
    return [
      {
        stream: receivables,
        cause,
        event: { type: 'InvoiceIsSettled', data: { invoiceId, revision } } as ReceivablesEvent,
      },
    ];
  }
  const event: InvoiceIsDue = {
    type: 'InvoiceIsDue',
    data: { invoiceId, revision, currency, issuedOn, ...(dueOn !== undefined && { dueOn }) },
  };
  return [
    { stream: receivables, cause, event },
    ...(dueOn === undefined ? [] : [{ stream: streamName('due', dueOn), cause, event }]),
  ];
}

const metadataFrom = ({ id, metadata }: Recorded<InvoiceEvent>): Metadata => ({
  schema: schemaVersion,
  recordedAt: metadata.recordedAt,
  effectiveOn: metadata.effectiveOn,
  actor: metadata.actor,
  correlationId: metadata.correlationId,
  causationId: id,
});

/** What a customer has due, by the index. */
export const receivablesOf = async (client: EventStoreDBClient, customerId: string): Promise<InvoiceIsDue['data'][]> =>
  openInvoices(await entries(client, streamName('receivables', customerId)));

/** What fell due on a day and is not known to be settled. */
export const dueOn = async (client: EventStoreDBClient, date: CalendarDate): Promise<InvoiceIsDue['data'][]> =>
  openInvoices(await entries(client, streamName('due', date)));

async function entries(client: EventStoreDBClient, stream: string): Promise<ReceivablesEvent[]> {
  const found: ReceivablesEvent[] = [];
  await readStream<ReceivablesEvent>(client, stream, {}, (entry) => found.push(entry));
  return found;
}
