// The views as those who operate them see them: with their checkpoint, lease and parked streams, wherever they are kept.

import type { Kysely } from 'kysely';
import type { Db } from 'mongodb';
import type { StreamKind } from '../../events/streams.ts';
import type { View } from '../../platform/projection/view.ts';
import type { AuditTables } from '../../projection-service/audit/document.ts';
import { mongoAuditLog } from '../../projection-service/audit/mongo-store.ts';
import { postgresAuditLog } from '../../projection-service/audit/postgres-store.ts';
import { auditView } from '../../projection-service/audit/view.ts';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import { bookedKinds } from '../../projection-service/books/event.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { booksView } from '../../projection-service/books/store.ts';
import type { MongoCheckpointDocument } from '../../projection-service/mongo/view.ts';
import type { ViewTables } from '../../projection-service/postgres/view-tables.ts';
import type { Guard } from '../freshness/freshness.ts';
import { fromMongo, fromPostgres, ViewNotBuilt } from '../stores/store-unavailable.ts';

/** Where a view is: `version` of the projection that built it, and when its checkpoint moved last. */
export type Standing = { version: number; position: bigint | undefined; movedAt: Date };

export type OperatedView = {
  name: string;
  store: 'PostgreSQL' | 'MongoDB';
  /** Whose events it takes in. */
  kinds: readonly StreamKind[];
  view: View;
  standing(): Promise<Standing>;
  /** Asks the store. @throws StoreUnavailable, ViewNotBuilt */
  guard: Guard;
};

/** A connection to the schema of each view: tables of the same name are in schemas of their own. */
type Tables = BalancesTables & AuditTables;

const ofInvoices = ['invoice'] as const;

/** @param mongo where the audit is in MongoDB */
export const operatedViews = (postgres: Kysely<Tables>, mongo?: Db): OperatedView[] => [
  inPostgres(postgres, 'balances', ofInvoices, balancesView(postgres)),
  mongo === undefined
    ? inPostgres(postgres, 'audit', ofInvoices, auditView(postgresAuditLog(postgres)))
    : auditInMongo(mongo),
  inPostgres(postgres, 'books', bookedKinds, booksView(postgres as unknown as Kysely<BooksTables>)),
];

const inPostgres = (db: Kysely<Tables>, name: string, kinds: readonly StreamKind[], view: View): OperatedView => ({
  name,
  store: 'PostgreSQL',
  kinds,
  view,
  async standing() {
    const tables = db.withSchema(name) as unknown as Kysely<ViewTables>;
    const { projection, position, moved_at } = await tables
      .selectFrom('checkpoint')
      .selectAll()
      .executeTakeFirstOrThrow(() => new ViewNotBuilt(name));
    const version = Number(/@(\d+)/.exec(projection)?.[1] ?? 1);
    return { version, position: position === null ? undefined : BigInt(position), movedAt: moved_at };
  },
  guard: (asking) => fromPostgres(name, asking),
});

const auditInMongo = (mongo: Db): OperatedView => ({
  name: 'audit',
  store: 'MongoDB',
  kinds: ofInvoices,
  view: auditView(mongoAuditLog(mongo, { warn: () => {} })),
  async standing() {
    const checkpoint = await mongo.collection<MongoCheckpointDocument>('checkpoints').findOne({ _id: 'audit' });
    if (checkpoint === null) throw new ViewNotBuilt('audit');
    return { version: 1, position: checkpoint.position ?? undefined, movedAt: checkpoint.movedAt };
  },
  guard: fromMongo,
});
