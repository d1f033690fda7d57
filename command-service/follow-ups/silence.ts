// Whether the owner of the follow-ups is silent, as another process sees it:
//
//   a new checkpoint ──► heard ──an event waits──► waiting ──patience──► silent
//                          └──────────90 s without a checkpoint───────────┘
//
// An owner says something all the time while it works, and every minute while nothing happens (owned-checkpoint.ts). So an idle ledger's
// log hardly grows, and an owner that died while it was idle is missed as soon as something happens.

import { BACKWARDS, END, type EventStoreDBClient, type Position as LogPosition } from '@eventstore/db-client';
import { type StreamKind, streamPrefix } from '../../events/streams.ts';
import type { FollowUpsCheckpoint } from '../../platform/projection/follow-ups-checkpoint.ts';
import type { Position } from '../../platform/projection/view.ts';
import { damagedEventIn } from '../../platform/stores/damaged-event.ts';

const idleMs = 90_000;
const pageSize = 20;

/**
 * @param kinds of the streams whose events are followed up
 * @param now a time in ms that only grows
 */
export function silence(client: EventStoreDBClient, kinds: readonly StreamKind[], now: () => number) {
  let heard: { revision: bigint; at: number } | undefined;
  let waitsSince: number | undefined;
  /** Up to here nothing waits after the last checkpoint. */
  let lookedTo: Position;

  /** Is asked again and again with the last checkpoint. @throws the client's errors */
  return async ({ revision, position }: FollowUpsCheckpoint, patienceMs: number): Promise<boolean> => {
    const at = now();
    if (heard?.revision !== revision) {
      heard = { revision, at };
      waitsSince = undefined;
    }
    if (waitsSince === undefined) {
      const { isFound, end } = await eventsAfter(client, kinds, later(position, lookedTo));
      if (isFound) waitsSince = at;
      else lookedTo = end;
    }
    return at - heard.at >= idleMs || (waitsSince !== undefined && at - waitsSince >= patienceMs);
  };
}

const later = (one: Position, other: Position): Position =>
  one === undefined || (other !== undefined && other > one) ? other : one;

/** Whether the log has an event in streams of these kinds after a position, and the last position that was looked at. */
async function eventsAfter(
  client: EventStoreDBClient,
  kinds: readonly StreamKind[],
  after: Position,
): Promise<{ isFound: boolean; end: Position }> {
  const prefixes = kinds.map(streamPrefix);
  const isAfter = (commit: bigint) => after === undefined || commit > after;
  let end: Position;
  let from: typeof END | LogPosition = END;
  for (;;) {
    let [received, isFound] = [0, false];
    let first: Position;
    const look = (streamId: string, commit: bigint) => {
      end ??= commit;
      first = commit;
      isFound ||= isAfter(commit) && prefixes.some((prefix) => streamId.startsWith(prefix));
    };
    try {
      for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: from, maxCount: pageSize })) {
        received += 1;
        if (event) look(event.streamId, event.position.commit);
      }
    } catch (error) {
      const damaged = damagedEventIn(error);
      if (!damaged?.isNextAfter(received)) throw error;
      look(damaged.streamId, damaged.position.commit);
    }
    if (isFound || first === undefined || !isAfter(first)) return { isFound, end: end ?? after };
    from = { commit: first, prepare: first };
  }
}
