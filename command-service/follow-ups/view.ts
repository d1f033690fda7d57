// Follows the log and appends what an event causes on other streams (follow-up-batch.ts): index entries, reactions, the overdue flag.
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
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { StreamKind } from '../../events/streams.ts';
import { UnreadableEvent } from '../../events/upcast.ts';
import { askedStream, readFollowUps } from '../../platform/projection/follow-ups-checkpoint.ts';
import { waitingEvents } from '../../platform/projection/resume.ts';
import { EventRefused, type Parking, type View } from '../../platform/projection/view.ts';
import { foundLedger } from '../found-ledger.ts';
import { Refusal } from '../handling/refusal.ts';
import { SerialQueue } from '../handling/serial-queue.ts';
import { requireNoImport } from '../import-under-way.ts';
import type { Ledger } from '../ledger.ts';
import { followUpBatch } from './follow-up-batch.ts';
import { beginDays } from './overdue.ts';
import { ownedCheckpoint, type Tenure } from './owned-checkpoint.ts';

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
  const batch = followUpBatch(ledger, client);
  const own = ownedCheckpoint(client, ledger.clock, kinds);
  /** No event may be left out as parked while its stream is resumed. */
  const turns = new SerialQueue({ maxWaiting: 10 });
  const inTurn = <Result>(work: (tenure: Tenure) => Promise<Result>) => turns.run('follow-ups', () => own.during(work));

  const parking: Parking<LedgerEvent> = {
    parked: async () => [...((await readFollowUps(client))?.parked ?? [])],
    park: (stream) =>
      inTurn(async ({ parked, move, write }) => {
        if (!parked.has(stream.stream)) {
          if (parked.size >= mostParked) throw new TooManyParked(stream.stream);
          parked.set(stream.stream, { ...stream, parkedAt: ledger.clock.now() });
        }
        move(stream.position, 1);
        await write(); // at once: the next try of another event begins after this one
      }),
    resume: (stream, waiting, upTo = 0n) =>
      inTurn(async ({ parked }) => {
        await followUp(waiting, upTo);
        parked.delete(stream);
      }),
  };

  return {
    lease: own.lease,

    async prepare() {
      await foundLedger(client, ledger.clock);
      await own.prepare();
      await requireNoImport(client);
    },

    /** Tries the parked streams again, before any event after the checkpoint is followed up. */
    checkpoint: () =>
      inTurn(async (tenure) => {
        batch.begin();
        await beginDays(ledger, client);
        await resumeReadable(tenure);
        return tenure.position;
      }),

    async commit(events, _from, to) {
      // before an import that began in this batch ends, the log lacks events that are to come
      if (events.some(({ type }) => type === 'ImportBegun')) await requireNoImport(client);
      await inTurn(async ({ parked, move, write }) => {
        await followUp(parked.size === 0 ? events : events.filter(({ stream }) => !parked.has(stream)), to);
        move(to, events.length);
        if (events.some(isQuestion)) await write();
      });
    },

    parking,

    resumeParked: () => inTurn(resumeReadable),
  };

  async function resumeReadable({ position, parked, write }: Tenure): Promise<void> {
    const before = parked.size;
    for (const one of [...parked.values()]) {
      try {
        await followUp(await waitingEvents(client, one, position), position ?? 0n);
        parked.delete(one.stream);
      } catch (error) {
        if (!(error instanceof EventRefused)) throw error; // it stays parked
      }
    }
    if (parked.size < before) await write();
  }

  /** @throws EventRefused if the event, or one of a stream that the reaction reads, cannot be read or has other data than its type, or if a step is refused */
  async function followUp(events: readonly Recorded<LedgerEvent>[], upTo: bigint): Promise<void> {
    try {
      await batch.followUp(events, upTo);
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
