// The checkpoint of the command service's follow-ups, and the streams that they have parked: the last event of `process-follow-ups`.

import { BACKWARDS, END, type EventStoreDBClient } from '@eventstore/db-client';
import type { FollowedUp } from '../../events/process.ts';
import { streamName } from '../../events/streams.ts';
import { readableEvents } from '../stores/read-stream.ts';
import type { ParkedStream } from './view.ts';

/** All events up to `position` were followed up, except those of parked streams. */
export type FollowUpsCheckpoint = { position: bigint; parked: readonly ParkedStream[] };

export const followUpsStream = streamName('process', 'follow-ups');

/**
 * The last checkpoint; undefined if there is none that can be read. Following up from the start of the log repeats what was done, which
 * changes nothing.
 */
export async function readFollowUps(client: EventStoreDBClient): Promise<FollowUpsCheckpoint | undefined> {
  const last = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
  const {
    events: [checkpoint],
  } = await readableEvents<FollowedUp>(client, followUpsStream, last);
  if (checkpoint === undefined) return undefined;
  const { position, parked = [] } = checkpoint.data;
  return {
    position: BigInt(position),
    parked: parked.map((one) => ({ ...one, position: BigInt(one.position), parkedAt: new Date(one.parkedAt) })),
  };
}
