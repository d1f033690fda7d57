import { metastreamOf, originalOf, undeletion } from '../log/metadata.ts';
import type { NotStored, Store } from '../log/store.ts';
import { readableRange } from '../log/stream-heads.ts';
import type { ProposedEvent } from '../protocol/codec.ts';
import { type AppendDecision, decideAppend } from './append-decision.ts';
import type { ExpectedRevision } from './expected-revision.ts';

/** EventStoreDB's own default. It counts the data of the events, not their metadata and types. */
export const MAXIMUM_APPEND_BYTES = 1024 * 1024;
/** EventStoreDB's own default: after this time, an append that was never answered fails. */
const COMMIT_TIMEOUT_MS = 2000;
/** Keeps the memory of one append bounded. */
const MAXIMUM_METADATA_BYTES = 16 * 1024 * 1024;

/** The events of one append exceed MAXIMUM_APPEND_BYTES, or their metadata and types 16 MiB. */
export class AppendTooLarge extends Error {
  constructor() {
    super(`an append holds at most ${MAXIMUM_APPEND_BYTES} bytes`);
  }
}

/** The events of one append, as they come in. */
export class ProposedEvents {
  readonly events: ProposedEvent[] = [];
  #bytes = 0;
  #metadataBytes = 0;

  /** @throws AppendTooLarge */
  add(event: ProposedEvent): void {
    this.#bytes += event.data.length;
    this.#metadataBytes += event.metadata.length + 2 * event.type.length;
    if (this.#bytes > MAXIMUM_APPEND_BYTES || this.#metadataBytes > MAXIMUM_METADATA_BYTES) throw new AppendTooLarge();
    this.events.push(event);
  }
}

export type Append = {
  stream: string;
  expected: ExpectedRevision;
  events: readonly ProposedEvent[];
  /** In milliseconds since 1970. Nothing is written after it. */
  deadline?: number | undefined;
};

/**
 * The outcome of an append. `current` and `revision` are -1 if the stream has no events. There is no position if the append was
 * written before, and its last event can no longer be read. `not-replicated`: the same append was written, but is not replicated yet.
 */
export type AppendOutcome =
  | { kind: 'appended'; revision: number; position: number | undefined }
  | { kind: 'wrong-version'; current: number }
  | { kind: 'stream-deleted' }
  | { kind: 'too-late' }
  | { kind: 'not-replicated' }
  | NotStored;

/** Appends in the next transaction, and calls `settle` when it is on the disk. */
export function append(store: Store, request: Append, settle: (outcome: AppendOutcome) => void): void {
  store.submit<AppendOutcome>(
    () => attempt(store, request),
    (outcome) => {
      if (outcome.kind === 'not-replicated') setTimeout(settle, COMMIT_TIMEOUT_MS, outcome);
      else settle(outcome);
    },
  );
}

/** Decides on an append at present. Call it within an attempt only. */
export function check(store: Store, stream: string, expected: ExpectedRevision, ids: string[]): AppendDecision {
  return decideAppend(stream, store.heads.of(stream), expected, ids, {
    at: (revision) => store.log.find(stream, revision),
    recent: (id) => store.recentIds.find(id),
  });
}

function attempt(store: Store, { stream, expected, events, deadline }: Append): AppendOutcome {
  // A deadline of this very millisecond is over: EventStoreDB's clock counts in ticks of 100 ns.
  if (deadline !== undefined && Date.now() >= deadline) return { kind: 'too-late' };
  const head = store.heads.of(stream);
  const decision = check(
    store,
    stream,
    expected,
    events.map((event) => event.id),
  );
  switch (decision.kind) {
    case 'write': {
      const hidden = hiddenPart(store, stream);
      const end = store.record(stream, events);
      if (hidden) keepHidden(store, hidden);
      return { kind: 'appended', ...end };
    }
    case 'already-written': {
      const { revision, position } = decision;
      if (!store.isReplicated(position)) return { kind: 'not-replicated' };
      return { kind: 'appended', revision, position: isReadable(store, stream, revision) ? position : undefined };
    }
    case 'wrong-version':
      return { kind: 'wrong-version', current: head.lastRevision };
    case 'stream-deleted':
      return decision;
  }
}

function isReadable(store: Store, stream: string, revision: number): boolean {
  const { from, to, createdSince } = readableRange(stream, store.heads.of(stream));
  if (revision < from || revision > to) return false;
  return createdSince === 0 || (store.log.find(stream, revision)?.created ?? 0) >= createdSince;
}

// Soft-deleted events stay hidden after further events or new metadata.

type Hidden = { stream: string; before: number };

function hiddenPart(store: Store, appendedTo: string): Hidden | undefined {
  const stream = originalOf(appendedTo) ?? appendedTo;
  const { bounds, lastRevision } = store.heads.of(stream);
  return bounds.deleted ? { stream, before: lastRevision + 1 } : undefined;
}

function keepHidden(store: Store, { stream, before }: Hidden): void {
  const metadata = store.heads.metadata(stream) ?? new Uint8Array();
  store.record(metastreamOf(stream), [undeletion(metadata, before)]);
}
