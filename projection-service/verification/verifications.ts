// The result of the last verification of each view: a row for each projection, whichever store its view is in.

import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { LastVerification } from '../../platform/metrics/projections.ts';
import { isNotCreatedYet } from '../../platform/stores/postgres.ts';
import { migrate } from '../postgres/migrate.ts';
import type { Verified } from '../rebuild/compare-with-shadow.ts';
import type { Difference } from '../rebuild/difference.ts';

/** The tables of the schema `operations`. */
export type OperationsTables = { verifications: VerificationRow };

export type VerificationRow = {
  projection: string;
  verified_at: Date;
  /** The position as of which they were compared; null before the first event. */
  position: string | null;
  events: number;
  rows: number;
  differences: number;
  /** The first difference, in words. */
  first: string | null;
};

export const operationsSchema = 'operations';

const migrations = join(import.meta.dirname, 'migrations');

/** Saves the result of a verification, in place of the last one. Creates the table if it does not exist. */
export async function saveVerification<Tables>(
  postgres: Kysely<Tables>,
  projection: string,
  { position, events, rows, different, first }: Verified,
): Promise<void> {
  const found = {
    verified_at: sql<Date>`now()`,
    position: position?.toString() ?? null,
    events,
    rows,
    differences: different,
    first: first[0] === undefined ? null : inWords(first[0]),
  };
  await migrate(postgres, operationsSchema, migrations);
  await (postgres as unknown as Kysely<OperationsTables>)
    .withSchema(operationsSchema)
    .insertInto('verifications')
    .values({ projection, ...found })
    .onConflict((conflict) => conflict.column('projection').doUpdateSet(found))
    .execute();
}

/** The results of the last verifications; none before the first one. */
export async function savedVerifications<Tables>(postgres: Kysely<Tables>): Promise<LastVerification[]> {
  const db = (postgres as unknown as Kysely<OperationsTables>).withSchema(operationsSchema);
  try {
    const saved = await db.selectFrom('verifications').selectAll().execute();
    return saved.map(({ projection, verified_at: at, differences, rows }) => ({
      projection,
      at,
      different: Number(differences),
      rows: Number(rows),
    }));
  } catch (error) {
    if (isNotCreatedYet(error)) return [];
    throw error;
  }
}

/** Deletes the result of the last verification, which does not apply to a view that was swapped in. */
export async function deleteVerification<Tables>(postgres: Kysely<Tables>, projection: string): Promise<void> {
  await migrate(postgres, operationsSchema, migrations);
  const kept = (postgres as unknown as Kysely<OperationsTables>)
    .withSchema(operationsSchema)
    .deleteFrom('verifications');
  await kept.where('projection', '=', projection).execute();
}

function inWords({ in: table, key, viewSays, logSays, event }: Difference): string {
  const from = event ? `, from event ${event.revision} of ${event.stream}` : '';
  const says = (row: object | undefined) => (row === undefined ? 'nothing' : JSON.stringify(row));
  return `${table} ${JSON.stringify(key)}${from}: the view says ${says(viewSays)}, the log says ${says(logSays)}`;
}
