// Reads without a transaction share a few connections. A query is sent before the earlier ones are answered (pipelining):
//
//   query ─► the connection with the fewest in flight ─► sent with those of its turn ─► answered in the order in which they were sent
//                                     │ it is lost
//                                     └──► all in flight on it fail; the next query makes another
//
// Many queries are sent and answered in one system call, where a pool needs one each. But a slow query delays those behind it, so use
// this for reads by key, which take PostgreSQL less than a millisecond.

import pg from 'pg';
import { connectTimeoutMs, getTypeParser, type PostgresSettings, silenceMs } from './postgres.ts';
import { PreparedStatements } from './prepared-statements.ts';

export type Pipeline = {
  /** @param text a statement, which is prepared once per connection. @throws PipelineFull, what pg throws */
  rows<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
};

/** Too many queries wait for an answer. */
export class PipelineFull extends Error {
  constructor() {
    super(`${mostInFlight} queries wait on each connection to PostgreSQL`);
  }
}

const mostInFlight = 1_000;

type Connection = { client: pg.Client; ready: Promise<unknown>; inFlight: number; isGathering: boolean };

/** Holds back what is sent on a connection until the end of this turn of the event loop, so that it goes in one system call. */
function gatherTurn(connection: Connection): void {
  if (connection.isGathering) return;
  const { stream } = connection.client.connection;
  stream.cork();
  connection.isGathering = true;
  setImmediate(() => {
    connection.isGathering = false;
    stream.uncork();
  });
}

/** Opens connections as they are needed, `size` at most. They read types as `connectPostgres` does. */
export function connectPipeline(settings: PostgresSettings): Pipeline {
  const connections = new Set<Connection>();
  const statements = new PreparedStatements(Number.POSITIVE_INFINITY); // reads by key have few texts
  settings.watch?.(() => ({
    total: connections.size,
    idle: [...connections].filter(({ inFlight }) => inFlight === 0).length,
    waiting: 0,
  }));

  function connect(): Connection {
    const client = new pg.Client({
      connectionString: settings.url,
      application_name: settings.name,
      connectionTimeoutMillis: connectTimeoutMs,
      statement_timeout: settings.statementTimeoutMs,
      query_timeout: settings.statementTimeoutMs + silenceMs,
      keepAlive: true,
      types: { getTypeParser },
      pipeline: true,
    });
    const connection: Connection = { client, ready: client.connect(), inFlight: 0, isGathering: false };
    connections.add(connection);
    const lost = () => connections.delete(connection);
    connection.ready.catch(lost); // the query that waits for it gets the error
    client.once('error', settings.onLost);
    client.on('error', lost);
    client.on('end', lost);
    return connection;
  }

  /** The connection with the fewest queries in flight; a new one if all have some and `size` allows. */
  function next(): Connection {
    let least: Connection | undefined;
    for (const connection of connections)
      if (least === undefined || connection.inFlight < least.inFlight) least = connection;
    if (least === undefined || (least.inFlight > 0 && connections.size < settings.size)) return connect();
    if (least.inFlight >= mostInFlight) throw new PipelineFull();
    return least;
  }

  return {
    async rows<Row>(text: string, values: readonly unknown[]) {
      const connection = next();
      connection.inFlight += 1;
      try {
        await connection.ready;
        gatherTurn(connection);
        const query = { text, values: values as unknown[] };
        const { rows } = await statements.run(text, (name) => connection.client.query({ name, ...query }));
        return rows as Row[];
      } finally {
        connection.inFlight -= 1;
      }
    },
    async close() {
      await Promise.all([...connections].map(({ client }) => client.end()));
    },
  };
}
