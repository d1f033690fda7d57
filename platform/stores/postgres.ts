import type { Socket } from 'node:net';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { PoolUse } from '../metrics/postgres-pools.ts';
import { PreparedStatements } from './prepared-statements.ts';

export type PostgresSettings = {
  url: string;
  /** The application name of its connections in pg_stat_activity. */
  name: string;
  /** The maximum number of connections. */
  size: number;
  /** The server cancels a statement that takes longer. */
  statementTimeoutMs: number;
  /** Called for every lost connection. The next query opens another. */
  onLost: (error: Error) => void;
  /** Gets a function that reads the use of the pool. */
  watch?: (use: () => PoolUse) => void;
  /** Prepares each statement once per connection: for services that repeat the same statements. */
  prepare?: boolean;
  /** Sends statements that a transaction does not wait for at once. They may fail because of one before them. */
  pipeline?: boolean;
};

export const connectTimeoutMs = 3_000;
/** How long to wait beyond the statement timeout for a server that may have vanished. */
export const silenceMs = 2_000;

/** How long an idle connection is kept. */
const idleMs = 10_000;

/** A connection's socket, which the client does not show. */
type WithSocket = { connection: { stream: Socket } };

/**
 * A pool of connections to PostgreSQL. int8 is read as a number (amounts are safe integers), numeric (positions, sums) and date as text.
 * It connects at the first query.
 */
export function connectPostgres<Tables>(settings: PostgresSettings): Kysely<Tables> {
  const silentMs = settings.statementTimeoutMs + silenceMs;
  const pool = new pg.Pool({
    ...(settings.prepare && { Client: PreparingClient }),
    connectionString: settings.url,
    application_name: settings.name,
    max: settings.size,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: settings.statementTimeoutMs,
    query_timeout: silentMs,
    idleTimeoutMillis: idleMs,
    keepAlive: true,
    types: { getTypeParser },
    ...(settings.pipeline && { pipeline: true }),
  });
  // A connection may be lost while idle, in a query, or between two queries of a transaction. An unhandled error would end the process.
  pool.on('connect', (client) => {
    client.once('error', settings.onLost);
    client.on('error', () => {}); // the server's last message is followed by the loss itself: report one of them
    // after a query timeout, the pool would reuse the connection, and the next query would wait behind the old one
    const { stream } = (client as unknown as WithSocket).connection;
    stream.setTimeout(idleMs + silentMs, () => stream.destroy());
  });
  pool.on('error', () => {}); // the listener of the connection has reported it
  settings.watch?.(() => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Prepares each statement with parameters. */
class PreparingClient extends pg.Client {
  readonly #statements = new PreparedStatements();

  override query = ((text: unknown, values?: unknown, ...rest: unknown[]) => {
    const query = super.query.bind(this) as (...args: unknown[]) => Promise<unknown>;
    const isPrepared = typeof text === 'string' && Array.isArray(values) && values.length > 0 && rest.length === 0;
    if (!isPrepared) return query(text, values, ...rest);
    return this.#statements.run(text, (name) => query({ ...(name !== undefined && { name }), text, values }));
  }) as pg.Client['query'];
}

/** A number cannot hold an int8 exactly. The ledger stores no such amounts; sums are numeric. */
export class NotExact extends RangeError {
  constructor(text: string) {
    super(`the int8 ${text} is beyond ±(2^53 − 1): a number would round it`);
  }
}

/** @throws NotExact */
function exactInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new NotExact(text);
  return number;
}

const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, exactInteger],
  [pg.types.builtins.DATE, (text) => text],
]);

export const getTypeParser = ((oid, format) =>
  readers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;

// https://www.postgresql.org/docs/current/errcodes-appendix.html: connection exceptions, insufficient resources,
// operator intervention (shutdown, cancelled by a timeout), system errors
const unavailableClasses = new Set(['08', '53', '57', '58']);
const invalidAuthorization = '28';

/** Whether the server does not accept the user or the password. */
export const isPostgresDenied = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code ?? '').startsWith(invalidAuthorization);

/**
 * Whether a query failed because the server is unreachable, starting, stopping, overloaded or too slow, or does not accept a password
 * that is being exchanged, so that a retry may succeed. Errors that are not from the server come from the connection or the pool.
 */
export function isPostgresUnavailable(error: unknown): boolean {
  if (isPostgresDenied(error)) return true;
  if (error instanceof pg.DatabaseError) return unavailableClasses.has((error.code ?? '').slice(0, 2));
  return error instanceof Error && !(error instanceof RangeError || error instanceof TypeError);
}

// undefined table, invalid schema name
const absenceCodes = new Set(['42P01', '3F000']);

/** Whether a query failed because its table or schema has not been created yet. */
export const isNotCreatedYet = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && absenceCodes.has(error.code ?? '');
