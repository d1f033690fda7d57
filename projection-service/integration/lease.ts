import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Lease } from '../../platform/projection/lease.ts';
import { isPostgresUnavailable } from '../../platform/stores/postgres.ts';
import { type LeaseRow, postgresLease } from '../postgres/lease.ts';
import { migrate } from '../postgres/migrate.ts';

type Tables = { lease: LeaseRow };

/**
 * The lease of a projection to Kafka, in PostgreSQL, because leases in Kafka last six seconds at least. If PostgreSQL is down, every
 * process gets the lease. Two processes that publish then fence each other in turn, which wastes work but is correct.
 * @param schema the name of the projection; its tables are in a schema of this name
 */
export function leaseForKafka<T extends Tables>(db: Kysely<T>, schema: string): Lease {
  const tables = db.withSchema(schema) as unknown as Kysely<Tables>;
  const lease = postgresLease(tables);
  let isPrepared = false;
  return {
    async hold(owner, ms) {
      try {
        if (!isPrepared) await migrate(db, schema, join(import.meta.dirname, 'migrations'));
        isPrepared = true;
        return await lease.hold(owner, ms);
      } catch (error) {
        if (isPostgresUnavailable(error)) return true;
        throw error;
      }
    },
    release: (owner) => lease.release(owner),
  };
}
