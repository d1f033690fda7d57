// The checkpoint of the follow-ups and their parked streams: the last event of `process-follow-ups`.

import { ANY, type EventStoreDBClient } from '@eventstore/db-client';
import type { FollowedUp } from '../../events/process.ts';
import type { Metadata } from '../../events/recorded.ts';
import { streamName } from '../../events/streams.ts';
import type { ParkedStream } from '../../platform/projection/view.ts';
import { lastEvents } from '../../platform/stores/read-stream.ts';
import { append } from '../handling/append.ts';

/** All events up to `position` were followed up, except those of parked streams. */
export type Checkpoint = { position: bigint; parked: readonly ParkedStream[] };

const stream = streamName('process', 'follow-ups');

/** Only the last checkpoint is needed; the event store may delete earlier ones. */
export const prepareCheckpoints = async (client: EventStoreDBClient): Promise<void> =>
  void (await client.setStreamMetadata(stream, { maxCount: 1 }));

export async function readCheckpoint(client: EventStoreDBClient): Promise<Checkpoint | undefined> {
  const [last] = await lastEvents<FollowedUp>(client, stream, 1);
  if (last === undefined) return undefined;
  const { position, parked = [] } = last.data;
  return {
    position: BigInt(position),
    parked: parked.map((one) => ({ ...one, position: BigInt(one.position), parkedAt: new Date(one.parkedAt) })),
  };
}

export async function writeCheckpoint(
  client: EventStoreDBClient,
  { position, parked }: Checkpoint,
  metadata: Metadata,
): Promise<void> {
  const stored = parked.map((one) => ({
    ...one,
    position: one.position.toString(),
    parkedAt: one.parkedAt.toISOString(),
  }));
  const data = { position: position.toString(), ...(stored.length > 0 && { parked: stored }) };
  const followedUp: FollowedUp = { type: 'FollowedUp', data };
  await append(client, stream, [{ event: followedUp, metadata }], ANY);
}
