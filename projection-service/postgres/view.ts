// A view in a PostgreSQL schema of its own. Each change is one transaction. It moves the checkpoint first, by compare-and-swap: a second
// writer waits there, and fails before it has done any work.

import type { Kysely, Transaction } from 'kysely';
import pg from 'pg';
import type { Recorded } from '../../events/recorded.ts';
import { EventRefused, type Position, type View } from '../../platform/projection/view.ts';
import { versioned } from '../../platform/projection/view-rows.ts';
import type { Addition } from './additions.ts';
import { claimCheckpoint, logIn, moveCheckpoint, readCheckpoint, requireVersion } from './checkpoint.ts';
import { postgresLease } from './lease.ts';
import { migrate } from './migrate.ts';
import { park, parkedStreams, unpark, withoutParked } from './parked.ts';
import { requireColumns } from './require-columns.ts';
import { lastEventOfCheckpoint, type ViewTables } from './view-tables.ts';

export type PostgresView<Tables, Event> = {
  name: string;
  /** If the tables were built by another one, the view has to be rebuilt. */
  version: number;
  schema: string;
  /** The folder of its migrations. One that was released never changes. */
  migrations: string;
  /** What its tables got after these migrations. */
  additions?: readonly Addition[];
  /** Columns that the code writes, by table: the view does not start if one does not exist. */
  columns?: Readonly<Record<string, readonly string[]>>;
  /** Writes events to the tables. @throws EventRefused */
  write(tx: Transaction<Tables>, events: readonly Recorded<Event>[]): Promise<void>;
};

/** @param db of platform/stores/postgres.ts */
export function postgresView<Tables extends ViewTables, Event>(
  db: Kysely<Tables>,
  { name, version, schema, migrations, additions = [], columns = {}, write }: PostgresView<Tables, Event>,
): View<Event> {
  const projection = versioned(name, version);
  const tables = db.withSchema(schema) as unknown as Kysely<ViewTables>;

  /** Moves the checkpoint and does `work`, in one transaction. */
  async function atCheckpoint(
    from: Position,
    to: Position,
    last: string | undefined,
    work: (tx: Transaction<ViewTables>, parked: number) => Promise<void>,
  ): Promise<void> {
    try {
      await tables.transaction().execute(async (tx) => work(tx, await moveCheckpoint(tx, projection, from, to, last)));
    } catch (error) {
      throw isRefusal(error) ? new EventRefused(error) : error;
    }
  }
  const writeIn = (tx: Transaction<ViewTables>, events: readonly Recorded<Event>[]) =>
    events.length > 0 ? write(tx as unknown as Transaction<Tables>, events) : undefined;

  return {
    async prepare() {
      await migrate(db, schema, migrations);
      for (const add of [lastEventOfCheckpoint, ...additions]) await add(tables as unknown as Kysely<unknown>, schema);
      await requireColumns(db, schema, columns);
      await claimCheckpoint(tables, projection);
    },
    checkpoint: () => readCheckpoint(tables),
    requireVersion: () => requireVersion(tables, projection),
    commit: (events, from, to, last) =>
      atCheckpoint(from, to, last, async (tx, parked) =>
        writeIn(tx, parked === 0 ? events : await withoutParked(tx, events)),
      ),
    lease: postgresLease(tables),
    log: logIn(tables),
    parking: {
      parked: () => parkedStreams(tables),
      park: (stream, from, last) => atCheckpoint(from, stream.position, last, (tx) => park(tx, stream)),
      resume: (stream, waiting, checkpoint) =>
        atCheckpoint(checkpoint, checkpoint, undefined, async (tx) => {
          await writeIn(tx, waiting);
          await unpark(tx, stream);
        }),
    },
  };
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: data exceptions, violated constraints
const isRefusal = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && ['22', '23'].includes((error.code ?? '').slice(0, 2));
