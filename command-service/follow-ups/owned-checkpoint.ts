// Who follows up: the process that the last event of `process-follow-ups`, the checkpoint, names.
//
//   standby ──none is named, or the one named is silent──► owner ──► appends checkpoints: when asked, while it works, every minute
//      ▲                                                     │
//      ├─────────another one appended one: LeaseLost─────────┤
//      └─────────it stops: a checkpoint that names none──────┘
//
// A checkpoint is appended at the revision of the last one that its writer knows, so of two that both take themselves for the owner one
// goes on. What the other still follows up is done twice, which changes nothing.

import {
  type AppendExpectedRevision,
  type EventStoreDBClient,
  NO_STREAM,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { StreamKind } from '../../events/streams.ts';
import { askedStream, followUpsStream, readFollowUps } from '../../platform/projection/follow-ups-checkpoint.ts';
import { type Lease, LeaseLost } from '../../platform/projection/lease.ts';
import type { ParkedStream, Position } from '../../platform/projection/view.ts';
import { type Cause, type Clock, metadata, today } from '../handling/command-context.ts';
import { SerialQueue } from '../handling/serial-queue.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { silence } from './silence.ts';

/** While something was followed up since the last checkpoint, or is being followed up, the next one comes after this time. */
const busyMs = 500;
const idleMs = 60_000;

export const system: Cause = { actor: 'ledger', correlationId: 'follow-ups' };

export type OwnedCheckpoint = {
  lease: Lease;
  /** As of the checkpoint that this process has taken over, and moved since. */
  position: Position;
  readonly parked: Map<string, ParkedStream>;
  prepare(): Promise<void>;
  /** Does work during which the owner says that it is there. */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /** @param events how many were followed up; 0 if there were none up to the position, which needs no checkpoint */
  move(to: bigint, events: number): void;
  /** @throws LeaseLost if another process has appended a checkpoint, and the client's errors */
  write(): Promise<void>;
};

/**
 * @param kinds of the streams whose events are followed up
 * @param now a time in ms that only grows
 */
export function ownedCheckpoint(
  client: EventStoreDBClient,
  clock: Clock,
  kinds: readonly StreamKind[],
  now: () => number = () => performance.now(),
): OwnedCheckpoint {
  let held: { owner: string; revision: AppendExpectedRevision; saidAt: number } | undefined;
  let unsaid = 0;
  let working = 0;
  const isSilent = silence(client, kinds, now);
  const writes = new SerialQueue({ maxWaiting: 10 });

  /** @param owner who is it from now on */
  const say = (owner: string | undefined) =>
    writes.run('checkpoint', async () => {
      if (held === undefined) throw new LeaseLost();
      const said = unsaid;
      const details = metadata(clock, system, today(clock));
      const checkpoint = { position: own.position, parked: [...own.parked.values()], owner };
      try {
        const revision = await writeCheckpoint(client, checkpoint, details, held.revision);
        held = { ...held, revision, saidAt: now() };
        unsaid -= said;
      } catch (error) {
        if (!(error instanceof WrongExpectedVersionError)) throw error;
        held = undefined;
        throw new LeaseLost();
      }
    });

  /** @returns whether it was the owner that said so */
  const saysItIs = (owner: string) =>
    say(owner).then(
      () => true,
      (error: unknown) => {
        if (error instanceof LeaseLost) return false;
        throw error;
      },
    );

  const own: OwnedCheckpoint = {
    position: undefined,
    parked: new Map(),
    lease: {
      async hold(owner) {
        if (held !== undefined) {
          const isBusy = unsaid > 0 || working > 0;
          return now() - held.saidAt < (isBusy ? busyMs : idleMs) || saysItIs(owner);
        }
        const last = await readFollowUps(client);
        const isFree = last?.owner === undefined || last.owner === owner || (await isSilent(last));
        if (!isFree) return false;
        own.position = last?.position;
        own.parked.clear();
        for (const one of last?.parked ?? []) own.parked.set(one.stream, one);
        unsaid = 0;
        held = { owner, revision: last?.revision ?? NO_STREAM, saidAt: now() };
        return saysItIs(owner);
      },
      async release() {
        try {
          if (held !== undefined) await say(undefined);
        } finally {
          held = undefined;
        }
      },
    },
    async prepare() {
      const onlyTheLast = { maxCount: 1 };
      await client.setStreamMetadata(followUpsStream, onlyTheLast);
      await client.setStreamMetadata(askedStream, onlyTheLast);
    },
    async during(work) {
      working += 1;
      try {
        return await work();
      } finally {
        working -= 1;
      }
    },
    move(to, events) {
      own.position = to;
      unsaid += events;
    },
    write: () => say(held?.owner),
  };
  return own;
}
