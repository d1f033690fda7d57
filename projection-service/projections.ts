import type { Db } from 'mongodb';
import { mongoAuditLog } from './audit/mongo-store.ts';
import { auditTables, postgresAuditLog } from './audit/postgres-store.ts';
import { auditView } from './audit/view.ts';
import { balancesTables, balancesView } from './balances/store.ts';
import type { OnBatch } from './beside/catch-up.ts';
import type { ComparedTables } from './beside/compare-tables.ts';
import { verifyMongoAudit } from './beside/verify-mongo-audit.ts';
import { type Verified, verifyPostgres } from './beside/verify-postgres.ts';
import { notStarted } from './engine/progress.ts';
import type { Log, Projection } from './engine/run-projection.ts';
import type { View } from './engine/view.ts';
import type { Stores } from './stores.ts';

export type LedgerProjection = Projection & {
  /** Compares the view with a replay of the log, while the projection goes on. */
  verify(onBatch?: OnBatch): Promise<Verified>;
};

const ofInvoices = { kinds: ['invoice'], limits: { size: 1_000, lingerMs: 20 } } as const;

/** All projections of the ledger, none of them running. */
export const projectionsTo = (stores: Stores, log: Log): LedgerProjection[] => [
  balances(stores),
  stores.mongo === undefined ? auditInPostgres(stores) : auditInMongo(stores, stores.mongo, log),
];

const balances = (stores: Stores): LedgerProjection =>
  inPostgres(stores, 'balances', balancesTables, (schema) => balancesView(stores.postgres, schema));

const auditInPostgres = (stores: Stores): LedgerProjection =>
  inPostgres(stores, 'audit', auditTables, (schema) => auditView(postgresAuditLog(stores.postgres, schema)));

function inPostgres(
  { eventStore: { client }, postgres: db }: Stores,
  name: string,
  tables: ComparedTables,
  viewIn: (schema: string) => View,
): LedgerProjection {
  const verify = (onBatch?: OnBatch) => verifyPostgres(client, { ...ofInvoices, db, viewIn, tables }, name, onBatch);
  return { ...ofInvoices, name, view: viewIn(name), progress: notStarted(), verify };
}

function auditInMongo({ eventStore: { client }, postgres }: Stores, mongo: Db, log: Log): LedgerProjection {
  const view = auditView(mongoAuditLog(mongo, log));
  return {
    ...ofInvoices,
    name: 'audit',
    view,
    progress: notStarted(),
    verify: (onBatch) => verifyMongoAudit(client, { ...ofInvoices, view }, { mongo, postgres }, onBatch),
  };
}
