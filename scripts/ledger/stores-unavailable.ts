import type { StoreName } from '../../projection-service/stores.ts';

/** The variable that says where a store is. */
const variables: Readonly<Record<StoreName, string>> = {
  EventStoreDB: 'EVENT_STORE_URL',
  PostgreSQL: 'POSTGRES_URL',
  MongoDB: 'MONGODB_URL',
  Kafka: 'KAFKA_BROKERS',
  MySQL: 'MYSQL_URL',
};

/** Stores that a command needs cannot be reached, do not answer in time, or do not accept the user. */
export class StoresUnavailable extends Error {
  constructor(failures: readonly { store: StoreName; reason: string }[]) {
    super(
      failures
        .map(({ store, reason }) => `${store} is unavailable: ${reason}. Start it, or correct ${variables[store]}`)
        .join('\n'),
    );
  }
}
