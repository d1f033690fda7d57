import type { Socket } from 'node:net';
import { Kysely, MysqlDialect } from 'kysely';
import { createPool, type Pool } from 'mysql2';
import { CannotStart } from '../../platform/config/cannot-start.ts';
import { tlsOf } from './tls.ts';

/**
 * A pool of connections to MySQL or MariaDB that reads bigint as a number (amounts are safe integers), decimal and date as text,
 * datetime as UTC. Connects when it is first used.
 * @throws CannotStart if the URL cannot be read
 */
export function connectMysql<Tables>(url: string): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new MysqlDialect({ pool: poolFor(url) }) });
}

/** Values that do not fit are errors, whatever the server's default. A lock is waited for no longer than a batch may take. */
const session =
  "set session sql_mode = concat(@@sql_mode, ',STRICT_ALL_TABLES'), session innodb_lock_wait_timeout = 10";

/** More than a batch may take. */
const silenceMs = 60_000;

/** MySQL sent nothing for a minute. */
class ServerSilent extends Error {
  constructor() {
    super(`nothing came from MySQL for ${silenceMs / 1_000} s`);
  }
}

function poolFor(url: string): Pool {
  const pool = open(url);
  pool.on('connection', (connection) => {
    // for servers that vanish without closing the connection: the client has no timeout for answers
    const { stream } = connection as unknown as { stream: Socket };
    stream.setTimeout(silenceMs, () => stream.destroy(new ServerSilent()));
    connection.query(session, (error) => {
      if (error) connection.destroy(); // its user fails, and retries
    });
  });
  return pool;
}

function open(url: string): Pool {
  try {
    return createPool({
      ...tlsOf(url),
      connectionLimit: 4,
      connectTimeout: 3_000,
      enableKeepAlive: true,
      charset: 'utf8mb4',
      timezone: 'Z',
      dateStrings: ['DATE'],
      supportBigNumbers: true,
    });
  } catch (error) {
    throw new CannotStart(`MYSQL_URL is not a connection string: ${error instanceof Error ? error.message : error}`);
  }
}
