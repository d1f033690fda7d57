// A view in a MongoDB database. The documents are written first, then the checkpoint; after a crash in between, they are written again,
// which must not change anything. The checkpoint's document also holds the parked streams. Each change is one compare-and-swap on it:
//
//   commit, park   position from → to, if it is still `from` and no stream was resumed since it was read
//   resume         the stream is removed, if the position is still the one up to which the waiting events were read

import { type Db, MongoServerError } from 'mongodb';
import type { Recorded } from '../../events/recorded.ts';
import {
  CheckpointTaken,
  type ParkedStream,
  type Position,
  type View,
  type ViewOrigin,
} from '../../platform/projection/view.ts';
import { mongoLease, prepareLease } from './lease.ts';

/** A document of the collection `checkpoints`. */
export type MongoCheckpoint = {
  /** The projection's name, and its version unless that is 1, such as "audit@2". */
  _id: string;
  /** null before the first event. */
  position: bigint | null;
  movedAt: Date;
  parked: ParkedStream[];
  /** The identity of the log that the view is built from; absent until the view has seen one. */
  log?: string;
  /** The event at `position`; null if it is not known. */
  lastEvent?: string | null;
  /** Counts how often streams were parked or resumed. */
  turns: number;
};

export type MongoView<Event> = {
  name: string;
  prepare(): Promise<void>;
  /** Writes the documents of events. May be repeated. @throws EventRefused */
  write(events: readonly Recorded<Event>[]): Promise<void>;
};

/** @param db of a client of platform/stores/mongo.ts */
export function mongoView<Event>(db: Db, { name, prepare, write }: MongoView<Event>): View<Event> {
  const checkpoints = db.collection<MongoCheckpoint>('checkpoints');

  /** @throws CheckpointTaken if it is not at `from` */
  async function checkpointAt(from: Position): Promise<MongoCheckpoint> {
    const checkpoint = await checkpoints.findOne({ _id: name });
    if (checkpoint === null || (checkpoint.position ?? undefined) !== from) throw new CheckpointTaken(name, from);
    return checkpoint;
  }

  /** @throws CheckpointTaken if it has changed since it was read */
  async function swap({ position, turns }: MongoCheckpoint, change: Partial<MongoCheckpoint>): Promise<void> {
    const update = { $set: { ...change, movedAt: new Date() } };
    const { modifiedCount } = await checkpoints.updateOne({ _id: name, position, turns }, update);
    if (modifiedCount !== 1) throw new CheckpointTaken(name, position ?? undefined);
  }

  return {
    async prepare() {
      await prepare();
      await prepareLease(db, name);
      if ((await checkpoints.countDocuments({ _id: name })) > 0) return;
      const start = { _id: name, position: null, parked: [], turns: 0, movedAt: new Date() };
      await checkpoints.insertOne(start).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error; // another process created it at the same time
      });
    },
    checkpoint: async () => (await checkpoints.findOne({ _id: name }))?.position ?? undefined,

    async commit(events, from, to, last) {
      const checkpoint = await checkpointAt(from);
      const parked = new Set(checkpoint.parked.map(({ stream }) => stream));
      const others = events.filter(({ stream }) => !parked.has(stream));
      if (others.length > 0) await write(others);
      await swap(checkpoint, { position: to, lastEvent: last ?? null });
    },

    lease: mongoLease(db, name),
    log: {
      origin: async () => originOf(await checkpoints.findOne({ _id: name })),
      remember: async (log) => void (await checkpoints.updateOne({ _id: name }, { $set: { log } })),
    },

    parking: {
      parked: async () => (await checkpoints.findOne({ _id: name }))?.parked ?? [],
      async park(stream, from, last) {
        const checkpoint = await checkpointAt(from);
        const isParked = checkpoint.parked.some((parked) => parked.stream === stream.stream);
        const parked = isParked ? checkpoint.parked : [...checkpoint.parked, { ...stream, parkedAt: new Date() }];
        const { position } = stream;
        await swap(checkpoint, { position, lastEvent: last ?? null, parked, turns: checkpoint.turns + 1 });
      },
      async resume(stream, waiting, at) {
        const checkpoint = await checkpointAt(at);
        if (waiting.length > 0) await write(waiting);
        const parked = checkpoint.parked.filter((parked) => parked.stream !== stream);
        await swap(checkpoint, { parked, turns: checkpoint.turns + 1 });
      },
    },
  };
}

/** What a checkpoint says of the log; nothing without one. */
const originOf = (checkpoint: MongoCheckpoint | null): ViewOrigin => ({
  position: checkpoint?.position ?? undefined,
  log: checkpoint?.log,
  lastEvent: checkpoint?.lastEvent ?? undefined,
});

const isDuplicate = (error: unknown): boolean => error instanceof MongoServerError && error.code === 11_000;
