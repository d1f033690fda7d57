import type { Kysely } from 'kysely';
import type { Db } from 'mongodb';
import { kindsPublishedBy, publishedKinds } from '../events/published.ts';
import type { Publisher } from '../events/publishers.ts';
import { streamsOf, type ViewName } from '../events/views.ts';
import { notStarted } from '../platform/projection/progress.ts';
import type { Log, Projection } from '../platform/projection/run-projection.ts';
import type { View } from '../platform/projection/view.ts';
import { fromMongo, fromPostgres, type Guard } from '../platform/stores/store-problems.ts';
import { mongoAuditLog } from './audit/mongo-store.ts';
import { auditTables, postgresAuditLog } from './audit/postgres-store.ts';
import { verifyMongoAudit } from './audit/verify-mongo.ts';
import { auditView } from './audit/view.ts';
import { balancesTables, balancesView } from './balances/store.ts';
import type { BooksTables } from './books/schema.ts';
import { booksTables, booksView } from './books/store.ts';
import { leaseForKafka } from './integration/lease.ts';
import { type Topics, topicsNamed } from './integration/topics.ts';
import { verifyTopic } from './integration/verify-topic.ts';
import { integrationView } from './integration/view.ts';
import type { RegisterTables } from './payment-register/schema.ts';
import { paymentRegister } from './payment-register/store.ts';
import { verifyRegister } from './payment-register/verify.ts';
import type { ViewTables } from './postgres/view-tables.ts';
import type { BatchListener } from './rebuild/catch-up.ts';
import type { ComparedTables } from './rebuild/compare-tables.ts';
import type { Rebuildable, Verified } from './rebuild/compare-with-shadow.ts';
import { oneAtATime } from './rebuild/one-at-a-time.ts';
import { rebuild, swapBack } from './rebuild/rebuild-postgres.ts';
import { verifyPostgres } from './rebuild/verify-postgres.ts';
import type { PublishTo, StoreName, Stores } from './stores.ts';

export type LedgerProjection = Projection & {
  /** The stores that it needs beside the event store. */
  stores: readonly StoreName[];
  /** Turns failures of the view's store into problems. Absent if queries do not read the view. */
  guard?: Guard;
  /** Compares the view with a replay of the log, while the projection continues. */
  verify(onBatch?: BatchListener): Promise<Verified>;
  /** Absent if the view cannot be rebuilt in a shadow schema. */
  replacing?: Pick<Rebuildable<ViewTables>, 'viewIn' | 'tables'> & {
    /** Builds the view in a shadow schema and swaps the two. The old view is kept. */
    rebuild(onBatch?: BatchListener): Promise<Verified>;
    /** Swaps the view with the one that the last rebuild replaced. */
    swapBack(onBatch?: BatchListener): Promise<void>;
  };
};

type PostgresProjection = LedgerProjection & Required<Pick<LedgerProjection, 'replacing'>>;

const ofInvoices = {
  kinds: ['invoice'],
  checkpointOnly: ['customer', 'payment', 'series', 'books'],
  limits: { size: 2_000, lingerMs: 20 },
} as const;

/** All projections of the ledger. They are not started. */
export const projectionsTo = (stores: Stores, log: Log): LedgerProjection[] => [
  balances(stores),
  stores.mongo === undefined ? auditInPostgres(stores) : auditInMongo(stores, stores.mongo, log),
  books(stores),
  ...(stores.kafka ? [integration(stores, stores.kafka), integrationOfOthers(stores, stores.kafka)] : []),
  ...(stores.mysql ? [inMysql(stores, stores.mysql)] : []),
];

/** The projections to PostgreSQL. That of the audit is among them also if `projectionsTo` has the one to MongoDB. */
export const projectionsToPostgres = (stores: Stores): PostgresProjection[] => [
  balances(stores),
  auditInPostgres(stores),
  books(stores),
];

const balances = (stores: Stores): PostgresProjection =>
  inPostgres(stores, 'balances', balancesTables, (schema) => balancesView(stores.postgres, schema));

const auditInPostgres = (stores: Stores): PostgresProjection =>
  inPostgres(stores, 'audit', auditTables, (schema) => auditView(postgresAuditLog(stores.postgres, schema)));

const books = (stores: Stores): PostgresProjection => {
  const db = stores.postgres as unknown as Kysely<BooksTables>; // each view has its tables in a schema of its own
  return inPostgres(stores, 'books', booksTables, (schema) => booksView(db, schema));
};

function inPostgres(
  { eventStore: { client }, postgres: db }: Stores,
  name: ViewName,
  tables: ComparedTables,
  viewIn: (schema: string) => View,
): PostgresProjection {
  const of = { ...ofInvoices, kinds: streamsOf[name] };
  const rebuildable = { ...of, db, viewIn, tables };
  return {
    ...of,
    name,
    stores: ['PostgreSQL'],
    view: viewIn(name),
    guard: (asking) => fromPostgres(name, asking),
    progress: notStarted(),
    verify: (onBatch) => verifyPostgres(client, rebuildable, name, onBatch),
    replacing: {
      viewIn,
      tables,
      rebuild: (onBatch) => oneAtATime(db, name, () => rebuild(client, rebuildable, name, onBatch)),
      swapBack: (onBatch) => oneAtATime(db, name, () => swapBack(client, rebuildable, name, onBatch)),
    },
  };
}

function auditInMongo({ eventStore: { client }, postgres }: Stores, mongo: Db, log: Log): LedgerProjection {
  const view = auditView(mongoAuditLog(mongo, log));
  return {
    ...ofInvoices,
    name: 'audit',
    stores: ['MongoDB', 'PostgreSQL'],
    view,
    guard: fromMongo,
    progress: notStarted(),
    verify: (onBatch) => verifyMongoAudit(client, { ...ofInvoices, view }, { mongo, postgres }, onBatch),
  };
}

const integration = (stores: Stores, kafka: PublishTo): LedgerProjection =>
  publishing(stores, kafka, 'integration', topicsNamed(kafka.topic));

const integrationOfOthers = (stores: Stores, kafka: PublishTo): LedgerProjection =>
  publishing(stores, kafka, 'integration-others', topicsNamed(kafka.topic, 'others'));

function publishing(
  { eventStore: { client }, postgres }: Stores,
  kafka: PublishTo,
  name: Publisher,
  topics: Topics,
): LedgerProjection {
  const { clients, origin } = kafka;
  const kinds = kindsPublishedBy(name);
  const view = integrationView(clients, { name, topics, origin, lease: leaseForKafka(postgres, name) });
  const of = { kinds, limits: ofInvoices.limits, view };
  return {
    ...of,
    name,
    stores: ['Kafka', 'PostgreSQL'],
    checkpointOnly: publishedKinds.filter((kind) => !kinds.includes(kind)),
    progress: notStarted(),
    verify: (onBatch) => verifyTopic(client, { ...kafka, ...of }, onBatch),
  };
}

const inMysql = ({ eventStore: { client } }: Stores, mysql: Kysely<RegisterTables>): LedgerProjection => ({
  ...ofInvoices,
  name: 'payment-register',
  stores: ['MySQL'],
  view: paymentRegister(mysql),
  progress: notStarted(),
  verify: (onBatch) => verifyRegister(client, ofInvoices, mysql, onBatch),
});
