// Follows the log and appends what an event causes on other streams: index entries, reactions, the overdue flag.
//
//   batch ─► indexes (one append per stream) ─► reactions, in log order ─► automatic credit ─► overdue, if past the due date already
//
// A batch in which an import begins waits for the end of the import.
//
// The checkpoint is not written after every batch (owned-checkpoint.ts), so a few batches are repeated after a crash. Repeating them
// changes nothing.
//
// If this version of the service cannot read an event of the stream, or of a stream that a reaction reads, or if a stream refuses a step
// of the reaction, the stream is parked.
// The checkpoint lists the parked streams. They are tried again at each start and every minute, so an updated service does the parked work.

import type { EventStoreDBClient } from '@eventstore/db-client';
import { CannotFollow } from '../../events/cannot-follow.ts';
import type { LedgerEvent } from '../../events/event-versions.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream, type StreamKind, streamPrefix } from '../../events/streams.ts';
import { UnreadableEvent } from '../../events/upcast.ts';
import { askedStream, readFollowUps } from '../../platform/projection/follow-ups-checkpoint.ts';
import { waitingEvents } from '../../platform/projection/resume.ts';
import { EventRefused, type Parking, type View } from '../../platform/projection/view.ts';
import { continueTrace } from '../../platform/telemetry/spans.ts';
import { foundLedger } from '../found-ledger.ts';
import { type Cause, causedBy, metadata, today } from '../handling/command-context.ts';
import { Refusal } from '../handling/refusal.ts';
import { SerialQueue } from '../handling/serial-queue.ts';
import { requireNoImport } from '../import-under-way.ts';
import type { Ledger } from '../ledger.ts';
import {
  changesReceivable,
  type ReceivableChange,
  type ReceivablesIndex,
  receivablesIndex,
} from '../receivables/receivables-index.ts';
import { spendAutomatically } from './automatic-credit.ts';
import { beginDays, markOverdue } from './overdue.ts';
import { ownedCheckpoint, system } from './owned-checkpoint.ts';
import { react } from './react.ts';

/** The checkpoint is one event, so its list has a bound. */
const mostParked = 1_000;

/** More streams wait for an update of this service than the checkpoint can list. */
export class TooManyParked extends Error {
  constructor(stream: string) {
    super(`${mostParked} streams are parked, which is the limit, so ${stream} cannot be parked: update this service`);
  }
}

export type FollowUps = View<LedgerEvent> & {
  /** Follows up the parked streams that can be read by now. @throws the event store's errors */
  resumeParked(): Promise<void>;
};

export function followUps(ledger: Ledger, client: EventStoreDBClient, kinds: readonly StreamKind[]): FollowUps {
  const index = receivablesIndex(client);
  const own = ownedCheckpoint(client, ledger.clock, kinds);
  const { parked } = own;
  /** No event may be left out as parked while its stream is resumed. */
  const turns = new SerialQueue({ maxWaiting: 10 });
  const inTurn = <Result>(work: () => Promise<Result>) => turns.run('follow-ups', () => own.during(work));

  const parking: Parking<LedgerEvent> = {
    parked: async () => [...((await readFollowUps(client))?.parked ?? [])],
    async park(stream) {
      if (!parked.has(stream.stream)) {
        if (parked.size >= mostParked) throw new TooManyParked(stream.stream);
        parked.set(stream.stream, { ...stream, parkedAt: ledger.clock.now() });
      }
      own.move(stream.position, 1);
      await own.write(); // at once: the next try of another event begins after this one
    },
    async resume(stream, waiting, upTo = 0n) {
      await followUp(waiting, upTo);
      parked.delete(stream);
    },
  };

  return {
    lease: own.lease,

    async prepare() {
      await foundLedger(client, ledger.clock);
      await own.prepare();
    },

    /** Tries the parked streams again, before any event after the checkpoint is followed up. */
    async checkpoint() {
      return inTurn(async () => {
        await beginDays(ledger, client);
        await resumeReadable();
        return own.position;
      });
    },

    async commit(events, _from, to) {
      // before an import that began in this batch ends, the log lacks events that are to come
      if (events.some(({ type }) => type === 'ImportBegun')) await requireNoImport(client);
      await inTurn(async () => {
        await followUp(parked.size === 0 ? events : events.filter(({ stream }) => !parked.has(stream)), to);
        own.move(to, events.length);
        if (events.some(isQuestion)) await own.write();
      });
    },

    parking,

    resumeParked: () =>
      inTurn(async () => {
        const before = parked.size;
        await resumeReadable();
        if (parked.size < before) await own.write();
      }),
  };

  async function resumeReadable(): Promise<void> {
    for (const one of [...parked.values()]) {
      try {
        await parking.resume(one.stream, await waitingEvents(client, one, own.position), own.position);
      } catch (error) {
        if (!(error instanceof EventRefused)) throw error; // it stays parked
      }
    }
  }

  /** @throws EventRefused if the event, or one of a stream that the reaction reads, cannot be read or has other data than its type, or if a step is refused */
  async function followUp(events: readonly Recorded<LedgerEvent>[], upTo: bigint): Promise<void> {
    try {
      await followUpAll(ledger, client, index, events, upTo);
    } catch (error) {
      throw isAboutData(error) ? new EventRefused(error) : error;
    }
  }
}

/** Whether somebody waits for an event to be followed up. */
const isQuestion = (event: { stream: string }): boolean => event.stream === askedStream;

/**
 * What JavaScript throws where data are missing or of another kind, steps that are refused, and amounts that would not be exact: they wait
 * for another event, and nothing else waits for them. The errors of the event store are none of these.
 */
const isAboutData = (error: unknown): boolean =>
  error instanceof Refusal ||
  error instanceof AmountTooLarge ||
  error instanceof UnreadableEvent ||
  error instanceof CannotFollow ||
  error instanceof TypeError ||
  error instanceof RangeError ||
  error instanceof SyntaxError;

async function followUpAll(
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
