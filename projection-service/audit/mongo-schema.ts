import { type Db, type Document, MongoServerError } from 'mongodb';
import type { Log } from '../../platform/projection/run-projection.ts';

const text = { bsonType: 'string', minLength: 1 };
const integer = { bsonType: ['int', 'long', 'double'] };
const date = { bsonType: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const balance = {
  bsonType: 'object',
  required: ['state', 'amountDue'],
  properties: {
    state: { enum: ['unregistered', 'open', 'partially-paid', 'paid', 'void', 'written-off'] },
    amountDue: integer,
  },
};

/** The schema by which MongoDB validates an AuditDocument. */
export const auditDocumentSchema: Document = {
  bsonType: 'object',
  required: [
    '_id',
    'invoiceId',
    'revision',
    'position',
    'type',
    'recordedAt',
    'effectiveOn',
    'actor',
    'correlationId',
  ].concat(['change', 'before', 'after']),
  additionalProperties: false,
  properties: {
    _id: text,
    invoiceId: text,
    revision: { bsonType: 'int', minimum: 0 },
    position: { bsonType: 'long' },
    type: text,
    recordedAt: text,
    effectiveOn: date,
    actor: text,
    correlationId: text,
    causationId: text,
    change: { bsonType: 'object' },
    before: balance,
    after: balance,
  },
};

const namespaceExists = 48;
/** CommandNotFound, NotImplemented */
const unknownToServer = new Set<unknown>([59, 238]);

/** Creates or updates a collection of audit documents, its index and its validator. A server without validators gets none. */
export async function prepareEvents(db: Db, events: string, log: Log): Promise<void> {
  try {
    await db.createCollection(events);
  } catch (error) {
    if (!isServerError(error) || error.code !== namespaceExists) throw error;
  }
  await db.collection(events).createIndex({ invoiceId: 1, revision: 1 }, { unique: true, name: 'events_by_invoice' });
  try {
    await db.command({ collMod: events, validator: { $jsonSchema: auditDocumentSchema } });
  } catch (error) {
    if (!isServerError(error) || !unknownToServer.has(error.code)) throw error;
    log.warn({ reason: error.message }, 'this MongoDB server has no validators, so it does not check audit documents');
  }
}

const isServerError = (error: unknown): error is MongoServerError => error instanceof MongoServerError;
