import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

const connectTimeoutMs = 3_000;
/** A batch's statement that takes longer is cancelled; the batch is tried again. */
const statementTimeoutMs = 30_000;
const silenceMs = 2_000;

/**
 * A pool of connections to PostgreSQL for views: as platform/postgres.ts makes it, and a connection that breaks while a
 * transaction holds it, between two of its statements, is reported as well. The transaction fails at its next statement;
 * without a listener the process would end.
 * @param onLost told of every connection that was lost
 */
export function connectViews<Tables>(url: string, onLost: (error: Error) => void): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'projection-service',
    max: 6,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + silenceMs,
    keepAlive: true,
    types: { getTypeParser },
  });
  pool.on('connect', (client) => client.on('error', onLost));
  pool.on('error', () => {}); // the connection's own listener has told
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** @throws RangeError for an integer that a number can't hold exactly */
function exactInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is beyond the integers that are exact`);
  return number;
}

const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, exactInteger],
  [pg.types.builtins.DATE, (text) => text],
]);

const getTypeParser = ((oid, format) =>
  readers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;
