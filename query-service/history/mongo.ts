import { Long, MongoClient } from 'mongodb';
import type { MongoAuditDocument, MongoCheckpoint } from '../../projection-service/audit/document.ts';
import { createView } from '../freshness/freshness.ts';
import { fromMongo, ViewNotBuilt } from '../stores/store-unavailable.ts';
import type { AuditLog } from './audit-log.ts';

const waitMs = 2_000;
const operationMs = 5_000;
const connections = 10;

/** The audit in MongoDB, in the database that the URL names. Connects when it is first used. */
export function mongoAudit(url: string): AuditLog {
  const client = new MongoClient(url, {
    appName: 'query-service',
    maxPoolSize: connections,
    waitQueueTimeoutMS: waitMs,
    serverSelectionTimeoutMS: waitMs,
    connectTimeoutMS: waitMs,
    socketTimeoutMS: operationMs,
    useBigInt64: true,
  });
  const db = client.db();
  const checkpoints = db.collection<MongoCheckpoint>('checkpoints');
  const events = db.collection<MongoAuditDocument>('events');
  async function reached(): Promise<bigint | undefined> {
    const checkpoint = await checkpoints.findOne({ _id: 'audit' });
    if (checkpoint === null) throw new ViewNotBuilt('audit');
    return bigintOf(checkpoint.position);
  }
  return {
    store: 'MongoDB',
    view: createView('audit', reached, fromMongo),
    async history(invoiceId, from, limit) {
      // The checkpoint is read first, so that the events are never older than it says.
      const at = await reached();
      const found = await events
        .find({ invoiceId, revision: { $gte: from } })
        .sort({ revision: 1 })
        .limit(limit)
        .toArray();
      return { reached: at, found: found.map((event) => ({ ...event, position: bigintOf(event.position) ?? 0n })) };
    },
    close: () => client.close(),
  };
}

/** A 64-bit integer as whichever of its shapes the client's settings give it. */
function bigintOf(value: bigint | number | Long | null | undefined): bigint | undefined {
  if (value === null || value === undefined) return undefined;
  return Long.isLong(value) ? value.toBigInt() : BigInt(value);
}
