import { type Kysely, sql } from 'kysely';
import { moveCheckpoint, readCheckpoint } from '../postgres/checkpoint.ts';
import { migrate } from '../postgres/migrate.ts';
import type { AuditLog, AuditTables, Standing } from './document.ts';
import * as events from './migrations/0001-events.ts';

const name = 'audit';

/**
 * The audit in a PostgreSQL schema: documents and checkpoint in one transaction.
 * @param db its connections read types as platform/postgres.ts has them do
 */
export function postgresAuditLog(db: Kysely<AuditTables>, schema = name): AuditLog {
  const tables = db.withSchema(schema);
  const table = sql.id(schema, 'events');
  return {
    prepare: () => migrate(db, schema, { '0001-events': events }),
    checkpoint: () => readCheckpoint(tables, name),

    async standings(places) {
      if (places.length === 0) return new Map();
      const [invoiceIds, revisions] = [places.map((place) => place.invoiceId), places.map((place) => place.revision)];
      const { rows } = await sql<{ invoice_id: string; after: Standing }>`
        select invoice_id, document -> 'after' as after from ${table}
        where (invoice_id, revision) in (select * from unnest(${invoiceIds}::uuid[], ${revisions}::int[]))`.execute(db);
      return new Map(rows.map(({ invoice_id, after }) => [invoice_id, after]));
    },

    append: (documents, from, to) =>
      tables.transaction().execute(async (tx) => {
        // first: a second writer waits here, and fails before it has done any work
        await moveCheckpoint(tx, name, from, to);
        if (documents.length === 0) return;
        const rows = documents.map(({ _id, invoiceId, revision, position, ...document }) => ({
          event_id: _id,
          invoice_id: invoiceId,
          revision,
          position: position.toString(),
          document,
        }));
        await sql`
          insert into ${table} select * from json_populate_recordset(null::${table}, ${JSON.stringify(rows)})
          on conflict (event_id) do nothing`.execute(tx);
      }),
  };
}
