// A view in a MySQL or MariaDB database, in tables that share a prefix. Each change is one transaction. It moves the checkpoint first,
// by compare-and-swap: a second writer waits there, and fails before it has done any work.

import { type Kysely, sql, type Transaction } from 'kysely';
import type { Recorded } from '../../events/recorded.ts';
import type { Lease } from '../../platform/projection/lease.ts';
import { CheckpointTaken, EventRefused, type Position, type View } from '../../platform/projection/view.ts';
import { originIn, parkedStream, positionIn } from '../../platform/projection/view-rows.ts';
import { migrate } from './migrate.ts';
import { TablePrefix } from './prefix.ts';
import { addLastEventToCheckpoint, now, type ViewTables } from './view-tables.ts';

export type MysqlView<Tables, Event> = {
  name: string;
  /** The prefix of its tables. */
  prefix: string;
  /** The folder of its migrations. One that was released never changes. */
  migrations: string;
  /** Writes events to the tables. @throws EventRefused */
  write(tx: Transaction<Tables>, events: readonly Recorded<Event>[]): Promise<void>;
};

/** @param db of mysql/connect.ts */
export function mysqlView<Tables extends ViewTables, Event>(
  db: Kysely<Tables>,
  { name, prefix, migrations, write }: MysqlView<Tables, Event>,
): View<Event> {
  const tables = db.withPlugin(new TablePrefix(prefix)) as unknown as Kysely<ViewTables>;

  /** Moves the checkpoint and does `work`, in one transaction. */
  async function atCheckpoint(
    from: Position,
    to: Position,
    last: string | undefined,
    work: (tx: Transaction<ViewTables>) => Promise<void>,
  ): Promise<void> {
    try {
      const transaction = tables.transaction().setIsolationLevel('read committed');
      await transaction.execute(async (tx) => {
        await moveCheckpoint(tx, name, from, to, last);
        await work(tx);
      });
    } catch (error) {
      throw isRefusal(error) ? new EventRefused(error) : error;
    }
  }
  const writeIn = (tx: Transaction<ViewTables>, events: readonly Recorded<Event>[]) =>
    events.length > 0 ? write(tx as unknown as Transaction<Tables>, events) : undefined;

  return {
    async prepare() {
      await migrate(db, prefix, migrations);
      await addLastEventToCheckpoint(tables as unknown as Kysely<unknown>);
    },
    checkpoint: () => readCheckpoint(tables, name),
    commit: (events, from, to, last) =>
      atCheckpoint(from, to, last, async (tx) => writeIn(tx, events.length > 0 ? await withoutParked(tx, events) : [])),
    lease: leaseOf(tables, name),
    log: {
      async origin() {
        const rows = tables.selectFrom('checkpoint').select(['position', 'log', 'last_event']);
        return originIn(await rows.where('projection', '=', name).executeTakeFirst());
      },
      async remember(log) {
        await tables.updateTable('checkpoint').set({ log }).where('projection', '=', name).execute();
      },
    },
    parking: {
      async parked() {
        const rows = await tables.selectFrom('parked').selectAll().orderBy('position').execute();
        return rows.map(parkedStream);
      },
      park: (stream, from, last) =>
        atCheckpoint(from, stream.position, last, async (tx) => {
          const row = { ...stream, position: stream.position.toString(), parked_at: now };
          await tx.insertInto('parked').ignore().values(row).execute();
        }),
      resume: (stream, waiting, checkpoint) =>
        atCheckpoint(checkpoint, checkpoint, undefined, async (tx) => {
          await writeIn(tx, waiting);
          await tx.deleteFrom('parked').where('stream', '=', stream).execute();
        }),
    },
  };
}

/** @throws if the view's tables do not exist */
export async function readCheckpoint(db: Kysely<ViewTables>, projection: string): Promise<Position> {
  const rows = db.selectFrom('checkpoint').select('position').where('projection', '=', projection);
  return positionIn(await rows.executeTakeFirst());
}

/** @throws CheckpointTaken */
async function moveCheckpoint(
  tx: Transaction<ViewTables>,
  projection: string,
  from: Position,
  to: Position,
  last: string | undefined,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('checkpoint')
    .set({ position: to?.toString() ?? null, moved_at: now, ...(to !== from && { last_event: last ?? null }) })
    .where('projection', '=', projection)
    .where(sql<boolean>`position <=> ${from?.toString() ?? null}`)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new CheckpointTaken(projection, from);
}

async function withoutParked<Event>(
  tx: Transaction<ViewTables>,
  events: readonly Recorded<Event>[],
): Promise<readonly Recorded<Event>[]> {
  const rows = await tx.selectFrom('parked').select('stream').execute();
  const parked = new Set(rows.map(({ stream }) => stream));
  return parked.size === 0 ? events : events.filter(({ stream }) => !parked.has(stream));
}

const leaseOf = (db: Kysely<ViewTables>, projection: string): Lease => ({
  async hold(owner, ms) {
    const { numUpdatedRows } = await db
      .updateTable('lease')
      .set({ owner, expires_at: sql`utc_timestamp(3) + interval ${sql.lit(ms * 1_000)} microsecond` })
      .where('projection', '=', projection)
      .where(sql<boolean>`(owner is null or owner = ${owner} or expires_at < utc_timestamp(3))`)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  async release(owner) {
    const mine = db.updateTable('lease').where('projection', '=', projection).where('owner', '=', owner);
    await mine.set({ owner: null }).execute();
  },
});

/** SQLSTATE: data exceptions, violated constraints. */
const isRefusal = (error: unknown): boolean =>
  ['22', '23'].includes(String((error as { sqlState?: unknown } | undefined)?.sqlState ?? '').slice(0, 2));
