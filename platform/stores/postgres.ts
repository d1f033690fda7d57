import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { PoolUse } from '../metrics/postgres-pools.ts';

export type PostgresSettings = {
  url: string;
  /** How its connections sign in pg_stat_activity. */
  name: string;
  /** How many connections at most. */
  size: number;
  /** A statement that takes longer is cancelled by the server. */
  statementTimeoutMs: number;
  /** Told of every connection that was lost; the next use makes another. */
  onLost: (error: Error) => void;
  /** Told how to look at the pool. */
  watch?: (use: () => PoolUse) => void;
  /** Statements are parsed and planned once a connection: for those that ask the same again and again. */
  prepare?: boolean;
};

export const connectTimeoutMs = 3_000;
/** What a server that vanished without a word is given beyond the statement timeout. */
export const silenceMs = 2_000;

/** How long a connection that nobody uses is kept. */
const idleMs = 10_000;

/** A connection's socket, which the client does not show. */
type WithSocket = { connection: { stream: Socket } };

/**
 * A pool of connections to PostgreSQL that reads int8 as a number (amounts are safe integers), numeric (positions) and
 * date as text. Connects when it is first used.
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
  });
  // A connection may be lost idle, in a query, or between two of a transaction: an error that nobody hears would end the process.
  pool.on('connect', (client) => {
    client.once('error', settings.onLost);
    client.on('error', () => {}); // the server's last word is followed by the loss itself: told once
    // one that a query was given up on would be given to the next query, which could only wait behind it
    const { stream } = (client as unknown as WithSocket).connection;
    stream.setTimeout(idleMs + silentMs, () => stream.destroy());
  });
  pool.on('error', () => {}); // the connection's own listener has told
  settings.watch?.(() => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Statements beyond these are not prepared, so that a service that makes ever new ones does not fill its connections with them. */
const maxPrepared = 500;

/** Gives each text with values a name, by which the server knows it again. */
class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();

  override query = ((text: unknown, values?: unknown, ...rest: unknown[]) => {
    const query = super.query.bind(this) as (...args: unknown[]) => unknown;
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? this.#nameOf(text) : undefined;
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  }) as pg.Client['query'];

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= maxPrepared) return known;
    const name = createHash('sha256').update(text).digest('base64url');
    this.#names.set(text, name);
    return name;
  }
}

/** A sum has grown beyond 2^53: a number would hold another. */
export class NotExact extends RangeError {
  constructor(text: string) {
    super(`${text} is beyond the integers that are exact`);
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
const awayClasses = new Set(['08', '53', '57', '58']);

/**
 * Whether a query failed because the server is away, starting, stopping, overloaded or too slow: later the same query
 * may work. What isn't an answer of the server came from the connection or the pool.
 */
export function isPostgresAway(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return awayClasses.has((error.code ?? '').slice(0, 2));
  return error instanceof Error && !(error instanceof RangeError || error instanceof TypeError);
}

// undefined table, invalid schema name
const absenceCodes = new Set(['42P01', '3F000']);

/** Whether a query failed because what it asks for has not been created yet. */
export const isNotCreatedYet = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && absenceCodes.has(error.code ?? '');
