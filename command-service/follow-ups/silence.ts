// Whether the owner of the follow-ups is silent, as another process sees it:
//
//   a new checkpoint ──► heard ──an event waits──► waiting ──1.5 s──► silent
//                          └────────90 s without a checkpoint────────────┘
//
// An owner says something all the time while it works, and every minute while nothing happens (owned-checkpoint.ts). So an idle ledger's
// log hardly grows, and an owner that died while it was idle is missed as soon as something happens.

import { BACKWARDS, END, type EventStoreDBClient, type Position as LogPosition } from '@eventstore/db-client';
import { type StreamKind, streamPrefix } from '../../events/streams.ts';
import type { FollowUpsCheckpoint } from '../../platform/projection/follow-ups-checkpoint.ts';
import type { Position } from '../../platform/projection/view.ts';
import { damagedEventIn } from '../../platform/stores/damaged-event.ts';

const silentMs = 1_500;
const idleMs = 90_000;
const pageSize = 20;

/**
 * @param kinds of the streams whose events are followed up
 * @param now a time in ms that only grows
 */
export function silence(client: EventStoreDBClient, kinds: readonly StreamKind[], now: () => number) {
  let heard: { revision: bigint; at: number } | undefined;
  let waitsSince: number | undefined;

  /** Is asked again and again with the last checkpoint. @throws the client's errors */
  return async ({ revision, position }: FollowUpsCheckpoint): Promise<boolean> => {
    const at = now();
    if (heard?.revision !== revision) {
      heard = { revision, at };
      waitsSince = undefined;
    }
    if (waitsSince === undefined && (await hasEventsAfter(client, kinds, position))) waitsSince = at;
    return at - heard.at >= idleMs || (waitsSince !== undefined && at - waitsSince >= silentMs);
  };
}

/** Whether the log has an event in streams of these kinds after a position. */
async function hasEventsAfter(
  client: EventStoreDBClient,
  kinds: readonly StreamKind[],
  after: Position = -1n,
): Promise<boolean> {
  const prefixes = kinds.map(streamPrefix);
  let from: typeof END | LogPosition = END;
  for (;;) {
    let [received, isFound] = [0, false];
    let first: bigint | undefined;
    const look = (streamId: string, commit: bigint) => {
      first = commit;
      isFound ||= commit > after && prefixes.some((prefix) => streamId.startsWith(prefix));
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
    if (isFound) return true;
    if (first === undefined || first <= after) return false;
    from = { commit: first, prepare: first };
  }
}
