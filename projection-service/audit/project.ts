// How a batch of events adds to the audit: what each event changed, and the invoice's balance before and after it.

import { evolved } from '../../events/evolved.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { refuseWrongAmountDue, stateNamedBy } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import { inOrder } from '../../platform/projection/in-order.ts';
import { changeOf } from '../change.ts';
import type { AuditDocument, Balance, Place } from './document.ts';

/** For each invoice of a batch, the event just before the batch's first one. */
export function precedingPlaces(batch: readonly Recorded<InvoiceEvent>[]): Place[] {
  const first = new Map<string, number>();
  for (const { stream, revision } of batch) if (!first.has(stream)) first.set(stream, revision);
  return [...first]
    .filter(([, revision]) => revision > 0)
    .map(([stream, revision]) => ({ invoiceId: idOfStream(stream), revision: revision - 1 }));
}

/**
 * Pure: the same events give the same documents, whatever the batches.
 * @param balances of the invoices after the events at `precedingPlaces(batch)`
 * @throws EventsMissing
 * @throws EventBroken if the amount due of an event contradicts its other amounts
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
  const next = (preceding: Preceding | undefined, event: Recorded<InvoiceEvent>) => {
    const before = preceding?.after ?? { state: 'unregistered', amountDue: 0 };
    evolved(checked, before, event);
    return documentOf(event, before);
  };
  const documents: AuditDocument[] = [];
  for (const { after } of inOrder(batch, stored, next)) documents.push(after);
  return documents;
}

function checked(before: Balance, event: InvoiceEvent): Balance {
  refuseWrongAmountDue(before.amountDue, event);
  return before;
}

/** The part of a document that the document of the next event needs. */
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
