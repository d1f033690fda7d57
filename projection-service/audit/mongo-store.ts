// Documents first, then the checkpoint. What a crash between the two leaves is written again, and is there already: a
// document's id is its event's, and what it says follows from the events alone.

import { type Db, MongoBulkWriteError } from 'mongodb';
import type { Log } from '../engine/run-projection.ts';
import { CheckpointTaken } from '../engine/view.ts';
import type { AuditDocument, AuditLog, MongoAuditDocument, MongoCheckpoint } from './document.ts';
import { prepareEvents } from './mongo-schema.ts';

const name = 'audit';
const duplicateKey = 11_000;

/** Another event is where this one belongs: in the same place of its invoice's stream. */
export class PlaceTaken extends Error {
  constructor(places: readonly string[]) {
    super(`the audit has other events at ${places.join(', ')}`);
  }
}

/**
 * The audit in a MongoDB database.
 * @param db of a client with `useBigInt64`, which reads 64-bit integers (positions) as bigints
 */
export function mongoAuditLog(db: Db, log: Log): AuditLog {
  const events = db.collection<MongoAuditDocument>('events');
  const checkpoints = db.collection<MongoCheckpoint>('checkpoints');

  return {
    async prepare() {
      await prepareEvents(db, log);
      const start = { $setOnInsert: { position: null, movedAt: new Date() } };
      await checkpoints.updateOne({ _id: name }, start, { upsert: true });
    },

    async checkpoint() {
      return (await checkpoints.findOne({ _id: name }))?.position ?? undefined;
    },

    async standings(places) {
      if (places.length === 0) return new Map();
      const asked = new Map(places.map(({ invoiceId, revision }) => [invoiceId, revision]));
      const filter = { invoiceId: { $in: [...asked.keys()] }, revision: { $in: [...new Set(asked.values())] } };
      const found = await events.find(filter).project<Preceding>({ invoiceId: 1, revision: 1, after: 1 }).toArray();
      return new Map(
        found
          .filter(({ invoiceId, revision }) => asked.get(invoiceId) === revision)
          .map(({ invoiceId, after }) => [invoiceId, after]),
      );
    },

    async append(documents, from, to) {
      if (documents.length > 0) await insertMissing(documents);
      const moved = { $set: { position: to, movedAt: new Date() } };
      const { modifiedCount } = await checkpoints.updateOne({ _id: name, position: from ?? null }, moved);
      if (modifiedCount !== 1) throw new CheckpointTaken(name, from);
    },
  };

  async function insertMissing(documents: readonly AuditDocument[]): Promise<void> {
    try {
      await events.insertMany(documents, { ordered: false });
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      const refused = [error.writeErrors].flat();
      if (refused.some(({ code }) => code !== duplicateKey)) throw error;
      await insist(refused.flatMap(({ index }) => documents[index] ?? []));
    }
  }

  /** @throws PlaceTaken unless the documents are there, each under its own id */
  async function insist(documents: readonly AuditDocument[]): Promise<void> {
    const ids = documents.map(({ _id }) => _id);
    const there = await events
      .find({ _id: { $in: ids } })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    const found = new Set(there.map(({ _id }) => _id));
    const missing = documents.filter(({ _id }) => !found.has(_id));
    if (missing.length > 0) throw new PlaceTaken(missing.map(({ invoiceId, revision }) => `${invoiceId} ${revision}`));
  }
}

type Preceding = Pick<AuditDocument, 'invoiceId' | 'revision' | 'after'>;
