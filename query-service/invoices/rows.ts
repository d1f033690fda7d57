import type { Parts } from '../../events/invoice-state.ts';
import type { InvoiceRow } from '../../projection-service/balances/schema.ts';

const own = [
  'invoice_id',
  'state',
  'overdue',
  'paid',
  'credited',
  'written_off',
  'voided',
  'refunded',
  'amount_due',
  'revision',
] as const;

/** How an invoice stands: what an invoice and its line in a list both show. */
export const standing = [...own, 'invoices.position as position'] as const;
export type Standing = Pick<InvoiceRow, (typeof own)[number] | 'position'>;

export const partsOf = ({ paid, credited, written_off: writtenOff, voided, refunded }: Standing): Parts => ({
  paid,
  credited,
  writtenOff,
  voided,
  refunded,
});
