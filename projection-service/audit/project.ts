// What the audit keeps of an event: what it changed, and how the invoice stood before and after.

import type { InvoiceEvent } from '../../events/invoice.ts';
import { stateNamedBy } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import type { AuditDocument, Place, Standing } from './document.ts';

/** How the invoice stood before this event is not known: the event before it is not in the audit. */
export class PrecedingEventMissing extends Error {
  constructor({ stream, revision, type }: Recorded<InvoiceEvent>) {
    super(`${stream}: event ${revision} (${type}) came, event ${revision - 1} is not in the audit`);
  }
}

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
 * @param standings how invoices stood at `precedingPlaces(batch)`
 * @throws PrecedingEventMissing
 */
export function project(
  batch: readonly Recorded<InvoiceEvent>[],
  standings: ReadonlyMap<string, Standing>,
): AuditDocument[] {
  const latest = new Map<string, AuditDocument>();
  const documents: AuditDocument[] = [];
  for (const event of batch) {
    const invoiceId = idOfStream(event.stream);
    const last = latest.get(invoiceId);
    if (last !== undefined && event.revision <= last.revision) continue;
    const before = last === undefined ? standingBefore(event, standings.get(invoiceId)) : last.after;
    if (last !== undefined && event.revision !== last.revision + 1) throw new PrecedingEventMissing(event);
    const document = documentOf(event, before);
    latest.set(invoiceId, document);
    documents.push(document);
  }
  return documents;
}

function standingBefore(event: Recorded<InvoiceEvent>, standing: Standing | undefined): Standing {
  if (event.revision === 0) return { state: 'unregistered', amountDue: 0 };
  if (standing === undefined) throw new PrecedingEventMissing(event);
  return standing;
}

function documentOf(event: Recorded<InvoiceEvent>, before: Standing): AuditDocument {
  const { id, stream, revision, position, type, metadata } = event;
  const { recordedAt, effectiveOn, actor, correlationId, causationId } = metadata;
  const state = (stateNamedBy as Partial<Record<typeof type, Standing['state']>>)[type] ?? before.state;
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

/** What the event says, less the amount due, which `after` says, and less whole documents. */
function changeOf(event: InvoiceEvent): Record<string, unknown> {
  switch (event.type) {
    case 'InvoiceRegistered': {
      const { number, reference, customer, currency, issuedOn, dueOn, totals } = event.data;
      return withoutUndefined({ number, reference, customer, currency, issuedOn, dueOn, totals });
    }
    case 'CreditNoteApplied': {
      const { amountDue, document, ...change } = event.data;
      return change;
    }
    default: {
      const { amountDue, ...change } = event.data;
      return change;
    }
  }
}

const withoutUndefined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
