// What follows from a batch of events:
//
//   batch ─► indexes (one append per stream) ─► reactions, in log order ─► automatic credit ─► overdue, if past the due date already

import type { EventStoreDBClient } from '@eventstore/db-client';
import type { LedgerEvent } from '../../events/event-versions.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream, streamPrefix } from '../../events/streams.ts';
import { continueTrace } from '../../platform/telemetry/spans.ts';
import { type Cause, causedBy, metadata, today } from '../handling/command-context.ts';
import type { Ledger } from '../ledger.ts';
import { changesReceivable, type ReceivableChange, type ReceivablesIndex } from '../receivables/receivables-index.ts';
import { spendAutomatically } from './automatic-credit.ts';
import { markOverdue } from './overdue.ts';
import { system } from './owned-checkpoint.ts';
import { react } from './react.ts';

/**
 * Appends it; a repetition changes nothing.
 * @param upTo the position up to which the log was followed
 * @throws Refusal, UnreadableEvent, CannotFollow and the like if an event, or one that a reaction reads, cannot be followed up, and the
 *   client's errors
 */
export async function followUpBatch(
  ledger: Ledger,
  client: EventStoreDBClient,
  index: ReceivablesIndex,
  events: readonly Recorded<LedgerEvent>[],
  upTo: bigint,
): Promise<void> {
  const changes = await receivableChangesOf(ledger, events);
  const date = today(ledger.clock);
  await index.add(changes, metadata(ledger.clock, system, date));
  for (const event of events) {
    const about = { 'ledger.event.type': event.type };
    await continueTrace(event.metadata.traceparent, 'follow up', about, () => react(ledger, event));
  }
  for (const [customerId, cause] of creditedOrBilled(events, changes)) {
    await spendAutomatically(ledger, client, cause, customerId, upTo);
  }
  for (const { event, invoice } of changes) {
    const { dueOn } = invoice.document;
    const isLate = event.data.amountDue > 0 && dueOn !== undefined && dueOn < date;
    if (isLate) await markOverdue(ledger, causedBy(event), invoice.document.invoiceId, event.revision);
  }
}

const isOfInvoice = (event: Recorded<LedgerEvent>): event is Recorded<InvoiceEvent> =>
  event.stream.startsWith(streamPrefix('invoice'));

/** The events that open or settle an invoice, with their invoices, of which only the document is read. */
async function receivableChangesOf(
  ledger: Ledger,
  events: readonly Recorded<LedgerEvent>[],
): Promise<ReceivableChange[]> {
  const found = events.filter(isOfInvoice).filter(changesReceivable);
  const changes = await Promise.all(
    found.map(async (event) => {
      const { state: invoice } = await ledger.invoices.readCached(idOfStream(event.stream));
      return invoice.state === 'unregistered' ? [] : [{ event, invoice }];
    }),
  );
  return changes.flat();
}

/** The customers whose credit changed, or who have a newly open invoice, and the event that caused it. */
function creditedOrBilled(
  events: readonly Recorded<LedgerEvent>[],
  changes: readonly ReceivableChange[],
): Map<string, Cause> {
  const customers = new Map<string, Cause>();
  for (const event of events) {
    const isEndOfSomething = event.stream.startsWith(streamPrefix('customer')) && event.type !== 'CreditReserved';
    if (isEndOfSomething) customers.set(idOfStream(event.stream), causedBy(event));
  }
  for (const { event, invoice } of changes) {
    if (event.data.amountDue > 0) customers.set(invoice.document.customer.id, causedBy(event));
  }
  return customers;
}
