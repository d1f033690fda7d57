import { metastreamOf, originalOf, undeletion } from '../log/metadata.ts';
import type { NotStored, Store } from '../log/store.ts';
import type { ProposedEvent } from '../protocol/codec.ts';
import { type AppendDecision, decideAppend } from './append-decision.ts';
import type { ExpectedRevision } from './expected-revision.ts';

/** EventStoreDB's own default. */
export const MAXIMUM_APPEND_BYTES = 1024 * 1024;

/** The events of one append are more than MAXIMUM_APPEND_BYTES together. */
export class AppendTooLarge extends Error {
  constructor() {
    super(`an append holds at most ${MAXIMUM_APPEND_BYTES} bytes`);
  }
}

/** The events of one append, as they come in. */
export class ProposedEvents {
  readonly events: ProposedEvent[] = [];
  #bytes = 0;

  /** @throws AppendTooLarge */
  add(event: ProposedEvent): void {
    this.#bytes += event.data.length + event.metadata.length + 2 * event.type.length;
    if (this.#bytes > MAXIMUM_APPEND_BYTES) throw new AppendTooLarge();
    this.events.push(event);
  }
}

export type Append = {
  stream: string;
  expected: ExpectedRevision;
  events: readonly ProposedEvent[];
  /** Milliseconds since 1970; after that nothing is written any more. */
  deadline?: number | undefined;
};

/** How an append ended. `current` and `revision` are -1 if the stream has no events. */
export type AppendOutcome =
  | { kind: 'appended'; revision: number; position: number }
  | { kind: 'wrong-version'; current: number }
  | { kind: 'stream-deleted' }
  | { kind: 'too-late' }
  | NotStored;

/** Appends in the transaction of this turn, and settles once it is on the disk. */
export function append(store: Store, request: Append, settle: (outcome: AppendOutcome) => void): void {
  store.submit<AppendOutcome>(() => attempt(store, request), settle);
}

/** Whether these ids may be written to the stream now; only within an attempt. */
export function check(store: Store, stream: string, expected: ExpectedRevision, ids: string[]): AppendDecision {
  return decideAppend(stream, store.heads.of(stream), expected, ids, {
    at: (revision) => store.log.find(stream, revision),
    recent: (id) => store.recentIds.find(id),
  });
}

function attempt(store: Store, { stream, expected, events, deadline }: Append): AppendOutcome {
  if (deadline !== undefined && Date.now() > deadline) return { kind: 'too-late' };
  const head = store.heads.of(stream);
  const decision = check(
    store,
    stream,
    expected,
    events.map((event) => event.id),
  );
  switch (decision.kind) {
    case 'write': {
      const unseen = deletedPart(store, stream);
      const end = store.record(stream, events);
      if (unseen) keepUnseen(store, unseen);
      return { kind: 'appended', ...end };
    }
    case 'already-written':
      return { kind: 'appended', revision: decision.revision, position: decision.position };
    case 'wrong-version':
      return { kind: 'wrong-version', current: head.lastRevision };
    case 'stream-deleted':
      return decision;
  }
}

// What was deleted softly stays unseen when its stream begins again, be it by an event or by new metadata.

type Unseen = { stream: string; before: number };

function deletedPart(store: Store, appendedTo: string): Unseen | undefined {
  const stream = originalOf(appendedTo) ?? appendedTo;
  const { bounds, lastRevision } = store.heads.of(stream);
  return bounds.deleted ? { stream, before: lastRevision + 1 } : undefined;
}

function keepUnseen(store: Store, { stream, before }: Unseen): void {
  const metadata = store.heads.metadata(stream) ?? new Uint8Array();
  store.record(metastreamOf(stream), [undeletion(metadata, before)]);
}
