// load → was this command handled before? → decide → append; after a conflict, again.
//
//   a cached state ── events ──► append ── conflict ──► load the new events, decide again (bounded)
//            │         └ immediately after the check that the command is not dated in a closed period
//            └── a refusal, an earlier answer, no events, events that cannot follow: only used if the state is fresh

import { setTimeout as sleep } from 'node:timers/promises';
import { WrongExpectedVersionError } from '@eventstore/db-client';
import type { CalendarDate } from '../../events/calendar-date.ts';
import { CannotFollow } from '../../events/cannot-follow.ts';
import { canonicalKey } from '../../events/canonical-id.ts';
import type { LedgerEvent } from '../../events/event-versions.ts';
import type { Metadata } from '../../events/recorded.ts';
import type { StreamKind } from '../../events/streams.ts';
import type { ClosedPeriods, NotOpen } from '../books/closed-periods.ts';
import type { EventStreams, Loaded } from './event-streams.ts';
import { Refusal } from './refusal.ts';
import { SerialQueue } from './serial-queue.ts';

/** The metadata of a command's events, and how a retry of the command is recognised. */
export type Envelope = {
  metadata: Omit<Metadata, 'keys' | 'digest'>;
  /** Keys by which a retry of the command is recognised: at least one. */
  keys: readonly [string, ...string[]];
  /** Set if the first key is not a client's, because what it names can happen only once (see Requested). */
  isOnce?: boolean;
  /** Digest of the command: what it is, its target and its content (`digestOf`). A retry has the same one, a reused key another. */
  digest: string;
  /** The digests that earlier versions recorded for the command (digest.ts). Only their events have them. */
  earlierDigests?: () => Iterable<string>;
  /** The revision that the client expects (If-Match). */
  expectedRevision?: number;
  /**
   * For a client's command: the current date of the seller's calendar. The command is not dated after it, nor in a closed period. Absent
   * for what completes a command that was accepted.
   */
  today?: CalendarDate;
  /**
   * Set if the command probably creates its stream. A stream that is not cached is then assumed to be empty; the append's expected
   * revision catches a wrong guess.
   */
  startsStream?: boolean;
  /**
   * Called when the command is accepted, before its events are appended; it may still refuse it. It may be called again. It must not
   * handle commands of the same kind of stream: they would wait for the turn that this command has.
   */
  beforeAppend?: () => Promise<void>;
};

/** A stream after a command, and whether the command was handled before. */
export type Outcome<State> = { state: State; revision: number; position: bigint; repeated: boolean };

/** An idempotency key, or the id of a payment, invoice …, was used before for another command. */
export class IdempotencyKeyReused extends Refusal {
  static override readonly kind = 'conflict';
  readonly key: string;
  constructor(key: string) {
    super(
      `${key} was used before for another command, or with other content. To retry, send the same request again; else use a new id or key.`,
    );
    this.key = key;
  }
}

/** Nothing is dated in the future of the seller's calendar. */
export class DateInFuture extends Refusal {
  readonly today: CalendarDate;
  constructor(date: CalendarDate, today: CalendarDate) {
    super(
      `${date} is in the future: today is ${today} in the seller's time zone. Send today's date or an earlier one.`,
    );
    this.today = today;
  }
}

export const isInFuture = (envelope: Envelope): envelope is Envelope & { today: CalendarDate } =>
  envelope.today !== undefined && envelope.metadata.effectiveOn > envelope.today;

export class RevisionDiffers extends Error {
  readonly revision: number;
  constructor(expected: number, revision: number) {
    super(
      `If-Match expects revision ${expected}, but the current revision is ${revision}. Read the invoice, payment or customer again, then send the command with the new ETag.`,
    );
    this.revision = revision;
  }
}

export class TooMuchContention extends Error {
  constructor(id: string) {
    super(`Other commands changed ${id} during each of ${tries} attempts. Retry later.`);
  }
}

const tries = 8;
const firstPause = 5; // ms, doubled after each conflict, jittered: at most 640 ms after the last one

/**
 * Appends the events that `decide` returns for the stream's state. A retry appends nothing, and returns what the first try returned.
 * @throws IdempotencyKeyReused, DateInFuture, PeriodClosed, RevisionDiffers, TooMuchContention, TooBusy, UnreadableEvent, the errors of `decide` and of the client
 */
export type HandleCommand<State, Event> = (
  id: string,
  envelope: Envelope,
  decide: (state: State) => Event[],
) => Promise<Outcome<State>>;

/** All aggregates of one kind. */
export type Aggregate<State, Event> = {
  handle: HandleCommand<State, Event>;
  /** The current state, read from the event store. */
  read(id: string): Promise<Loaded<State>>;
  /** The cached state, which may be behind: for what never changes, such as an invoice's document. */
  readCached(id: string): Promise<Loaded<State>>;
  /** The state right after event `revision`. */
  readAt(id: string, revision: number): Promise<Loaded<State>>;
};

/** Counts conflicts and retries, by the kind of the stream. */
export type HandlingCounts = { conflict(kind: StreamKind): void; repeated(kind: StreamKind): void };

/**
 * In one process, the commands on one stream run one after the other.
 * @param periods which days are closed
 */
export function aggregate<State, Event extends LedgerEvent>(
  streams: EventStreams<State, Event>,
  periods: ClosedPeriods,
  counts?: HandlingCounts,
): Aggregate<State, Event> {
  const turns = new SerialQueue({ maxWaiting: 1_000 });
  return {
    async handle(id, envelope, decide) {
      const outcome = await turns.run(id, () => handle(streams, periods, id, envelope, decide, counts));
      if (outcome.repeated) counts?.repeated(streams.kind);
      return outcome;
    },
    read: (id) => streams.load(id, { fresh: true }),
    readCached: (id) => streams.load(id),
    readAt: (id, revision) => streams.loadAt(id, revision),
  };
}

async function handle<State, Event extends LedgerEvent>(
  streams: EventStreams<State, Event>,
  periods: ClosedPeriods,
  id: string,
  envelope: Envelope,
  decide: (state: State) => Event[],
  counts?: HandlingCounts,
): Promise<Outcome<State>> {
  const {
    metadata,
    digest,
    earlierDigests = () => [],
    expectedRevision,
    isOnce = false,
    startsStream = false,
    beforeAppend,
  } = envelope;
  const keys = envelope.keys.map(canonicalKey);
  let fresh = false;
  for (let attempt = 0; attempt < tries; ) {
    const loaded = await streams.load(id, { fresh, isNew: startsStream });
    const next = consider(loaded, await periods.refusalOf(envelope));
    if (!loaded.fresh && 'final' in next) {
      fresh = true;
      continue;
    }
    if ('final' in next) return next.final();
    if (beforeAppend !== undefined) {
      await beforeAppend();
      if ((await periods.refusalOf(envelope)) !== undefined) {
        attempt++; // the next attempt refuses, or finds that the command is a retry
        continue;
      }
    }
    try {
      const after = await streams.append(id, loaded, next.events, { ...metadata, keys, digest });
      return { ...after, repeated: false };
    } catch (error) {
      // a step of a process is decided on a state that another replica may have brought about, so it may not follow on a cached one
      const isOutdated = error instanceof CannotFollow && !loaded.fresh;
      if (!isOutdated && !(error instanceof WrongExpectedVersionError)) throw error;
      fresh = true;
      counts?.conflict(streams.kind);
      await sleep(Math.random() * firstPause * 2 ** attempt++);
    }
  }
  throw new TooMuchContention(id);

  function consider(
    loaded: Loaded<State>,
    notOpen: NotOpen | undefined,
  ): { final: () => Outcome<State> | Promise<Outcome<State>> } | { events: Event[] } {
    const key = keys.find((key) => loaded.answered.has(key));
    const answer = key && loaded.answered.get(key);
    if (answer) {
      const isRetry = answer.digest === digest || Iterator.from(earlierDigests()).some((one) => one === answer.digest);
      if (!isRetry) return refuse(refusalOfSecond(loaded, key));
      if (answer.revision === loaded.revision) return { final: () => ({ ...loaded, repeated: true }) };
      return { final: async () => ({ ...(await streams.loadAt(id, answer.revision)), repeated: true }) };
    }
    if (isInFuture(envelope)) return refuse(new DateInFuture(metadata.effectiveOn, envelope.today));
    if (notOpen !== undefined) return refuse(notOpen);
    if (expectedRevision !== undefined && expectedRevision !== loaded.revision) {
      return refuse(new RevisionDiffers(expectedRevision, loaded.revision));
    }
    try {
      const events = decide(loaded.state);
      return events.length > 0 ? { events } : { final: () => ({ ...loaded, repeated: true }) };
    } catch (refusal) {
      return refuse(refusal);
    }
  }

  /** Nobody can send another key of what happens once. The rule that forbids the second time says what is wrong. */
  function refusalOfSecond({ answered, state }: Loaded<State>, key: string): unknown {
    const isOfClient = keys.some((one, index) => answered.has(one) && !(isOnce && index === 0));
    try {
      if (!isOfClient) decide(state);
    } catch (refusal) {
      return refusal;
    }
    return new IdempotencyKeyReused(key);
  }
}

const refuse = (refusal: unknown) => ({
  final: () => {
    throw refusal;
  },
});
