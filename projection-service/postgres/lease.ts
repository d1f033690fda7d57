import { type Kysely, sql } from 'kysely';
import type { Lease } from '../../platform/projection/lease.ts';

/** The only row of `lease`; `owner` is null while the lease is free. Times are by the server's clock. */
export type LeaseRow = { owner: string | null; expires_at: Date };
type Tables = { lease: LeaseRow };

/** @param db bound to the view's schema */
export const postgresLease = (db: Kysely<Tables>): Lease => ({
  async hold(owner, ms) {
    const { numUpdatedRows } = await db
      .updateTable('lease')
      .set({ owner, expires_at: sql`now() + make_interval(secs => ${ms / 1000})` })
      .where(sql<boolean>`owner is null or owner = ${owner} or expires_at < now()`)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  async release(owner) {
    await db.updateTable('lease').set({ owner: null }).where('owner', '=', owner).execute();
  },
});
