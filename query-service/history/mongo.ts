import type { Collection, Db, MongoClient } from 'mongodb';
import { streamName } from '../../events/streams.ts';
import { viewVersions } from '../../events/views.ts';
import { versioned, versionIn } from '../../platform/projection/view-rows.ts';
import { fromMongo, ViewNotBuilt } from '../../platform/stores/store-problems.ts';
import type { AuditDocument } from '../../projection-service/audit/document.ts';
import type { MongoCheckpoint } from '../../projection-service/mongo/view.ts';
import { createView } from '../freshness/freshness.ts';
import type { AuditLog } from './audit-log.ts';

/** One version of the audit: its checkpoint and its documents. */
type Version = { version: number; checkpoint: MongoCheckpoint; events: Collection<AuditDocument> };

/**
 * The version of the audit to read: of this program's version and earlier ones of the same log, the one that is furthest, so that reads
 * never go back; the newest, if they are as far. So the version before is read until the new one has caught up with it.
 * @param newest this program's
 * @throws ViewNotBuilt
 */
export async function auditToRead(db: Db, newest = viewVersions.audit): Promise<Version> {
  const names = Array.from({ length: newest }, (_, i) => versioned('audit', i + 1));
  const built = await db
    .collection<MongoCheckpoint>('checkpoints')
    .find({ _id: { $in: names } })
    .toArray();
  const byVersion = built.toSorted((a, b) => versionIn(b._id) - versionIn(a._id));
  const known = byVersion.find(({ log }) => log !== undefined)?.log;
  const [checkpoint] = byVersion
    .filter(({ log }) => log === undefined || log === known)
    .toSorted((a, b) => Number((b.position ?? 0n) - (a.position ?? 0n)));
  if (checkpoint === undefined) throw new ViewNotBuilt('audit');
  const version = versionIn(checkpoint._id);
  return { version, checkpoint, events: db.collection<AuditDocument>(versioned('events', version)) };
}

/** The audit in MongoDB. @param client of platform/stores/mongo.ts */
export function mongoAudit(client: MongoClient, newest?: number): AuditLog {
  const toRead = () => auditToRead(client.db(), newest);
  return {
    store: 'MongoDB',
    view: createView('audit', async () => (await toRead()).checkpoint.position ?? undefined, fromMongo),
    async history(invoiceId, from, limit) {
      // The checkpoint is read first, so the events are at least as new as the checkpoint.
      const { checkpoint, events } = await toRead();
      const inOrder = events.find({ invoiceId, revision: { $gte: from } }).sort({ revision: 1 });
      return { reached: checkpoint.position ?? undefined, found: await inOrder.limit(limit).toArray() };
    },
    async parked(invoiceId) {
      const stream = streamName('invoice', invoiceId);
      const { checkpoint } = await fromMongo(toRead());
      return checkpoint.parked.find((one) => one.stream === stream);
    },
    close: () => client.close(),
  };
}
