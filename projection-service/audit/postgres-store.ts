import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { viewVersions } from '../../events/views.ts';
import { TableRows } from '../postgres/table-rows.ts';
import { postgresView } from '../postgres/view.ts';
import type { ComparedTables } from '../rebuild/compare-tables.ts';
import type { AuditDocuments, AuditLog, AuditTables, Balance } from './document.ts';

/**
 * The audit in a PostgreSQL schema. Documents and checkpoint change in one transaction.
 * @param db of platform/stores/postgres.ts
 */
export const postgresAuditLog = (db: Kysely<AuditTables>, schema = 'audit'): AuditLog => {
  const tables = new TableRows<AuditTables>(schema);
  return {
    documents: documentsIn(db, schema, tables),
    view: (write) =>
      postgresView<AuditTables, InvoiceEvent>(db, {
        name: 'audit',
        version: viewVersions.audit,
        schema,
        migrations: join(import.meta.dirname, 'migrations'),
        write: (tx, events) => write(documentsIn(tx, schema, tables), events),
      }),
  };
};

/** The key of each table. */
export const auditTables = { events: ['invoice_id', 'revision'] } as const satisfies ComparedTables;

function documentsIn(db: Kysely<AuditTables>, schema: string, tables: TableRows<AuditTables>): AuditDocuments {
  const table = sql.id(schema, 'events');
  return {
    async balancesAt(places) {
      if (places.length === 0) return new Map();
      const [invoiceIds, revisions] = [places.map((place) => place.invoiceId), places.map((place) => place.revision)];
      const { rows } = await sql<{ invoice_id: string; after: Balance }>`
        select invoice_id, document -> 'after' as after from ${table}
        where (invoice_id, revision) in (select * from unnest(${invoiceIds}::uuid[], ${revisions}::int[]))`.execute(db);
      return new Map(rows.map(({ invoice_id, after }) => [invoice_id, after]));
    },

    async add(documents) {
      const rows = documents.map(({ _id, invoiceId, revision, position, ...document }) => ({
        event_id: _id,
        invoice_id: invoiceId,
        revision,
        position: position.toString(),
        document,
      }));
      await tables.insert(db, 'events', rows, `on conflict (event_id) do nothing`);
    },
  };
}
