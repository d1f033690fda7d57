import { setTimeout as sleep } from 'node:timers/promises';
import { BACKWARDS, END, type EventStoreDBClient, type Position } from '@eventstore/db-client';
import { type StreamKind, streamPrefix } from '../../events/streams.ts';
import type { Progress } from '../../platform/projection/progress.ts';
import type { Arrived } from '../../platform/projection/subscription.ts';
import { damagedEventIn } from '../../platform/stores/damaged-event.ts';

const pollMs = 5;
const pageSize = 100;

/**
 * Waits until the follow-ups of this process have passed all events of some kinds of streams that were recorded before the call.
 * @returns whether they have within `timeoutMs`
 * @throws the client's errors
 */
export async function positionReached(
  client: EventStoreDBClient,
  kinds: readonly StreamKind[],
  progress: Progress,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  const isBehind = (position: bigint) => progress.position === undefined || progress.position < position;
  const last = await lastOf(client, kinds, isBehind);
  while (last !== undefined && isBehind(last)) {
    if (performance.now() > deadline) return false;
    await sleep(pollMs);
  }
  return true;
}

/** The position of the last event of these kinds in the log; undefined if the follow-ups have passed it. */
async function lastOf(
  client: EventStoreDBClient,
  kinds: readonly StreamKind[],
  isBehind: (position: bigint) => boolean,
): Promise<bigint | undefined> {
  const prefixes = kinds.map(streamPrefix);
  let fromPosition: typeof END | Position = END;
  for (;;) {
    let found: bigint | undefined;
    let first: Position | undefined;
    let isDone = true;
    const look = ({ streamId, position: { commit } }: Pick<Arrived, 'streamId' | 'position'>) => {
      first = { commit, prepare: commit };
      isDone = !isBehind(commit);
      if (prefixes.some((prefix) => streamId.startsWith(prefix))) found ??= commit;
    };
    let received = 0;
    try {
      for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition, maxCount: pageSize })) {
        received += 1;
        if (event) look(event);
      }
    } catch (error) {
      const damaged = damagedEventIn(error);
      if (!damaged?.isNextAfter(received)) throw error;
      look(damaged);
    }
    if (found !== undefined || isDone || first === undefined) return found;
    fromPosition = first;
  }
}
