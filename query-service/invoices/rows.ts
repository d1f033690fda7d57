import { invoiceColumns } from '../../events/invoice-columns.ts';
import type { InvoiceRow } from '../../projection-service/balances/schema.ts';

const own = ['invoice_id', ...invoiceColumns.names, 'revision'] as const;

/** The columns of an invoice that its events change; read for a single invoice and for lists. */
export const changingColumns = [...own, 'invoices.position as position'] as const;
export type ChangingColumns = Pick<InvoiceRow, (typeof own)[number] | 'position'>;
