import { type Kysely, sql, type Transaction } from 'kysely';
import { CheckpointTaken, type Position } from '../../platform/projection/view.ts';
import type { ParkedRow } from './parked.ts';

/** A view's only row of `checkpoint`; `position` is null before the first event. */
export type CheckpointRow = { projection: string; position: string | null; moved_at: Date };
type Tables = { checkpoint: CheckpointRow; parked: ParkedRow };

/** @throws where the view's tables are not there */
export async function readCheckpoint(db: Kysely<Tables>, projection: string): Promise<Position> {
  const row = await db
    .selectFrom('checkpoint')
    .select('position')
    .where('projection', '=', projection)
    .executeTakeFirst();
  return row?.position == null ? undefined : BigInt(row.position);
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
