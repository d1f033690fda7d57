// Keeps the indexes of events/receivables.ts: for a batch of invoice events, one event a stream, whatever the batch's size.

import { ANY, type EventStoreDBClient } from '@eventstore/db-client';
import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { openInvoices, type Receivable, type ReceivablesIndexed } from '../../events/receivables.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { streamName } from '../../events/streams.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { append } from '../handling/append.ts';

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
 * Brings both indexes up to date with a batch. Harmless when it is done again: an entry that is there twice counts once.
 * @throws the client's errors
 */
export async function indexReceivables(
  client: EventStoreDBClient,
  batch: readonly Settling[],
  metadata: Metadata,
): Promise<void> {
  const entries = batch.flatMap(({ event, invoice }) => entriesOf(event, invoice));
  const byStream = Map.groupBy(entries, ({ stream }) => stream);
  await Promise.all(
    [...byStream].map(([stream, of]) => {
      const indexed: ReceivablesIndexed = {
        type: 'ReceivablesIndexed',
        data: { entries: of.map(({ entry }) => entry) },
      };
      return append(client, stream, [{ event: indexed, metadata }], ANY);
    }),
  );
}

function entriesOf({ data, revision }: Recorded<InvoiceEvent>, { document }: RegisteredInvoice) {
  const { invoiceId, customer, currency, issuedOn, dueOn } = document;
  const isDue = data.amountDue > 0;
  const entry: Receivable = { invoiceId, revision, isDue, currency, issuedOn, ...(dueOn !== undefined && { dueOn }) };
  const streams = [
    streamName('receivables', customer.id),
    ...(isDue && dueOn !== undefined ? [streamName('due', dueOn)] : []),
  ];
  return streams.map((stream) => ({ stream, entry }));
}

/** What a customer has due, by the index. */
export const receivablesOf = (client: EventStoreDBClient, customerId: string): Promise<Receivable[]> =>
  openIn(client, streamName('receivables', customerId));

/** What fell due on a day and is not known to be settled. */
export const dueOn = (client: EventStoreDBClient, date: CalendarDate): Promise<Receivable[]> =>
  openIn(client, streamName('due', date));

async function openIn(client: EventStoreDBClient, stream: string): Promise<Receivable[]> {
  const entries: Receivable[] = [];
  await readStream<ReceivablesIndexed>(client, stream, {}, ({ data }) => entries.push(...data.entries));
  return openInvoices(entries);
}
