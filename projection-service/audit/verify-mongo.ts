// Compares the audit in MongoDB with the log: the log is replayed into a shadow schema in PostgreSQL, and both are read in the order
// of invoices and revisions. Documents never change, so those up to the checkpoint can be compared while the projection runs. Memory
// holds a page of each.

import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Kysely } from 'kysely';
import type { Db } from 'mongodb';
import type { Projection } from '../../platform/projection/run-projection.ts';
import type { Position } from '../../platform/projection/view.ts';
import { type BatchListener, catchUp } from '../rebuild/catch-up.ts';
import { dropSchema } from '../rebuild/checkpoint-lock.ts';
import { compareSorted } from '../rebuild/compare-sorted.ts';
import type { Verified } from '../rebuild/compare-with-shadow.ts';
import type { Row } from '../rebuild/difference.ts';
import type { AuditDocument, AuditTables } from './document.ts';
import { auditEvents } from './mongo-store.ts';
import { postgresAuditLog } from './postgres-store.ts';
import { auditView } from './view.ts';

const shadow = 'audit_verify';
const pageSize = 1_000;

export async function verifyMongoAudit(
  client: EventStoreDBClient,
  projection: Pick<Projection, 'kinds' | 'limits' | 'view'>,
  { mongo, postgres }: { mongo: Db; postgres: Kysely<AuditTables> },
  onBatch?: BatchListener,
): Promise<Verified> {
  const replay = { ...projection, view: auditView(postgresAuditLog(postgres, shadow)) };
  const position = await projection.view.checkpoint();
  await dropSchema(postgres, shadow);
  try {
    await replay.view.prepare();
    const events = await catchUp(client, replay, position, { onBatch });
    const [view, log] = [documentsUpTo(mongo, position), documentsIn(postgres.withSchema(shadow))];
    return { position, events, ...(await compareSorted('events', ['invoice_id', 'revision'], view, log, byPlace)) };
  } finally {
    await dropSchema(postgres, shadow);
  }
}

type Place = { invoice_id: string; revision: number };
type PlacedRow = Row & Place;

/** A document with the column names of the row in PostgreSQL. */
const rowOf = ({ invoiceId, position, ...document }: AuditDocument): PlacedRow => ({
  ...document,
  invoice_id: invoiceId,
  position: position.toString(),
});

async function* documentsUpTo(mongo: Db, position: Position): AsyncGenerator<PlacedRow> {
  if (position === undefined) return;
  const cursor = auditEvents(mongo)
    .find({ position: { $lte: position } })
    .sort({ invoiceId: 1, revision: 1 });
  for await (const document of cursor.batchSize(pageSize)) yield rowOf(document);
}

async function* documentsIn(db: Kysely<AuditTables>): AsyncGenerator<PlacedRow> {
  for (let after: Place | undefined; ; ) {
    const page = db.selectFrom('events').selectAll().orderBy('invoice_id').orderBy('revision').limit(pageSize);
    const rows = await (after === undefined
      ? page
      : page.where((row) =>
          row(row.refTuple('invoice_id', 'revision'), '>', row.tuple(after?.invoice_id ?? '', after?.revision ?? 0)),
        )
    ).execute();
    for (const { event_id: _id, document, ...place } of rows) yield { _id, ...place, ...document };
    after = rows.at(-1);
    if (rows.length < pageSize) return;
  }
}

const byPlace = (a: Place, b: Place): number =>
  a.invoice_id === b.invoice_id ? a.revision - b.revision : a.invoice_id < b.invoice_id ? -1 : 1;
