// The streams of one kind: a stream is read into a state, and appended to with optimistic concurrency.
//
// Loaded states stay in a bounded cache. A cached state may be behind its stream. An append may use it, because the expected
// revision catches a conflict; a refusal or an answer may not. So `load` says whether the state is fresh, and with `fresh: true` it
// reads the events after the cached revision.

import { type EventStoreDBClient, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { LRUCache } from 'lru-cache';
import { canonicalId } from '../../events/canonical-id.ts';
import type { LedgerEvent } from '../../events/event-versions.ts';
import { evolved } from '../../events/evolved.ts';
import { withEntry } from '../../events/persistent-map.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { derivedId, type StreamKind, streamName, streamNames } from '../../events/streams.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { append } from './append.ts';

type Place = Pick<Recorded<LedgerEvent>, 'revision' | 'position' | 'metadata'>;

/** A command that was handled: the digest of its content, and the last of its events. */
export type Answered = { digest: string; revision: number; position: bigint };

/** A stream's state at `revision`, which is -1 for a stream without events. */
export type Loaded<State> = {
  state: State;
  /** Its name; absent if it has no events. */
  stream?: string;
  revision: number;
  position: bigint;
  answered: ReadonlyMap<string, Answered>;
  /** The keys of the last command. */
  lastKeys: readonly string[];
  fresh: boolean;
};

export type EventStreams<State, Event extends LedgerEvent> = {
  kind: StreamKind;
  /**
   * With `isNew`, a stream that is not cached is assumed to be empty; the append's expected revision catches a wrong guess.
   * @throws UnreadableEvent, and the client's errors if the event store cannot be read
   */
  load(id: string, options?: { fresh?: boolean; isNew?: boolean }): Promise<Loaded<State>>;
  /** The state right after event `revision`. */
  loadAt(id: string, revision: number): Promise<Loaded<State>>;
  /**
   * Appends after `loaded`. The event ids follow from the stream, the command's first key and its content, because EventStoreDB treats
   * an append whose event ids it already holds as a retry, even if the content differs.
   * @throws CannotFollow if an event contradicts the state, WrongExpectedVersionError; and the client's other errors: after those it is unknown whether the events were recorded
   */
  append(id: string, loaded: Loaded<State>, events: Event[], metadata: Metadata): Promise<Loaded<State>>;
};

/** The size of the cache in events read, of about 1 KiB each. */
const cachedEvents = 50_000;
/** How many names in capitals are remembered of which there is no stream, and for how long: a replica of an earlier version may begin one. */
const rememberedNames = { max: 10_000, ttl: 60_000 }; // ms

export function eventStreams<State, Event extends LedgerEvent>(
  client: EventStoreDBClient,
  kind: StreamKind,
  decider: { initial: State; evolve: (state: State, event: Event) => State },
): EventStreams<State, Event> {
  const cache = new LRUCache<string, Loaded<State>>({
    maxSize: cachedEvents,
    sizeCalculation: ({ revision }) => revision + 2,
  });
  const absent = new LRUCache<string, true>(rememberedNames);
  const empty: Loaded<State> = {
    state: decider.initial,
    revision: -1,
    position: 0n,
    answered: new Map(),
    lastKeys: [],
    fresh: true,
  };

  const next = (loaded: Loaded<State>, state: State, place: Place, stream: string): Loaded<State> => ({
    state,
    stream,
    revision: place.revision,
    position: place.position,
    ...remember(loaded, place),
    fresh: true,
  });

  async function read(id: string, from: Loaded<State>, upTo?: number): Promise<Loaded<State>> {
    for (const stream of from.stream === undefined ? streamNames(kind, id) : [from.stream]) {
      if (absent.has(stream)) continue;
      const loaded = await readOne(stream, from, upTo);
      if (loaded.revision >= 0) return loaded;
      if (stream !== streamName(kind, canonicalId(id))) absent.set(stream, true);
    }
    return { ...from, fresh: true };
  }

  async function readOne(stream: string, from: Loaded<State>, upTo?: number): Promise<Loaded<State>> {
    let loaded: Loaded<State> = { ...from, fresh: true };
    const options = {
      fromRevision: BigInt(from.revision + 1),
      ...(upTo !== undefined && { maxCount: upTo - from.revision }),
    };
    await readStream<Event>(client, stream, options, (event) => {
      loaded = next(loaded, evolved(decider.evolve, loaded.state, event), event, stream);
    });
    return loaded;
  }

  return {
    kind,

    async load(id, { fresh = false, isNew = false } = {}) {
      const cached = cache.get(id) ?? (isNew ? empty : undefined);
      if (cached && !fresh) return { ...cached, fresh: false };
      const loaded = await read(id, cached ?? empty);
      if (loaded.revision >= 0) cache.set(id, loaded);
      return loaded;
    },

    loadAt: (id, revision) => read(id, empty, revision),

    async append(id, loaded, events, metadata) {
      const { stream = streamName(kind, canonicalId(id)) } = loaded;
      const { keys: [key = ''] = [], digest = '' } = metadata;
      const after = events.reduce(decider.evolve, loaded.state); // events that cannot follow are not recorded
      const recorded = events.map((event, index) => ({
        event,
        id: derivedId(stream, key, digest, index),
        metadata: index === 0 ? metadata : withoutKeys(metadata),
      }));
      try {
        const { nextExpectedRevision, position } = await append(
          client,
          stream,
          recorded,
          loaded.revision < 0 ? NO_STREAM : BigInt(loaded.revision),
        );
        const last = Number(nextExpectedRevision);
        const first = last - events.length + 1;
        const appended = recorded.reduce(
          (state, { metadata }, index) =>
            next(state, after, { revision: first + index, position: position?.commit ?? 0n, metadata }, stream),
          loaded,
        );
        cache.set(id, appended);
        return appended;
      } catch (error) {
        // after a conflict the cached state is still a state of the stream; after another error the stream's content is unknown
        if (!(error instanceof WrongExpectedVersionError)) cache.delete(id);
        throw error;
      }
    },
  };
}

const withoutKeys = ({ keys, digest, ...metadata }: Metadata): Metadata => metadata;

/** The first event of an append carries the command's keys; each event without keys belongs to the same command. */
function remember(
  { answered, lastKeys }: Pick<Loaded<unknown>, 'answered' | 'lastKeys'>,
  { metadata, revision, position }: Place,
): Pick<Loaded<unknown>, 'answered' | 'lastKeys'> {
  const { keys = lastKeys } = metadata;
  const answer = (before: ReadonlyMap<string, Answered>, key: string) => {
    const { digest = '' } = metadata.keys ? metadata : (before.get(key) ?? {});
    return withEntry(before, key, { digest, revision, position });
  };
  return { answered: keys.reduce(answer, answered), lastKeys: keys };
}
