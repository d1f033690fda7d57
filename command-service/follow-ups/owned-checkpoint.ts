// Who follows up: the process that the last event of `process-follow-ups`, the checkpoint, names.
//
//   standby ──none is named, or the one named is silent──► owner ──► appends checkpoints: when asked, while it works, every minute
//      ▲                                                     │
//      ├─────────another one appended one: LeaseLost─────────┤
//      └─────────it stops: a checkpoint that names none──────┘
//
// A checkpoint is appended at the revision of the last one that its writer knows, so of two that both take themselves for the owner one
// goes on. What the other still follows up is done twice, which changes nothing. What is known of a tenure ends with it.

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
import type { Clock } from '../handling/command-context.ts';
import { SerialQueue } from '../handling/serial-queue.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { silence } from './silence.ts';

/** While something was followed up since the last checkpoint, or is being followed up, the next one comes after this time. */
const busyMs = 500;
const idleMs = 60_000;
/** A new owner has to subscribe before it has anything to say. */
const beginningMs = 10_000;
/** After how long a silent owner is replaced; twice as long by one that had replaced it before and got no further. */
const silentMs = 1_500;
const mostSilentMs = 12_000;

/** The time in which a process is the owner, as far as it knows. */
export type Tenure = {
  /** As of the checkpoint that it has taken over, and moved since. */
  readonly position: Position;
  readonly parked: Map<string, ParkedStream>;
  /** @param events how many were followed up; 0 if there were none up to the position, which needs no checkpoint */
  move(to: bigint, events: number): void;
  /** @throws LeaseLost if another process has appended a checkpoint, and the client's errors */
  write(): Promise<void>;
};

export type OwnedCheckpoint = {
  lease: Lease;
  prepare(): Promise<void>;
  /** Does work, during which the owner says that it is there. @throws LeaseLost if this process is not the owner */
  during<Result>(work: (tenure: Tenure) => Promise<Result>): Promise<Result>;
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
  let held: Held | undefined;
  let claimed: { at: Position; times: number } | undefined;
  const isSilent = silence(client, kinds, now);
  const writes = new SerialQueue({ maxWaiting: 10 });

  const appended = ({ position, parked, revision }: Held, owner: string | undefined) =>
    writeCheckpoint(client, { position, parked: [...parked.values()], owner }, revision, clock);

  /** @param owner who is it from now on; if nobody, the tenure is over */
  const say = (tenure: Held, owner: string | undefined) =>
    writes.run('checkpoint', async () => {
      if (tenure.isOver) throw new LeaseLost();
      const said = tenure.unsaid;
      tenure.isOver = owner === undefined;
      try {
        tenure.revision = await appended(tenure, owner);
        tenure.saidAt = now();
        tenure.unsaid -= said;
      } catch (error) {
        if (!(error instanceof WrongExpectedVersionError)) throw error;
        tenure.isOver = true;
        throw new LeaseLost();
      }
    });

  async function keeps(tenure: Held): Promise<boolean> {
    if (tenure.isOver) return false;
    const isBusy = tenure.unsaid > 0 || tenure.working > 0 || now() - tenure.since < beginningMs;
    if (now() - tenure.saidAt < (isBusy ? busyMs : idleMs)) return true;
    return unlessLost(say(tenure, tenure.owner));
  }

  async function claims(owner: string): Promise<boolean> {
    const last = await readFollowUps(client);
    const times = claimed !== undefined && claimed.at === last?.position ? claimed.times : 0;
    const patienceMs = Math.min(silentMs * 2 ** times, mostSilentMs);
    const isFree = last?.owner === undefined || last.owner === owner || (await isSilent(last, patienceMs));
    if (!isFree) return false;
    const parked = new Map(last?.parked.map((one) => [one.stream, one]));
    const revision = last?.revision ?? NO_STREAM;
    const begun = { position: last?.position, parked, unsaid: 0, working: 0, since: now(), saidAt: now() };
    const tenure: Held = {
      ...begun,
      owner,
      revision,
      isOver: false,
      move(to, events) {
        tenure.position = to;
        tenure.unsaid += events;
      },
      write: () => say(tenure, owner),
    };
    if (!(await unlessLost(say(tenure, owner)))) return false;
    claimed = { at: last?.position, times: times + 1 };
    held = tenure;
    return true;
  }

  return {
    lease: {
      hold: (owner) => (held === undefined ? claims(owner) : keeps(held)),
      async release() {
        const tenure = held;
        try {
          if (tenure !== undefined) await say(tenure, undefined);
        } finally {
          held = undefined;
        }
      },
    },
    async prepare() {
      for (const stream of [followUpsStream, askedStream]) {
        const { metadata: known } = await client.getStreamMetadata(stream);
        if (known?.maxCount !== 1) await client.setStreamMetadata(stream, { ...known, maxCount: 1 }); // only the last is needed
      }
    },
    async during(work) {
      const tenure = held;
      if (tenure === undefined) throw new LeaseLost();
      tenure.working += 1;
      try {
        return await work(tenure);
      } finally {
        tenure.working -= 1;
      }
    },
  };
}

type Held = Tenure & {
  readonly owner: string;
  readonly since: number;
  position: Position;
  /** Of the last checkpoint, and when it was appended. */
  revision: AppendExpectedRevision;
  saidAt: number;
  /** Events that were followed up since. */
  unsaid: number;
  working: number;
  /** Another process has appended a checkpoint, or this one has given it up. */
  isOver: boolean;
};

/** @returns false if it is lost @throws any other error */
const unlessLost = (saying: Promise<void>): Promise<boolean> =>
  saying.then(
    () => true,
    (error: unknown) => {
      if (error instanceof LeaseLost) return false;
      throw error;
    },
  );
