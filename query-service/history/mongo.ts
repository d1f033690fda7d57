import type { MongoClient } from 'mongodb';
import { streamName } from '../../events/streams.ts';
import { fromMongo, ViewNotBuilt } from '../../platform/stores/store-problems.ts';
import type { AuditDocument } from '../../projection-service/audit/document.ts';
import type { MongoCheckpoint } from '../../projection-service/mongo/view.ts';
import { createView } from '../freshness/freshness.ts';
import type { AuditLog } from './audit-log.ts';

/** The audit in MongoDB. @param client of platform/stores/mongo.ts */
export function mongoAudit(client: MongoClient): AuditLog {
  const checkpoints = client.db().collection<MongoCheckpoint>('checkpoints');
  const events = client.db().collection<AuditDocument>('events');
  async function reached(): Promise<bigint | undefined> {
    const checkpoint = await checkpoints.findOne({ _id: 'audit' });
    if (checkpoint === null) throw new ViewNotBuilt('audit');
    return checkpoint.position ?? undefined;
  }
  return {
    store: 'MongoDB',
    view: createView('audit', reached, fromMongo),
    async history(invoiceId, from, limit) {
      // The checkpoint is read first, so the events are at least as new as the checkpoint.
      const at = await reached();
      const inOrder = events.find({ invoiceId, revision: { $gte: from } }).sort({ revision: 1 });
      return { reached: at, found: await inOrder.limit(limit).toArray() };
    },
    async parked(invoiceId) {
      const stream = streamName('invoice', invoiceId);
      const checkpoint = await fromMongo(checkpoints.findOne({ _id: 'audit' }));
      return checkpoint?.parked.find((one) => one.stream === stream);
    },
    close: () => client.close(),
  };
}
