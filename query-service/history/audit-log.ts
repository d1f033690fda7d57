import type { AuditDocument } from '../../projection-service/audit/document.ts';
import type { Read, View } from '../freshness/freshness.ts';

/** The audit view, wherever it is kept. */
export type AuditLog = {
  view: View;
  /** As an operator knows where it is kept. */
  store: 'PostgreSQL' | 'MongoDB';
  /** An invoice's events with revisions from `from` on, the first `limit` of them, in their order. */
  history(invoiceId: string, from: number, limit: number): Promise<Read<AuditDocument[]>>;
  close(): Promise<void>;
};
