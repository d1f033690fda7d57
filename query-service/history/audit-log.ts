import type { ParkedStream } from '../../platform/projection/view.ts';
import type { AuditDocument } from '../../projection-service/audit/document.ts';
import type { Read, View } from '../freshness/freshness.ts';

/** The audit view, in PostgreSQL or MongoDB. */
export type AuditLog = {
  view: View;
  /** The name of its store. */
  store: 'PostgreSQL' | 'MongoDB';
  /** The first `limit` events of an invoice from revision `from` on, in order. */
  history(invoiceId: string, from: number, limit: number): Promise<Read<AuditDocument[]>>;
  /** The stream of an invoice, if the view has parked it. */
  parked(invoiceId: string): Promise<ParkedStream | undefined>;
  close(): Promise<void>;
};
