import type { Kysely } from 'kysely';
import type { Pipeline } from '../../platform/stores/postgres-pipeline.ts';
import { fromPostgres } from '../../platform/stores/store-problems.ts';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import { createView, reachedBy, type View } from '../freshness/freshness.ts';

/** The tables of the balances view in their schema, the pipeline for reads by key, and the view. */
export type BalancesStore = { db: Kysely<BalancesTables>; reads: Pipeline; view: View };

const schema = 'balances';

export function balancesStore(postgres: Kysely<BalancesTables>, reads: Pipeline): BalancesStore {
  const db = postgres.withSchema(schema);
  const reached = async () =>
    reachedBy(await db.selectFrom('checkpoint').select('position as reached').executeTakeFirst());
  return { db, reads, view: createView('balances', reached, (asking) => fromPostgres('balances', asking)) };
}
