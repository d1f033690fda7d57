import type { Written } from '../log/recent-ids.ts';
import type { StreamHead } from '../log/stream-heads.ts';
import type { ExpectedRevision } from './expected-revision.ts';

// expected       stream                            decision
// any            any                               already written if the first id is a recent one, else write
// stream-exists  soft-deleted                      stream deleted
// stream-exists  without events and metadata       wrong version; else as any
// no-stream      without events, or deleted        write
// revision       ends there                        write
// no-stream, r   goes on, with just these ids      already written
// no-stream, r   anything else                     wrong version
//
// An append whose first event was written before, but not all others, is a wrong version.

export type AppendDecision =
  | { kind: 'write' }
  | { kind: 'already-written'; revision: number; position: number }
  | { kind: 'wrong-version' }
  | { kind: 'stream-deleted' };

/** Access to the events that were written before. */
export type Earlier = {
  /** The event of this stream at a revision. */
  at(revision: number): { id: string; position: number } | undefined;
  /** Where a recent event was written. */
  recent(id: string): Written | undefined;
};

/** Decides whether to append events with these ids to a stream. @param head the end of the stream */
export function decideAppend(
  stream: string,
  head: StreamHead,
  expected: ExpectedRevision,
  ids: readonly string[],
  earlier: Earlier,
): AppendDecision {
  if (head.closed) return { kind: 'stream-deleted' };
  const { lastRevision, hasMetadata, bounds } = head;
  switch (expected) {
    case 'stream-exists':
      if (bounds.deleted) return { kind: 'stream-deleted' };
      if (lastRevision < 0 && !hasMetadata) return { kind: 'wrong-version' };
      return decideUnversioned(stream, ids, earlier);
    case 'any':
      return decideUnversioned(stream, ids, earlier);
    case 'no-stream':
      return lastRevision >= 0 ? decideBehind(-1, ids, earlier, bounds.deleted) : { kind: 'write' };
    default:
      if (expected === BigInt(lastRevision)) return { kind: 'write' };
      if (expected > lastRevision) return { kind: 'wrong-version' };
      return decideBehind(Number(expected), ids, earlier, false);
  }
}

function decideUnversioned(stream: string, ids: readonly string[], earlier: Earlier): AppendDecision {
  let last: Written | undefined;
  for (const [index, id] of ids.entries()) {
    const written = earlier.recent(id);
    if (written?.stream !== stream) return { kind: index === 0 ? 'write' : 'wrong-version' };
    last = written;
  }
  return last ? { kind: 'already-written', revision: last.revision, position: last.position } : { kind: 'write' };
}

function decideBehind(expected: number, ids: readonly string[], earlier: Earlier, isDeleted: boolean): AppendDecision {
  let last: { revision: number; position: number } | undefined;
  for (const [index, id] of ids.entries()) {
    const revision = expected + 1 + index;
    const written = earlier.at(revision);
    if (written?.id !== id) return { kind: index === 0 && isDeleted ? 'write' : 'wrong-version' };
    last = { revision, position: written.position };
  }
  return last ? { kind: 'already-written', ...last } : { kind: 'wrong-version' };
}
