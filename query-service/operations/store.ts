import type { Kysely } from 'kysely';
import type { EventStore } from '../../platform/stores/event-store.ts';
import { connectPostgres, type PostgresSettings } from '../../platform/stores/postgres.ts';
import type { AuditTables } from '../../projection-service/audit/document.ts';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import { connectMongo } from '../../projection-service/mongo/connect.ts';
import type { OperationsTables } from '../../projection-service/verification/verifications.ts';
import { type LogEnd, logEnd } from './log-end.ts';
import { type OperatedView, operatedViews } from './operated-views.ts';

/** The views as they are operated, on connections of their own: taking a stream in may take longer than a read may. */
export type OperationsStore = {
  db: Kysely<OperationsTables>;
  views: readonly OperatedView[];
  log: LogEnd;
  close(): Promise<void>;
};

const connections = 3;
const statementTimeoutMs = 30_000;

export function operationsStore(
  postgres: Pick<PostgresSettings, 'url' | 'name' | 'onLost'>,
  mongoUrl: string | undefined,
  eventStore: EventStore,
): OperationsStore {
  const db = connectPostgres<BalancesTables & AuditTables & OperationsTables>({
    ...postgres,
    size: connections,
    statementTimeoutMs,
  });
  const mongo = mongoUrl === undefined ? undefined : connectMongo(mongoUrl, postgres.name);
  return {
    db,
    views: operatedViews(db, mongo?.db()),
    log: logEnd(eventStore),
    close: async () => {
      await Promise.all([db.destroy(), mongo?.close()]);
    },
  };
}
