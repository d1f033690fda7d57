import type { Kysely } from 'kysely';
import { streamName } from '../../events/streams.ts';
import { parkedStream } from '../../platform/projection/view-rows.ts';
import { fromPostgres } from '../../platform/stores/store-problems.ts';
import type { AuditDocument, AuditTables } from '../../projection-service/audit/document.ts';
import { createView, reachedBy } from '../freshness/freshness.ts';
import type { AuditLog } from './audit-log.ts';

const schema = 'audit';

/** The audit in PostgreSQL. */
export function postgresAudit(postgres: Kysely<AuditTables>): AuditLog {
  const db = postgres.withSchema(schema);
  const reached = async () =>
    reachedBy(await db.selectFrom('checkpoint').select('position as reached').executeTakeFirst());
  return {
    store: 'PostgreSQL',
    view: createView('audit', reached, (asking) => fromPostgres('audit', asking)),
    async history(invoiceId, from, limit) {
      const rows = await historyQuery(db, invoiceId, from, limit).execute();
      // in an outer join, all columns of the joined row are null or none is
      const found = rows.filter(({ event_id }) => event_id !== null) as FoundRow[];
      return { reached: reachedBy(rows[0]), found: found.map(documentOf) };
    },
    async parked(invoiceId) {
      const ofInvoice = db.selectFrom('parked').selectAll().where('stream', '=', streamName('invoice', invoiceId));
      const row = await fromPostgres('audit', ofInvoice.executeTakeFirst());
      return row && parkedStream(row);
    },
    close: () => postgres.destroy(),
  };
}

type FoundRow = AuditTables['events'];

export const historyQuery = (db: Kysely<AuditTables>, invoiceId: string, from: number, limit: number) =>
  db
    .selectFrom('checkpoint')
    .leftJoin('events', (join) => join.on('invoice_id', '=', invoiceId).on('revision', '>=', from))
    .select(['event_id', 'invoice_id', 'revision', 'events.position as position', 'document'])
    .select('checkpoint.position as reached')
    .orderBy('revision')
    .limit(limit);

const documentOf = ({ event_id, invoice_id, revision, position, document }: FoundRow): AuditDocument => ({
  _id: event_id,
  invoiceId: invoice_id,
  revision,
  position: BigInt(position),
  ...document,
});
