// What the audit keeps: one document an event, never changed once written.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEventType, InvoiceState } from '../../events/invoice.ts';
import type { Minor } from '../../events/money.ts';
import type { CheckpointRow } from '../postgres/checkpoint.ts';

/** An invoice before or after an event; `amountDue` in minor units. */
export type Standing = { state: InvoiceState | 'unregistered'; amountDue: Minor };

export type AuditDocument = {
  /** The event's id. */
  _id: string;
  invoiceId: string;
  /** The event's place in its invoice's stream, from 0. */
  revision: number;
  /** The event's place in the log of all events. */
  position: bigint;
  type: InvoiceEventType;
  /** RFC 3339, UTC. */
  recordedAt: string;
  effectiveOn: CalendarDate;
  actor: string;
  correlationId: string;
  causationId?: string;
  /** The event's data, without the invoice's lines or other whole documents. */
  change: Record<string, unknown>;
  before: Standing;
  after: Standing;
};

/** A document's place: its invoice, and its event's revision there. */
export type Place = { invoiceId: string; revision: number };

/** Where the projection writes the audit to: in MongoDB or PostgreSQL, database or schema `audit`, collection or table `events`. */
export type AuditLog = {
  /** Makes what the documents are kept in, or brings it up to date. Harmless when repeated. */
  prepare(): Promise<void>;
  /** All events up to here are in; undefined before the first. */
  checkpoint(): Promise<bigint | undefined>;
  /** How invoices stood after given events, by invoice. Of each invoice one place is asked for. */
  standings(places: readonly Place[]): Promise<ReadonlyMap<string, Standing>>;
  /**
   * Adds the documents that aren't there yet, then moves the checkpoint.
   * @throws CheckpointTaken where the checkpoint is no longer at `from`
   */
  append(documents: readonly AuditDocument[], from: bigint | undefined, to: bigint): Promise<void>;
};

// As each store keeps a document

/** Collection `events`. MongoDB keeps `position` as a 64-bit integer: a bigint for a client with `useBigInt64`, else a number or Long. */
export type MongoAuditDocument = AuditDocument;

/** Collection `checkpoints`: one document, `_id: 'audit'`. */
export type MongoCheckpoint = { _id: string; position: bigint | null; movedAt: Date };

/** PostgreSQL, schema `audit` (configurable). */
export type AuditTables = {
  events: {
    event_id: string;
    invoice_id: string;
    revision: number;
    /** numeric(20), in decimal */
    position: string;
    /** The rest of the document, as JSON. */
    document: Omit<AuditDocument, '_id' | 'invoiceId' | 'revision' | 'position'>;
  };
  /** One row, as in the balances view. */
  checkpoint: CheckpointRow;
};
