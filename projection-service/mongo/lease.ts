import type { Db } from 'mongodb';
import type { Lease } from '../../platform/projection/lease.ts';

/** A document of the collection `leases`; `owner` is null while the lease is free. Times are by the owner's clock. */
type MongoLease = { _id: string; owner: string | null; expiresAt: Date };

const leases = (db: Db) => db.collection<MongoLease>('leases');

export const mongoLease = (db: Db, name: string): Lease => ({
  async hold(owner, ms) {
    const now = Date.now();
    const free = { _id: name, $or: [{ owner: null }, { owner }, { expiresAt: { $lt: new Date(now) } }] };
    const taken = { $set: { owner, expiresAt: new Date(now + ms) } };
    return (await leases(db).updateOne(free, taken)).matchedCount === 1;
  },
  async release(owner) {
    await leases(db).updateOne({ _id: name, owner }, { $set: { owner: null } });
  },
});

/** Creates the lease, free, if there is none. */
export async function prepareLease(db: Db, name: string): Promise<void> {
  const free = { $setOnInsert: { owner: null, expiresAt: new Date(0) } };
  await leases(db).updateOne({ _id: name }, free, { upsert: true });
}
