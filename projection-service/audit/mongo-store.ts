import { type Collection, type Db, MongoBulkWriteError, MongoServerError } from 'mongodb';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { viewVersions } from '../../events/views.ts';
import type { Log } from '../../platform/projection/run-projection.ts';
import { EventRefused } from '../../platform/projection/view.ts';
import { versioned } from '../../platform/projection/view-rows.ts';
import { mongoView } from '../mongo/view.ts';
import type { AuditDocument, AuditDocuments, AuditLog } from './document.ts';
import { prepareEvents } from './mongo-schema.ts';

/**
 * The audit in a MongoDB database. A document has the id of its event and follows from the events alone, so a document that is
 * stored already does not change. Each version has a checkpoint and a collection of its own, so a new version is built beside the one
 * before, and a rollback finds that one as it was.
 * @param db of a client of platform/stores/mongo.ts
 */
export function mongoAuditLog(db: Db, log: Log, version = viewVersions.audit): AuditLog {
  const documents = documentsIn(auditEvents(db, version));
  return {
    documents,
    view: (write) =>
      mongoView<InvoiceEvent>(db, {
        name: versioned('audit', version),
        prepare: () => prepareEvents(db, versioned('events', version), log),
        write: (events) => write(documents, events),
      }),
  };
}

/** The documents of a version of the audit. */
export const auditEvents = (db: Db, version = viewVersions.audit): Collection<AuditDocument> =>
  db.collection<AuditDocument>(versioned('events', version));

const duplicateKey = 11_000;
const documentValidationFailure = 121;

/** Another event is stored at the same revision of the invoice. */
export class PlaceTaken extends Error {
  constructor(places: readonly string[]) {
    super(`the audit has other events at ${places.join(', ')}`);
  }
}

function documentsIn(events: Collection<AuditDocument>): AuditDocuments {
  return {
    async balancesAt(places) {
      if (places.length === 0) return new Map();
      const asked = new Map(places.map(({ invoiceId, revision }) => [invoiceId, revision]));
      const filter = { invoiceId: { $in: [...asked.keys()] }, revision: { $in: [...new Set(asked.values())] } };
      const found = await events.find(filter).project<Preceding>({ invoiceId: 1, revision: 1, after: 1 }).toArray();
      return new Map(
        found
          .filter(({ invoiceId, revision }) => asked.get(invoiceId) === revision)
          .map(({ invoiceId, after }) => [invoiceId, after]),
      );
    },

    async add(documents) {
      if (documents.length === 0) return;
      try {
        await events.insertMany(documents, { ordered: false });
      } catch (error) {
        if (!(error instanceof MongoServerError)) throw error;
        const refused = error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : [];
        if (refused.some(({ code }) => code === documentValidationFailure)) throw new EventRefused(error);
        if (refused.length === 0 || refused.some(({ code }) => code !== duplicateKey)) throw error;
        await requirePresent(refused.flatMap(({ index }) => documents[index] ?? []));
      }
    },
  };

  /** @throws EventRefused unless all documents are stored, each under its own id */
  async function requirePresent(documents: readonly AuditDocument[]): Promise<void> {
    const ids = documents.map(({ _id }) => _id);
    const there = await events
      .find({ _id: { $in: ids } })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    const found = new Set(there.map(({ _id }) => _id));
    const missing = documents.filter(({ _id }) => !found.has(_id));
    if (missing.length === 0) return;
    throw new EventRefused(new PlaceTaken(missing.map(({ invoiceId, revision }) => `${invoiceId} ${revision}`)));
  }
}

type Preceding = Pick<AuditDocument, 'invoiceId' | 'revision' | 'after'>;
