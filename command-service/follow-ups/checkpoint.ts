import type { AppendExpectedRevision, EventStoreDBClient } from '@eventstore/db-client';
import type { FollowedUp } from '../../events/process.ts';
import { type FollowUpsCheckpoint, followUpsStream } from '../../platform/projection/follow-ups-checkpoint.ts';
import { append } from '../handling/append.ts';
import { type Cause, type Clock, metadata, today } from '../handling/command-context.ts';

/** What the process manager does of itself. */
export const system: Cause = { actor: 'ledger', correlationId: 'follow-ups' };

/** @returns the revision of the checkpoint @throws WrongExpectedVersionError, and the client's other errors */
export async function writeCheckpoint(
  client: EventStoreDBClient,
  { position, parked, owner }: Omit<FollowUpsCheckpoint, 'revision'>,
  expectedRevision: AppendExpectedRevision,
  clock: Clock,
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
  const event: FollowedUp = { type: 'FollowedUp', data };
  const details = metadata(clock, system, today(clock));
  const written = await append(client, followUpsStream, [{ event, metadata: details }], expectedRevision);
  return written.nextExpectedRevision;
}
