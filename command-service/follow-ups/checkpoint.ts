import { ANY, type EventStoreDBClient } from '@eventstore/db-client';
import type { FollowedUp } from '../../events/process.ts';
import type { Metadata } from '../../events/recorded.ts';
import { type FollowUpsCheckpoint, followUpsStream } from '../../platform/projection/follow-ups-checkpoint.ts';
import { append } from '../handling/append.ts';

/** Only the last checkpoint is needed; the event store may delete earlier ones. */
export const prepareCheckpoints = async (client: EventStoreDBClient): Promise<void> =>
  void (await client.setStreamMetadata(followUpsStream, { maxCount: 1 }));

export async function writeCheckpoint(
  client: EventStoreDBClient,
  { position, parked }: FollowUpsCheckpoint,
  metadata: Metadata,
): Promise<void> {
  const stored = parked.map((one) => ({
    ...one,
    position: one.position.toString(),
    parkedAt: one.parkedAt.toISOString(),
  }));
  const data = { position: position.toString(), ...(stored.length > 0 && { parked: stored }) };
  const followedUp: FollowedUp = { type: 'FollowedUp', data };
  await append(client, followUpsStream, [{ event: followedUp, metadata }], ANY);
}
