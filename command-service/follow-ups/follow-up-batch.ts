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
import { changesReceivable, type ReceivableChange, receivablesIndex } from '../receivables/receivables-index.ts';
import { spendAutomatically } from './automatic-credit.ts';
import { system } from './checkpoint.ts';
import { markOverdue } from './overdue.ts';
import { type Passed, passedEvents } from './passed.ts';
import { react } from './react.ts';

export type FollowUpBatch = {
  /**
   * Appends what follows from events; a repetition changes nothing.
   * @param upTo the position up to which the log was followed
   * @throws Refusal, UnreadableEvent, CannotFollow and the like if an event, or one that a reaction reads, cannot be followed up, and the
   *   client's errors
   */
  followUp(events: readonly Recorded<LedgerEvent>[], upTo: bigint): Promise<void>;
  /** Another process may have followed up meanwhile. */
  begin(): void;
};

export function followUpBatch(ledger: Ledger, client: EventStoreDBClient): FollowUpBatch {
  const index = receivablesIndex(client);
  const passed = passedEvents(ledger);
  return {
    begin: passed.forget,
    async followUp(events, upTo) {
      passed.see(events);
      const changes = await receivableChangesOf(passed, events);
      const date = today(ledger.clock);
      await index.add(changes, metadata(ledger.clock, system, date));
      for (const event of events) {
        if (isCompleteNumber(passed, event)) continue;
        const about = { 'ledger.event.type': event.type };
        await continueTrace(event.metadata.traceparent, 'follow up', about, () => react(ledger, event));
      }
      for (const [customerId, cause] of creditedOrBilled(events, changes)) {
        if (passed.hasNothingToSpend(customerId)) continue;
        const mayHaveMore = await spendAutomatically(ledger, client, cause, customerId, upTo);
        if (!mayHaveMore) passed.noteNothingToSpend(customerId);
      }
      for (const { event, invoice } of changes) {
        const isLate = event.data.amountDue > 0 && invoice.dueOn !== undefined && invoice.dueOn < date;
        if (isLate) await markOverdue(ledger, causedBy(event), invoice.invoiceId, event.revision);
      }
    },
  };
}

/** Whether a number was claimed or allocated for an invoice that is registered with it by now. */
const isCompleteNumber = (passed: Passed, event: LedgerEvent): boolean =>
  (event.type === 'NumberClaimed' && isRegistered(passed, event.data.document)) ||
  (event.type === 'NumberAllocated' && isRegistered(passed, event.data));

const isRegistered = (passed: Passed, { invoiceId, number }: { invoiceId: string; number?: string }): boolean =>
  number !== undefined && passed.hasNumber(invoiceId, number);

const isOfInvoice = (event: Recorded<LedgerEvent>): event is Recorded<InvoiceEvent> =>
  event.stream.startsWith(streamPrefix('invoice'));

/** The events that open or settle an invoice, with their invoices. */
async function receivableChangesOf(
  passed: Passed,
  events: readonly Recorded<LedgerEvent>[],
): Promise<ReceivableChange[]> {
  const found = events.filter(isOfInvoice).filter(changesReceivable);
  const changes = await Promise.all(
    found.map(async (event) => {
      const invoice = await passed.billed(idOfStream(event.stream));
      return invoice === undefined ? [] : [{ event, invoice }];
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
    if (event.data.amountDue > 0) customers.set(invoice.customer.id, causedBy(event));
  }
  return customers;
}
