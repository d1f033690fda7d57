// load → has this command been answered? → decide → append; again when someone else was faster.
//
//   a state from the cache ── events ──► append ── conflict ──► load what came after, decide again (bounded)
//            └── a refusal, an earlier answer, nothing to do: only trusted once the state is fresh

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WrongExpectedVersionError } from '@eventstore/db-client';
import canonicalize from 'canonicalize';
import type { LedgerEvent } from '../../events/event-versions.ts';
import type { Metadata } from '../../events/recorded.ts';
import type { StreamKind } from '../../events/streams.ts';
import type { EventStreams, Loaded } from './event-streams.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { Refusal } from './refusal.ts';

/** Who asks, when, and by which names the command may be asked again. */
export type Envelope = {
  metadata: Omit<Metadata, 'keys' | 'digest'>;
  /** Names under which a repetition of the command is known: at least one. */
  keys: readonly [string, ...string[]];
  /** Of what the client sent (`digestOf`), for telling a repetition from a reuse. */
  digest: string;
  /** The revision that the client has seen (If-Match). */
  expectedRevision?: number;
  /** It begins its stream, most likely: a stream that isn't known here is not read first. */
  begins?: boolean;
};

/** A stream after a command, and whether the command was answered before. */
export type Outcome<State> = { state: State; revision: number; position: bigint; repeated: boolean };

/** The key was used before for something else. */
export class IdempotencyKeyReused extends Refusal {
  static override readonly kind = 'conflict';
  readonly key: string;
  constructor(key: string) {
    super(`${key} was used before with other content`);
    this.key = key;
  }
}

export class RevisionDiffers extends Error {
  readonly revision: number;
  constructor(expected: number, revision: number) {
    super(`revision ${expected} was expected, it is at ${revision}`);
    this.revision = revision;
  }
}

export class TooMuchContention extends Error {
  constructor(id: string) {
    super(`others kept changing ${id}`);
  }
}

const tries = 8;
const firstPause = 5; // ms, doubled each time, at most 640 in all tries but the last, jittered

/**
 * Records what `decide` makes of the stream's state, once however often it is asked.
 * @throws IdempotencyKeyReused, RevisionDiffers, TooMuchContention, TooBusy, what `decide` throws, and the client's errors
 */
export type HandleCommand<State, Event> = (
  id: string,
  envelope: Envelope,
  decide: (state: State) => Event[],
) => Promise<Outcome<State>>;

/** One kind of aggregates: what can be asked of them, and how they stand. */
export type Aggregate<State, Event> = {
  handle: HandleCommand<State, Event>;
  /** As it stands in the event store now. */
  read(id: string): Promise<Loaded<State>>;
  /** As it was last seen here: for what never changes. */
  recall(id: string): Promise<Loaded<State>>;
  /** As it was right after event `revision`. */
  readAt(id: string, revision: number): Promise<Loaded<State>>;
};

/** Told of commands that met others, or that had been answered before. @param kind of the stream */
export type HandlingCounts = { conflict(kind: StreamKind): void; repeated(kind: StreamKind): void };

/** The commands of this process on one stream take turns. */
export function aggregate<State, Event extends LedgerEvent>(
  streams: EventStreams<State, Event>,
  counts?: HandlingCounts,
): Aggregate<State, Event> {
  const turns = new OneAtATime({ maxWaiting: 1_000 });
  return {
    async handle(id, envelope, decide) {
      const outcome = await turns.run(id, () => handle(streams, id, envelope, decide, counts));
      if (outcome.repeated) counts?.repeated(streams.kind);
      return outcome;
    },
    read: (id) => streams.load(id, { fresh: true }),
    recall: (id) => streams.load(id),
    readAt: (id, revision) => streams.loadAt(id, revision),
  };
}

async function handle<State, Event extends LedgerEvent>(
  streams: EventStreams<State, Event>,
  id: string,
  { metadata, keys, digest, expectedRevision, begins = false }: Envelope,
  decide: (state: State) => Event[],
  counts?: HandlingCounts,
): Promise<Outcome<State>> {
  let fresh = false;
  for (let attempt = 0; attempt < tries; ) {
    const loaded = await streams.load(id, { fresh, isNew: begins });
    const next = consider(loaded);
    if (!loaded.fresh && 'final' in next) {
      fresh = true;
      continue;
    }
    if ('final' in next) return next.final();
    try {
      const after = await streams.append(id, loaded, next.events, { ...metadata, keys: [...keys], digest });
      return { ...after, repeated: false };
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      fresh = true;
      counts?.conflict(streams.kind);
      await sleep(Math.random() * firstPause * 2 ** attempt++);
    }
  }
  throw new TooMuchContention(id);

  function consider(
    loaded: Loaded<State>,
  ): { final: () => Outcome<State> | Promise<Outcome<State>> } | { events: Event[] } {
    const key = keys.find((key) => loaded.answered.has(key));
    const answer = key && loaded.answered.get(key);
    if (answer) {
      if (answer.digest !== digest) return refuse(new IdempotencyKeyReused(key));
      if (answer.revision === loaded.revision) return { final: () => ({ ...loaded, repeated: true }) };
      return { final: async () => ({ ...(await streams.loadAt(id, answer.revision)), repeated: true }) };
    }
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
}

const refuse = (refusal: unknown) => ({
  final: () => {
    throw refusal;
  },
});

/** The same for the same content, whatever the order of its fields (RFC 8785). */
export const digestOf = (content: unknown): string =>
  createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('base64url');
