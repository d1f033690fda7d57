import { type Kysely, sql, type Transaction } from 'kysely';
import { CheckpointTaken, type Position } from '../../platform/projection/view.ts';
import { type CheckpointRow, type ParkedRow, positionIn } from '../view-rows.ts';

type Tables = { checkpoint: CheckpointRow; parked: ParkedRow };

/** The view was built by another version of its projection, whose rows may mean something else. */
export class ViewOfOtherVersion extends Error {
  constructor(found: string, ours: string) {
    super(`the view was built by ${found}, this is ${ours}: build it anew beside it, by \`ledger rebuild\``);
  }
}

export const versioned = (name: string, version: number): string => (version === 1 ? name : `${name}@${version}`);

/** Makes a view without events one of `projection`. @throws ViewOfOtherVersion where it is another's */
export async function claimCheckpoint(db: Kysely<Tables>, projection: string): Promise<void> {
  await db.updateTable('checkpoint').set({ projection }).where('position', 'is', null).execute();
  const { projection: found } = await db.selectFrom('checkpoint').select('projection').executeTakeFirstOrThrow();
  if (found !== projection) throw new ViewOfOtherVersion(found, projection);
}

/** @throws where the view's tables are not there */
export async function readCheckpoint(db: Kysely<Tables>): Promise<Position> {
  return positionIn(await db.selectFrom('checkpoint').select('position').executeTakeFirst());
}

/**
 * Moves the checkpoint by compare-and-swap. Until the transaction ends, whoever else tries the same waits, and then fails.
 * @returns how many streams are parked
 * @throws CheckpointTaken
 */
export async function moveCheckpoint(
  tx: Transaction<Tables>,
  projection: string,
  from: Position,
  to: Position,
): Promise<number> {
  const moved = await tx
    .updateTable('checkpoint')
    .set({ position: to?.toString() ?? null, moved_at: sql`now()` })
    .where('projection', '=', projection)
    .where('position', 'is not distinct from', from?.toString() ?? null)
    .returning((row) => row.selectFrom('parked').select(row.fn.countAll<number>().as('count')).as('parked'))
    .executeTakeFirst();
  if (moved === undefined) throw new CheckpointTaken(projection, from);
  return moved.parked ?? 0;
}
