// The checkpoint of the process manager's follow-ups, and the streams that they have parked: the last event of `process-follow-ups`.

import { BACKWARDS, END, type EventStoreDBClient } from '@eventstore/db-client';
import type { FollowedUp } from '../../events/process.ts';
import { streamName } from '../../events/streams.ts';
import { readableEvents } from '../stores/read-stream.ts';
import type { ParkedStream, Position } from './view.ts';

/** All events up to `position` were followed up, except those of parked streams. */
export type FollowUpsCheckpoint = {
  position: Position;
  parked: readonly ParkedStream[];
  /** The process that follows up; undefined if none does. */
  owner: string | undefined;
  /** Of the event in its stream. */
  revision: bigint;
};

export const followUpsStream = streamName('process', 'follow-ups');
/** The questions how far they are, each answered by a checkpoint. */
export const askedStream = streamName('asked', 'follow-ups');

/**
 * The last checkpoint; undefined if there is none. One that cannot be read is as one without a position: following up from the start of the
 * log repeats what was done, which changes nothing.
 */
export async function readFollowUps(client: EventStoreDBClient): Promise<FollowUpsCheckpoint | undefined> {
  const last = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
  const { events, unread } = await readableEvents<FollowedUp>(client, followUpsStream, last);
  const [checkpoint] = events;
  if (unread !== undefined)
    return { position: undefined, parked: [], owner: undefined, revision: BigInt(unread.revision) };
  if (checkpoint === undefined) return undefined;
  const { position, parked = [], owner } = checkpoint.data;
  return {
    position: position === undefined ? undefined : BigInt(position),
    parked: parked.map((one) => ({ ...one, position: BigInt(one.position), parkedAt: new Date(one.parkedAt) })),
    owner,
    revision: BigInt(checkpoint.revision),
  };
}
