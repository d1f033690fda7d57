import type { Kysely } from 'kysely';
import { connectPostgres } from '../../platform/stores/postgres.ts';

/** A pool for a test's database. @param onLost as a test that cuts no connection, it may rely on keeping them */
export const connect = <Tables>(url: string, onLost: (error: Error) => void = failOn): Kysely<Tables> =>
  connectPostgres({ url, name: 'test', size: 4, statementTimeoutMs: 10_000, onLost });

const failOn = (error: Error): never => {
  throw error;
};
