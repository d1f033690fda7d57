import { accessFrom } from '../platform/access/settings.ts';
import { connectEventStore } from '../platform/event-store.ts';
import { connectPostgres } from '../platform/postgres.ts';
import { configured } from '../platform/print-config.ts';
import { run } from '../platform/run.ts';
import type { AuditTables } from '../projection-service/audit/document.ts';
import type { BalancesTables } from '../projection-service/balances/schema.ts';
import type { BooksTables } from '../projection-service/books/schema.ts';
import { balancesStore } from './balances-store.ts';
import { booksStore } from './books/store.ts';
import { Config } from './config.ts';
import { eventLog } from './event-log.ts';
import { mongoAudit } from './history/mongo.ts';
import { postgresAudit } from './history/postgres.ts';
import { operationsStore } from './operations/store.ts';
import { createQueryService } from './service.ts';

const statementTimeoutMs = 5_000;

await run(async () => {
  const config = configured(Config);
  const {
    QUERY_HOST: host,
    QUERY_PORT: port,
    POSTGRES_URL: url,
    EVENT_STORE_URL,
    MONGODB_URL,
    LOG_LEVEL: level,
  } = config;
  const onLost = (err: Error) => service.log.warn({ err }, 'a connection to PostgreSQL was lost');
  const postgres = { url, name: 'query-service', statementTimeoutMs, onLost, prepare: true };

  // A pool each, so that long histories and sums don't keep balances waiting.
  const balances = connectPostgres<BalancesTables>({ ...postgres, size: 10 });
  const audit =
    MONGODB_URL === undefined
      ? postgresAudit(connectPostgres<AuditTables>({ ...postgres, size: 5 }))
      : mongoAudit(MONGODB_URL);

  const eventStore = connectEventStore(EVENT_STORE_URL);

  const books = booksStore(connectPostgres<BooksTables>({ ...postgres, size: 5 }));
  const operations = operationsStore(postgres, MONGODB_URL, eventStore);
  const sources = { balances: balancesStore(balances), audit, books, events: eventLog(eventStore), operations };
  const service = await createQueryService({ level }, sources, () => new Date(), accessFrom(config));
  return {
    service,
    listen: { host, port, portVariable: 'QUERY_PORT' },
    close: async () => {
      await Promise.all([balances.destroy(), audit.close(), books.close(), operations.close(), eventStore.dispose()]);
    },
  };
});
