import { type Kysely, sql } from 'kysely';

type Other = { pid: number; application: string; address: string | null; since: Date };

/** Another rebuild of the view, or a swap back, is under way. It goes on; this one has changed nothing. */
export class RebuildUnderWay extends Error {
  /** @param by absent if it has just ended */
  constructor(name: string, by?: Other) {
    const who =
      by &&
      ` since ${by.since.toISOString()}, by ${by.application} from ${by.address ?? 'this machine'} (process ${by.pid} of PostgreSQL)`;
    super(
      `The view ${name} is being rebuilt or swapped back already${who ?? ''}. Wait until that has ended, then start again.`,
    );
  }
}

/**
 * Does `work` on a view if no other process does: the one that began first goes on. The lock ends with the connection, also by `kill -9`.
 * @throws RebuildUnderWay
 */
export const oneAtATime = <Tables, Result>(
  db: Kysely<Tables>,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> =>
  db.connection().execute(async (connection) => {
    const key = sql`hashtextextended(${`rebuild of ${name}`}, 0)`;
    const lock = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${key}) as taken`.execute(connection);
    if (lock.rows[0]?.taken !== true) throw new RebuildUnderWay(name, await whoHas(connection, key));
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
  });

async function whoHas<Tables>(db: Kysely<Tables>, key: ReturnType<typeof sql>): Promise<Other | undefined> {
  const { rows } = await sql<Other>`
    select pid, application_name as application, host(client_addr) as address, query_start as since
    from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and granted and objsubid = 1 and (classid::bigint << 32 | objid::bigint) = ${key}`.execute(
    db,
  );
  return rows[0];
}
