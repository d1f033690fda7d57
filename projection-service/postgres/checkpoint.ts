import { type Kysely, sql, type Transaction } from 'kysely';
import {
  CheckpointTaken,
  type Position,
  type RememberedLog,
  ViewOfOtherVersion,
} from '../../platform/projection/view.ts';
import { type CheckpointRow, originIn, type ParkedRow, positionIn } from '../../platform/projection/view-rows.ts';

type Tables = { checkpoint: CheckpointRow; parked: ParkedRow };

/** Assigns an empty view to `projection`. @throws ViewOfOtherVersion if the view is another projection's */
export async function claimCheckpoint(db: Kysely<Tables>, projection: string): Promise<void> {
  await db.updateTable('checkpoint').set({ projection }).where('position', 'is', null).execute();
  await requireVersion(db, projection);
}

/** @throws ViewOfOtherVersion if the view is another projection's */
export async function requireVersion(db: Kysely<Tables>, projection: string): Promise<void> {
  const { projection: found } = await db.selectFrom('checkpoint').select('projection').executeTakeFirstOrThrow();
  if (found !== projection) throw new ViewOfOtherVersion(found, projection);
}

/** @throws if the view's tables do not exist */
export async function readCheckpoint(db: Kysely<Tables>): Promise<Position> {
  return positionIn(await db.selectFrom('checkpoint').select('position').executeTakeFirst());
}

/** How a view's `checkpoint` keeps what the view knows of the log. */
export const logIn = (db: Kysely<Tables>): RememberedLog => ({
  origin: async () =>
    originIn(await db.selectFrom('checkpoint').select(['position', 'log', 'last_event']).executeTakeFirst()),
  remember: async (log) => void (await db.updateTable('checkpoint').set({ log }).execute()),
});

/**
 * Moves the checkpoint by compare-and-swap. Other transactions that move it wait until this one ends, and then fail.
 * @returns how many streams are parked
 * @throws CheckpointTaken
 */
export async function moveCheckpoint(
  tx: Transaction<Tables>,
  projection: string,
  from: Position,
  to: Position,
  last: string | undefined,
): Promise<number> {
  const moved = await tx
    .updateTable('checkpoint')
    .set({ position: to?.toString() ?? null, moved_at: sql`now()`, ...(to !== from && { last_event: last ?? null }) })
    .where('projection', '=', projection)
    .where('position', 'is not distinct from', from?.toString() ?? null)
    .returning((row) => row.selectFrom('parked').select(row.fn.countAll<number>().as('count')).as('parked'))
    .executeTakeFirst();
  if (moved === undefined) throw new CheckpointTaken(projection, from);
  return moved.parked ?? 0;
}
