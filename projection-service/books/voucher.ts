import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import type { BookedEvent } from '../../events/views.ts';
import { changeOf } from '../change.ts';
import type { EventRow, StreamRow } from './schema.ts';
import type { StreamState } from './stream-state.ts';

/** The journal's row of an event: who recorded it and when, what it changed, and the state of its stream before and after. */
export function voucher(event: Recorded<BookedEvent>, after: StreamRow, before: StreamState): EventRow {
  const { id, stream, revision, position, type, metadata } = event;
  const { effectiveOn, actor, correlationId, causationId } = metadata;
  return {
    position: position.toString(),
    event_id: id,
    stream,
    revision,
    type,
    customer_id: after.customer_id,
    invoice_id: invoiceOf(event),
    ...about(event, after),
    recorded_at: after.recorded_at,
    effective_on: effectiveOn,
    actor,
    correlation_id: correlationId,
    causation_id: causationId ?? null,
    change: changeOf(event),
    before,
    after: after.standing,
  };
}

function invoiceOf({ stream, data }: Recorded<BookedEvent>): string | null {
  if (stream.startsWith('invoice-')) return idOfStream(stream);
  if ('source' in data) return data.source.invoiceId ?? null;
  return 'invoiceId' in data ? data.invoiceId : null;
}

type About = Pick<EventRow, 'subject' | 'currency' | 'amount' | 'number' | 'reference'>;

function about(event: BookedEvent, { currency }: StreamRow): About {
  const { data } = event;
  const amount = event.type === 'InvoiceRegistered' ? event.data.totals.payable : 'amount' in data ? data.amount : null;
  const reference = 'reference' in data ? data.reference : undefined;
  const number = 'number' in data ? data.number : undefined;
  return {
    subject: subjectOf(event),
    currency: currency ?? ('currency' in data ? data.currency : null),
    amount,
    number: number ?? null,
    reference: reference ?? null,
  };
}

/** The first of these fields that an event has is its subject. */
const ids = ['refundId', 'reversalId', 'paymentId', 'creditNoteId', 'applicationId', 'grantId'] as const;

function subjectOf({ data }: BookedEvent): string | null {
  for (const id of ids) {
    const value = (data as Partial<Record<(typeof ids)[number], string>>)[id];
    if (value !== undefined) return value;
  }
  return null;
}
