import { compileEventSchemas } from '../events/upcast.ts';
import { accessFrom } from '../platform/access/settings.ts';
import { configured } from '../platform/config/print-config.ts';
import { measureEventStore } from '../platform/metrics/event-store.ts';
import { measurePools, type PoolUse } from '../platform/metrics/postgres-pools.ts';
import { processMetrics } from '../platform/metrics/registry.ts';
import { run } from '../platform/process/run.ts';
import { serviceClock, testClockWarning } from '../platform/process/test-clock.ts';
import { boundsOf } from '../platform/resilience/load-shedding.ts';
import { connectEventStore } from '../platform/stores/event-store.ts';
import { connectMongo } from '../platform/stores/mongo.ts';
import { connectPostgres } from '../platform/stores/postgres.ts';
import { connectPipeline } from '../platform/stores/postgres-pipeline.ts';
import { startTracing } from '../platform/telemetry/tracing.ts';
import type { AuditTables } from '../projection-service/audit/document.ts';
import type { BalancesTables } from '../projection-service/balances/schema.ts';
import type { BooksTables } from '../projection-service/books/schema.ts';
import { booksStore } from './books/store.ts';
import { Config } from './config.ts';
import { mongoAudit } from './history/mongo.ts';
import { postgresAudit } from './history/postgres.ts';
import { operationsStore } from './operations/store.ts';
import { createQueryService } from './service.ts';
import { balancesStore } from './stores/balances-store.ts';
import { eventLog } from './stores/event-log.ts';

const statementTimeoutMs = 5_000;

await run(async () => {
  const config = configured(Config);
  await compileEventSchemas();
  const {
    QUERY_HOST: host,
    QUERY_PORT: port,
    POSTGRES_URL: url,
    EVENT_STORE_URL,
    MONGODB_URL,
    LOG_LEVEL: level,
  } = config;
  const { now, test } = serviceClock(config.TEST_CLOCK_FILE, host);
  const onLost = (err: Error) => service.log.warn({ err }, 'a connection to PostgreSQL was lost');
  const postgres = { url, name: 'query-service', statementTimeoutMs, onLost, prepare: true };
  const tracing = await startTracing('query-service', process.env);
  const metrics = processMetrics('query-service');
  const watchPool = measurePools(metrics);
  const pool = (name: string, size: number) => ({
    ...postgres,
    size,
    watch: (use: () => PoolUse) => watchPool(name, use),
  });

  // A pool for each view, so that balances do not wait for long histories and sums.
  const balances = connectPostgres<BalancesTables>(pool('balances', 10));
  const byKey = connectPipeline(pool('balances-by-key', 4));
  const mongo =
    MONGODB_URL === undefined
      ? undefined
      : connectMongo({ url: MONGODB_URL, name: 'query-service', size: 10, operationTimeoutMs: statementTimeoutMs });
  const audit = mongo ? mongoAudit(mongo) : postgresAudit(connectPostgres<AuditTables>(pool('audit', 5)));

  const eventStore = connectEventStore(EVENT_STORE_URL, measureEventStore(metrics));

  const books = booksStore(connectPostgres<BooksTables>(pool('books', 5)));
  const sources = {
    balances: balancesStore(balances, byKey),
    audit,
    books,
    events: eventLog(eventStore),
    operations: operationsStore(balances, mongo?.db(), eventStore),
    projectionUrl: config.PROJECTION_URL,
  };
  const service = await createQueryService({ level }, sources, now, {
    lagNow: () => new Date(),
    access: accessFrom(config),
    bounds: boundsOf(config),
    isTraced: tracing !== undefined,
    metrics,
  });
  if (test) service.log.warn(testClockWarning(test));
  return {
    service,
    listen: { host, port, portVariable: 'QUERY_PORT' },
    close: async () => {
      await Promise.all([balances.destroy(), byKey.close(), audit.close(), books.close(), eventStore.dispose()]);
      await tracing?.stop();
    },
  };
});
