// Follows the log and sets off what one event means for other streams: the indexes, the reactions, the overdue flag.
//
//   batch ─► indexes (one append a stream) ─► reactions, in the log's order ─► automatic credit ─► overdue, where late already
//
// The checkpoint is the last event of `process-follow-ups`. It is written when enough was done since the last time, so after a
// crash a few batches are done again; all of it is harmless then.

import { ANY, type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { FollowedUp } from '../../events/process.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream, streamName, streamPrefix } from '../../events/streams.ts';
import type { Position, View } from '../../platform/projection/view.ts';
import { continueTrace } from '../../platform/telemetry/spans.ts';
import { append } from '../handling/append.ts';
import { type Cause, causedBy, metadata, today } from '../handling/command-context.ts';
import { lastEvents } from '../handling/read-stream.ts';
import type { Ledger } from '../ledger.ts';
import { indexReceivables, type Settling, settles } from '../receivables/receivables-index.ts';
import { spendAutomatically } from './automatic-credit.ts';
import { markOverdue } from './overdue.ts';
import { type LedgerEvent, react } from './react.ts';

const stream = streamName('process', 'follow-ups');

/** How many events are done again after a crash, at most, and how long after its event a checkpoint may come. */
const eventsBetweenCheckpoints = 1_000;
const msBetweenCheckpoints = 5_000;

const system: Cause = { actor: 'ledger', correlationId: 'follow-ups' };

export function followUps(ledger: Ledger, client: EventStoreDBClient): View<LedgerEvent> {
  let sinceCheckpoint = 0;
  let checkpointAt = ledger.clock.now().getTime();

  return {
    /** Only the last checkpoint counts; the event store may drop those before it. */
    prepare: () => client.setStreamMetadata(stream, { maxCount: 1 }).then(() => undefined),

    checkpoint: () => lastPosition(client),

    async commit(events, _from, to) {
      const settling = await settlingOf(ledger, events);
      const date = today(ledger.clock);
      await indexReceivables(client, settling, metadata(ledger.clock, system, date));
      for (const event of events) {
        const about = { 'ledger.event.type': event.type };
        await continueTrace(event.metadata.traceparent, 'follow up', about, () => react(ledger, event));
      }
      for (const [customerId, cause] of creditedOrBilled(events, settling)) {
        await spendAutomatically(ledger, client, cause, customerId, to);
      }
      for (const { event, invoice } of settling) {
        const { dueOn } = invoice.document;
        const isLate = event.data.amountDue > 0 && dueOn !== undefined && dueOn < date;
        if (isLate) await markOverdue(ledger, causedBy(event), invoice.document.invoiceId, event.revision);
      }
      await checkpoint(events.length, to);
    },
  };

  async function checkpoint(events: number, to: bigint): Promise<void> {
    sinceCheckpoint += events;
    const now = ledger.clock.now().getTime();
    const isDue = sinceCheckpoint >= eventsBetweenCheckpoints || now - checkpointAt >= msBetweenCheckpoints;
    if (sinceCheckpoint === 0 || !isDue) return;
    const followedUp: FollowedUp = { type: 'FollowedUp', data: { position: to.toString() } };
    const details = metadata(ledger.clock, system, today(ledger.clock));
    await append(client, stream, jsonEvent({ ...followedUp, metadata: details }), ANY);
    sinceCheckpoint = 0;
    checkpointAt = now;
  }
}

const isOfInvoice = (event: Recorded<LedgerEvent>): event is Recorded<InvoiceEvent> =>
  event.stream.startsWith(streamPrefix('invoice'));

/** The events that begin or end something being due, with their invoices, of which only the document is looked at. */
async function settlingOf(ledger: Ledger, events: readonly Recorded<LedgerEvent>[]): Promise<Settling[]> {
  const found = events.filter(isOfInvoice).filter(settles);
  const settling = await Promise.all(
    found.map(async (event) => {
      const { state: invoice } = await ledger.invoices.recall(idOfStream(event.stream));
      return invoice.state === 'unregistered' ? [] : [{ event, invoice }];
    }),
  );
  return settling.flat();
}

/** The customers of whose credit something is known anew, or that got something to spend it on. */
function creditedOrBilled(events: readonly Recorded<LedgerEvent>[], settling: readonly Settling[]): Map<string, Cause> {
  const customers = new Map<string, Cause>();
  for (const event of events) {
    const isEndOfSomething = event.stream.startsWith(streamPrefix('customer')) && event.type !== 'CreditReserved';
    if (isEndOfSomething) customers.set(idOfStream(event.stream), causedBy(event));
  }
  for (const { event, invoice } of settling) {
    if (event.data.amountDue > 0) customers.set(invoice.document.customer.id, causedBy(event));
  }
  return customers;
}

async function lastPosition(client: EventStoreDBClient): Promise<Position> {
  const [last] = await lastEvents<FollowedUp>(client, stream, 1);
  return last && BigInt(last.data.position);
}
