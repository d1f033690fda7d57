import type { AppendExpectedRevision, EventStoreDBClient } from '@eventstore/db-client';
import type { FollowedUp } from '../../events/process.ts';
import type { Metadata } from '../../events/recorded.ts';
import { type FollowUpsCheckpoint, followUpsStream } from '../../platform/projection/follow-ups-checkpoint.ts';
import { append } from '../handling/append.ts';

/**
 * Only the last checkpoint is needed; the event store may delete earlier ones.
 * @returns the revision of the checkpoint
 * @throws WrongExpectedVersionError, and the client's other errors
 */
export async function writeCheckpoint(
  client: EventStoreDBClient,
  { position, parked, owner }: Omit<FollowUpsCheckpoint, 'revision'>,
  metadata: Metadata,
  expectedRevision: AppendExpectedRevision,
): Promise<bigint> {
  const stored = parked.map((one) => ({
    ...one,
    position: one.position.toString(),
    parkedAt: one.parkedAt.toISOString(),
  }));
  const data = {
    ...(position !== undefined && { position: position.toString() }),
    ...(stored.length > 0 && { parked: stored }),
    ...(owner !== undefined && { owner }),
  };
  const followedUp: FollowedUp = { type: 'FollowedUp', data };
  const written = await append(client, followUpsStream, [{ event: followedUp, metadata }], expectedRevision);
  return written.nextExpectedRevision;
}
