// What the audit keeps of an event: what it changed, and how the invoice stood before and after.

import type { InvoiceEvent } from '../../events/invoice.ts';
import { stateNamedBy } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import { inOrder } from '../../platform/projection/in-order.ts';
import { changeOf } from '../change.ts';
import type { AuditDocument, Balance, Place } from './document.ts';

/** The events just before those with which a batch goes on, one an invoice. */
export function precedingPlaces(batch: readonly Recorded<InvoiceEvent>[]): Place[] {
  const first = new Map<string, number>();
  for (const { stream, revision } of batch) if (!first.has(stream)) first.set(stream, revision);
  return [...first]
    .filter(([, revision]) => revision > 0)
    .map(([stream, revision]) => ({ invoiceId: idOfStream(stream), revision: revision - 1 }));
}

/**
 * Pure: the same events give the same documents, whatever the batches.
 * @param balances how invoices stood at `precedingPlaces(batch)`
 * @throws EventsMissing
 */
export function project(
  batch: readonly Recorded<InvoiceEvent>[],
  balances: ReadonlyMap<string, Balance>,
): AuditDocument[] {
  const preceding = new Map(precedingPlaces(batch).map(({ invoiceId, revision }) => [invoiceId, revision]));
  const stored = (stream: string): Preceding | undefined => {
    const [revision, after] = [preceding.get(idOfStream(stream)), balances.get(idOfStream(stream))];
    return revision === undefined || after === undefined ? undefined : { revision, after };
  };
  const next = (before: Preceding | undefined, event: Recorded<InvoiceEvent>) =>
    documentOf(event, before?.after ?? { state: 'unregistered', amountDue: 0 });
  const documents: AuditDocument[] = [];
  for (const { after } of inOrder(batch, stored, next)) documents.push(after);
  return documents;
}

/** The document of the event before another of its invoice, as far as that one needs it. */
type Preceding = Pick<AuditDocument, 'revision' | 'after'>;

function documentOf(event: Recorded<InvoiceEvent>, before: Balance): AuditDocument {
  const { id, stream, revision, position, type, metadata } = event;
  const { recordedAt, effectiveOn, actor, correlationId, causationId } = metadata;
  const state = (stateNamedBy as Partial<Record<typeof type, Balance['state']>>)[type] ?? before.state;
  return {
    _id: id,
    invoiceId: idOfStream(stream),
    revision,
    position,
    type,
    recordedAt,
    effectiveOn,
    actor,
    correlationId,
    ...(causationId !== undefined && { causationId }),
    change: changeOf(event),
    before,
    after: { state, amountDue: event.data.amountDue },
  };
}
