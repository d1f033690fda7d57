import type { Kysely } from 'kysely';
import type { Db } from 'mongodb';
import { type KafkaSettings, kafkaSecurity } from '../platform/config/kafka-settings.ts';
import type { PoolUse } from '../platform/metrics/postgres-pools.ts';
import type { Log } from '../platform/projection/run-projection.ts';
import { connectEventStore, type EventStore } from '../platform/stores/event-store.ts';
import { type KafkaClients, kafkaClients } from '../platform/stores/kafka.ts';
import { connectMongo } from '../platform/stores/mongo.ts';
import { connectPostgres } from '../platform/stores/postgres.ts';
import type { AuditTables } from './audit/document.ts';
import type { BalancesTables } from './balances/schema.ts';
import type { Origin } from './integration/cloud-event.ts';
import { connectMysql } from './mysql/connect.ts';
import type { RegisterTables } from './payment-register/schema.ts';

/** The event store, and the stores of the views. */
export type Stores = {
  eventStore: EventStore;
  postgres: Kysely<BalancesTables & AuditTables>;
  /** Absent if the audit is in PostgreSQL. */
  mongo: Db | undefined;
  /** Absent if events are not published. */
  kafka: PublishTo | undefined;
  /** Absent if there is no payment register. */
  mysql: Kysely<RegisterTables> | undefined;
  close(): Promise<void>;
};

export type StoreName = 'EventStoreDB' | 'PostgreSQL' | 'MongoDB' | 'Kafka' | 'MySQL';

/** The Kafka to publish to, and the topic of events. */
export type PublishTo = { clients: KafkaClients; topic: string; origin: Origin };

export type StoreUrls = {
  EVENT_STORE_URL: string;
  POSTGRES_URL: string;
  MONGODB_URL?: string;
  KAFKA_EVENTS_TOPIC?: string;
  CLOUDEVENTS_SOURCE?: string;
  PUBLIC_QUERY_URL?: string;
  MYSQL_URL?: string;
} & Partial<KafkaSettings>;

/**
 * Each store is connected on first use, so the service starts even if one is down.
 * @param name of the connections, as the stores show it
 * @param watchPool is given a function that tells how the connections to PostgreSQL are used
 * @throws CannotStart if a connection string cannot be read
 */
export function openStores(
  urls: StoreUrls,
  name: string,
  statementTimeoutMs: number,
  log: Log,
  watchPool?: (pool: string, use: () => PoolUse) => void,
): Stores {
  const eventStore = connectEventStore(urls.EVENT_STORE_URL);
  const postgres = connectPostgres<BalancesTables & AuditTables>({
    url: urls.POSTGRES_URL,
    name,
    size: 6,
    prepare: true,
    pipeline: true,
    statementTimeoutMs,
    onLost: (err) => log.warn({ err }, 'a connection to PostgreSQL was lost'),
    ...(watchPool && { watch: (use) => watchPool('views', use) }),
  });
  const mongo = mongoAt(urls.MONGODB_URL, name);
  const kafka = publishTo(urls, name);
  const mysql = urls.MYSQL_URL === undefined ? undefined : connectMysql<RegisterTables>(urls.MYSQL_URL);
  return {
    eventStore,
    postgres,
    mongo: mongo?.db(),
    kafka,
    mysql,
    async close() {
      const stores = [
        eventStore.dispose(),
        postgres.destroy(),
        mongo?.close(),
        kafka?.clients.close(),
        mysql?.destroy(),
      ];
      await Promise.all(stores);
    },
  };
}

const mongoAt = (url: string | undefined, name: string) =>
  url === undefined ? undefined : connectMongo({ url, name, size: 5, operationTimeoutMs: 30_000 });

function publishTo(urls: StoreUrls, name: string): PublishTo | undefined {
  const { KAFKA_BROKERS, KAFKA_EVENTS_TOPIC = 'ledger.events', CLOUDEVENTS_SOURCE = 'urn:invoice-ledger' } = urls;
  if (KAFKA_BROKERS === undefined) return undefined;
  return {
    clients: kafkaClients(KAFKA_BROKERS, name, kafkaSecurity(urls)),
    topic: KAFKA_EVENTS_TOPIC,
    origin: { source: CLOUDEVENTS_SOURCE, queryUrl: urls.PUBLIC_QUERY_URL },
  };
}
