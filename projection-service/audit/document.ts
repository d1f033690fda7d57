// What the audit keeps: one document an event, never changed once written.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEvent, InvoiceEventType, InvoiceState } from '../../events/invoice.ts';
import type { Minor } from '../../events/money/money.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { View } from '../../platform/projection/view.ts';
import type { ViewTables } from '../postgres/view-tables.ts';

/** An invoice before or after an event; `amountDue` in minor units. */
export type Balance = { state: InvoiceState | 'unregistered'; amountDue: Minor };

/** In MongoDB a document of the collection `events`. */
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
  before: Balance;
  after: Balance;
};

/** A document's place: its invoice, and its event's revision there. */
export type Place = { invoiceId: string; revision: number };

/** The documents, wherever they are kept. */
export type AuditDocuments = {
  /** How invoices stood after given events, by invoice. Of each invoice one place is asked for. */
  balancesAt(places: readonly Place[]): Promise<ReadonlyMap<string, Balance>>;
  /** Adds those that aren't there yet. @throws EventRefused where another event has a document's place */
  add(documents: readonly AuditDocument[]): Promise<void>;
};

/** Where the projection writes the audit to, in MongoDB or PostgreSQL. */
export type AuditLog = {
  documents: AuditDocuments;
  /** The view that hands events to `write`, with the documents as the view's transaction has them, if it has one. */
  view(write: (documents: AuditDocuments, events: readonly Recorded<InvoiceEvent>[]) => Promise<void>): View;
};

/** PostgreSQL, schema `audit` (configurable). */
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
