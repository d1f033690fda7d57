// The views as operators see them: the checkpoint, the parked streams and the last verification of each, read from the tables and
// documents of the projection service.

import type { Kysely } from 'kysely';
import type { Db } from 'mongodb';
import type { ViewName } from '../../events/views.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import { readFollowUps } from '../../platform/projection/follow-ups-checkpoint.ts';
import type { ParkedStream, ViewOrigin } from '../../platform/projection/view.ts';
import { originIn, parkedStream, versionIn } from '../../platform/projection/view-rows.ts';
import type { EventStore } from '../../platform/stores/event-store.ts';
import { fromEventStore, fromMongo, fromPostgres, ViewNotBuilt } from '../../platform/stores/store-problems.ts';
import type { ViewTables } from '../../projection-service/postgres/view-tables.ts';
import type { OperationsTables, VerificationRow } from '../../projection-service/verification/verifications.ts';
import { auditToRead } from '../history/mongo.ts';
import { type LogEnd, logEnd } from './log-end.ts';
import { missingIn } from './missing.ts';

/**
 * `version` is that of the projection that built the view; `movedAt` is when its checkpoint moved last; the others are
 * what it says of its log.
 */
export type ViewState = ViewOrigin & {
  version: number;
  movedAt: Date;
  parked: ParkedStream[];
};

export type OperatedView = {
  name: ViewName;
  store: 'PostgreSQL' | 'MongoDB';
  /** @throws StoreUnavailable, ViewNotBuilt */
  state(): Promise<ViewState>;
};

export type OperationsStore = {
  views: readonly OperatedView[];
  /** The streams that the process manager has parked. @throws StoreUnavailable */
  followUps(): Promise<readonly ParkedStream[]>;
  /** What the last verification of each view found; none if PostgreSQL cannot be reached. */
  verifications(): Promise<VerificationRow[]>;
  log: LogEnd;
  /** What a view lacks because a stream is parked. */
  missing: ReturnType<typeof missingIn>;
};

/** @param mongo if the audit is in MongoDB */
export function operationsStore<Tables>(
  postgres: Kysely<Tables>,
  mongo: Db | undefined,
  eventStore: EventStore,
): OperationsStore {
  const db = postgres as unknown as Kysely<ViewTables & OperationsTables>; // each view has its tables in a schema of its own
  return {
    views: [
      inPostgres(db, 'balances'),
      mongo === undefined ? inPostgres(db, 'audit') : auditInMongo(mongo),
      inPostgres(db, 'books'),
    ],
    followUps: async () => (await fromEventStore(readFollowUps(eventStore.client)))?.parked ?? [],
    verifications: () => verifications(db),
    log: logEnd(eventStore),
    missing: missingIn(eventStore),
  };
}

function inPostgres(postgres: Kysely<ViewTables>, name: ViewName): OperatedView {
  const db = postgres.withSchema(name);
  async function read(): Promise<ViewState> {
    const checkpoint = db.selectFrom('checkpoint').selectAll();
    const [{ projection, moved_at, ...row }, parked] = await Promise.all([
      checkpoint.executeTakeFirstOrThrow(() => new ViewNotBuilt(name)),
      db.selectFrom('parked').selectAll().orderBy('position').execute(),
    ]);
    return {
      version: versionIn(projection),
      ...originIn(row),
      movedAt: moved_at,
      parked: parked.map(parkedStream),
    };
  }
  return { name, store: 'PostgreSQL', state: () => fromPostgres(name, read()) };
}

function auditInMongo(mongo: Db): OperatedView {
  async function read(): Promise<ViewState> {
    const { version, checkpoint } = await auditToRead(mongo);
    const { position, log, lastEvent, movedAt, parked } = checkpoint;
    return { version, position: position ?? undefined, log, lastEvent: lastEvent ?? undefined, movedAt, parked };
  }
  return { name: 'audit', store: 'MongoDB', state: () => fromMongo(read()) };
}

async function verifications(db: Kysely<OperationsTables>): Promise<VerificationRow[]> {
  try {
    const rows = db.withSchema('operations').selectFrom('verifications').selectAll().execute();
    return await fromPostgres('operations', rows);
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}
