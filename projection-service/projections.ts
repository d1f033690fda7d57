import { mongoAuditLog } from './audit/mongo-store.ts';
import { postgresAuditLog } from './audit/postgres-store.ts';
import { auditView } from './audit/view.ts';
import { balancesView } from './balances/store.ts';
import { notStarted } from './engine/progress.ts';
import type { Log, Projection } from './engine/run-projection.ts';
import type { Stores } from './stores.ts';

/** All projections of the ledger, none of them running. */
export function projectionsTo({ postgres, mongo }: Pick<Stores, 'postgres' | 'mongo'>, log: Log): Projection[] {
  const audit = mongo === undefined ? postgresAuditLog(postgres) : mongoAuditLog(mongo, log);
  return [
    { name: 'balances', view: balancesView(postgres) },
    { name: 'audit', view: auditView(audit) },
  ].map((projection) => ({
    ...projection,
    kinds: ['invoice'],
    limits: { size: 1_000, lingerMs: 20 },
    progress: notStarted(),
  }));
}
