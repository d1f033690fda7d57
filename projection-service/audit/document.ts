// The audit has one document for each event of an invoice. Documents never change.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEvent, InvoiceEventType, InvoiceState } from '../../events/invoice.ts';
import type { Minor } from '../../events/money/money.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { View } from '../../platform/projection/view.ts';
import type { ViewTables } from '../postgres/view-tables.ts';

/** The state and the amount due of an invoice before or after an event; in minor units. */
export type Balance = { state: InvoiceState | 'unregistered'; amountDue: Minor };

/** In MongoDB a document of the collection `events`, or of `events@2` for version 2 of the view. */
export type AuditDocument = {
  /** The event's id. */
  _id: string;
  invoiceId: string;
  /** The event's revision in its invoice's stream, from 0. */
  revision: number;
  /** The event's position in the log. */
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
  before: Balance;
  after: Balance;
};

/** An invoice, and the revision of one of its events. */
export type Place = { invoiceId: string; revision: number };

/** The documents, in MongoDB or PostgreSQL. */
export type AuditDocuments = {
  /** The balances of invoices after given events, by invoice id; one event for each invoice. */
  balancesAt(places: readonly Place[]): Promise<ReadonlyMap<string, Balance>>;
  /** Adds the documents that are not stored yet. @throws EventRefused if another event is stored at a document's place */
  add(documents: readonly AuditDocument[]): Promise<void>;
};

/** The audit in MongoDB or PostgreSQL, as the projection writes it. */
export type AuditLog = {
  documents: AuditDocuments;
  /** The view that calls `write` with new events, and with the documents in the view's transaction, if the store has transactions. */
  view(write: (documents: AuditDocuments, events: readonly Recorded<InvoiceEvent>[]) => Promise<void>): View;
};

/** The tables in PostgreSQL, in the schema `audit`. */
export type AuditTables = ViewTables & {
  events: {
    event_id: string;
    invoice_id: string;
    revision: number;
    /** numeric(20), in decimal */
    position: string;
    /** The rest of the document, as JSON. */
    document: Omit<AuditDocument, '_id' | 'invoiceId' | 'revision' | 'position'>;
  };
};
