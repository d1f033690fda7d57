// A view in a PostgreSQL schema of its own. Each change is one transaction that moves the checkpoint by compare-and-swap,
// first: a second writer waits there, and fails before it has done any work.

import type { Kysely, Transaction } from 'kysely';
import type { Migration } from 'kysely/migration';
import pg from 'pg';
import type { Recorded } from '../../events/recorded.ts';
import { EventRefused, type Position, type View } from '../../platform/projection/view.ts';
import { claimCheckpoint, moveCheckpoint, readCheckpoint, versioned } from './checkpoint.ts';
import { postgresLease } from './lease.ts';
import { migrate } from './migrate.ts';
import { park, parkedStreams, unpark, withoutParked } from './parked.ts';
import { requireColumns } from './require-columns.ts';
import type { ViewTables } from './view-tables.ts';

export type PostgresView<Tables, Event> = {
  name: string;
  /** To be raised when the same events come to other rows: then the view is built anew, beside the one that is there. 1 where absent. */
  version?: number;
  schema: string;
  migrations: Record<string, Migration>;
  /** Columns which the code writes, by table: the start fails where a migration has not made one of them. */
  columns?: Readonly<Record<string, readonly string[]>>;
  /** What events do to the tables. @throws EventRefused */
  write(tx: Transaction<Tables>, events: readonly Recorded<Event>[]): Promise<void>;
};

/** @param db its connections read types as platform/postgres.ts has them do */
export function postgresView<Tables extends ViewTables, Event>(
  db: Kysely<Tables>,
  { name, version = 1, schema, migrations, columns = {}, write }: PostgresView<Tables, Event>,
): View<Event> {
  const projection = versioned(name, version);
  const tables = db.withSchema(schema) as unknown as Kysely<ViewTables>;

  /** Moves the checkpoint, then does `work`, or neither. */
  async function atCheckpoint(
    from: Position,
    to: Position,
    work: (tx: Transaction<ViewTables>, parked: number) => Promise<void>,
  ): Promise<void> {
    try {
      await tables.transaction().execute(async (tx) => work(tx, await moveCheckpoint(tx, projection, from, to)));
    } catch (error) {
      throw isRefusal(error) ? new EventRefused(error) : error;
    }
  }
  const writeIn = (tx: Transaction<ViewTables>, events: readonly Recorded<Event>[]) =>
    events.length > 0 ? write(tx as unknown as Transaction<Tables>, events) : undefined;

  return {
    async prepare() {
      await migrate(db, schema, migrations);
      await requireColumns(db, schema, columns);
      await claimCheckpoint(tables, projection);
    },
    checkpoint: () => readCheckpoint(tables),
    commit: (events, from, to) =>
      atCheckpoint(from, to, async (tx, parked) =>
        writeIn(tx, parked === 0 ? events : await withoutParked(tx, events)),
      ),
    lease: postgresLease(tables),
    parking: {
      parked: () => parkedStreams(tables),
      park: (stream, from) => atCheckpoint(from, stream.position, (tx) => park(tx, stream)),
      resume: (stream, waiting, checkpoint) =>
        atCheckpoint(checkpoint, checkpoint, async (tx) => {
          await writeIn(tx, waiting);
          await unpark(tx, stream);
        }),
    },
  };
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: data exceptions, violated constraints
const isRefusal = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && ['22', '23'].includes((error.code ?? '').slice(0, 2));
