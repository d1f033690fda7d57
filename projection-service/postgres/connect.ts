import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

/** @throws RangeError for an integer that a number can't hold exactly */
function exactInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is beyond the integers that are exact`);
  return number;
}

const asIs = (text: string): string => text;

const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, exactInteger],
  [pg.types.builtins.DATE, asIs],
]);

/**
 * A pool of connections to PostgreSQL that reads int8 as a number (amounts are safe integers), numeric (positions) and
 * date as text. Connects when it is first used.
 * @param size how many connections at most
 * @param onIdleError told of a connection that was lost while nobody used it
 */
export function connectPostgres<Tables>(
  url: string,
  size: number,
  onIdleError: (error: Error) => void,
): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 30_000,
    application_name: 'projection-service',
    types: {
      getTypeParser: ((oid, format) =>
        readers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  pool.on('error', onIdleError);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
