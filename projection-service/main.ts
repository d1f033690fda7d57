import { readConfig } from '../platform/config.ts';
import { connectEventStore } from '../platform/event-store.ts';
import { createHttpService } from '../platform/http-service.ts';
import { connectPostgres } from '../platform/postgres.ts';
import { run } from '../platform/run.ts';
import type { AuditTables } from './audit/document.ts';
import { mongoAuditLog } from './audit/mongo-store.ts';
import { postgresAuditLog } from './audit/postgres-store.ts';
import { auditView } from './audit/view.ts';
import type { BalancesTables } from './balances/schema.ts';
import { balancesView } from './balances/store.ts';
import { Config } from './config.ts';
import { dependenciesOf } from './engine/health.ts';
import { notStarted } from './engine/progress.ts';
import { type Log, runProjection } from './engine/run-projection.ts';
import { connectMongo } from './mongo/connect.ts';

const ofInvoices = { kinds: ['invoice'], limits: { size: 1_000, lingerMs: 20 } } as const;

await run(async () => {
  const config = readConfig(Config, process.env);
  const log: Log = { warn: (about, message) => service.log.warn(about, message) };
  const eventStore = connectEventStore(config.EVENT_STORE_URL);
  const postgres = connectPostgres<BalancesTables & AuditTables>({
    url: config.POSTGRES_URL,
    name: 'projection-service',
    size: 6,
    statementTimeoutMs: 30_000,
    onLost: (err) => log.warn({ err }, 'a connection to PostgreSQL was lost'),
  });
  const mongo = config.MONGODB_URL === undefined ? undefined : connectMongo(config.MONGODB_URL);

  const audit = mongo === undefined ? postgresAuditLog(postgres) : mongoAuditLog(mongo.db(), log);
  const projections = [
    { name: 'balances', view: balancesView(postgres) },
    { name: 'audit', view: auditView(audit) },
  ].map((projection) => ({ ...projection, ...ofInvoices, progress: notStarted() }));

  const service = await createHttpService({
    name: 'projection-service',
    title: 'Invoice ledger: projections',
    description: 'Keeps the views of the ledger up to date. It has no routes but those for its operators.',
    version: '0.1.0',
    log: { level: config.LOG_LEVEL },
    dependencies: dependenciesOf(projections),
  });
  const stop = new AbortController();
  const running = projections.map((projection) => runProjection(projection, eventStore.client, log, stop.signal));

  return {
    service,
    listen: { host: config.PROJECTION_HOST, port: config.PROJECTION_PORT, portVariable: 'PROJECTION_PORT' },
    close: async () => {
      stop.abort();
      await Promise.all(running);
      await Promise.all([eventStore.dispose(), postgres.destroy(), mongo?.close()]);
    },
  };
});
