// A view in a MongoDB database. Its documents are written first, the checkpoint after; what a crash between the two leaves is
// written again, which must change nothing. The parked streams are in the checkpoint's document, and every change of either
// is one compare-and-swap on it:
//
//   commit, park   position from → to, if it still is at `from` and no stream has been resumed since it was read
//   resume         the stream leaves the list, if the position still is where the waiting events were read to

import { type Db, MongoServerError } from 'mongodb';
import type { Recorded } from '../../events/recorded.ts';
import { CheckpointTaken, type ParkedStream, type Position, type View } from '../../platform/projection/view.ts';
import { mongoLease, prepareLease } from './lease.ts';

/** Collection `checkpoints`. A client with `useBigInt64` reads positions as bigints. */
export type MongoCheckpoint = {
  /** The projection's name. */
  _id: string;
  /** null before the first event. */
  position: bigint | null;
  movedAt: Date;
  parked: ParkedStream[];
  /** How often streams were parked or resumed. */
  turns: number;
};

export type MongoView<Event> = {
  name: string;
  prepare(): Promise<void>;
  /** Writes what events come to; harmless when repeated. @throws EventRefused */
  write(events: readonly Recorded<Event>[]): Promise<void>;
};

/** @param db of a client as mongo/connect.ts makes it */
export function mongoView<Event>(db: Db, { name, prepare, write }: MongoView<Event>): View<Event> {
  const checkpoints = db.collection<MongoCheckpoint>('checkpoints');

  /** @throws CheckpointTaken where it isn't at `from` */
  async function checkpointAt(from: Position): Promise<MongoCheckpoint> {
    const checkpoint = await checkpoints.findOne({ _id: name });
    if (checkpoint === null || (checkpoint.position ?? undefined) !== from) throw new CheckpointTaken(name, from);
    return checkpoint;
  }

  /** @throws CheckpointTaken where it changed since it was read */
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
        if (!isDuplicate(error)) throw error; // someone else began at the same time
      });
    },
    checkpoint: async () => (await checkpoints.findOne({ _id: name }))?.position ?? undefined,

    async commit(events, from, to) {
      const checkpoint = await checkpointAt(from);
      const parked = new Set(checkpoint.parked.map(({ stream }) => stream));
      const others = events.filter(({ stream }) => !parked.has(stream));
      if (others.length > 0) await write(others);
      await swap(checkpoint, { position: to });
    },

    lease: mongoLease(db, name),

    parking: {
      parked: async () => (await checkpoints.findOne({ _id: name }))?.parked ?? [],
      async park(stream, from) {
        const checkpoint = await checkpointAt(from);
        const isParked = checkpoint.parked.some((parked) => parked.stream === stream.stream);
        const parked = isParked ? checkpoint.parked : [...checkpoint.parked, { ...stream, parkedAt: new Date() }];
        await swap(checkpoint, { position: stream.position, parked, turns: checkpoint.turns + 1 });
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

const isDuplicate = (error: unknown): boolean => error instanceof MongoServerError && error.code === 11_000;
