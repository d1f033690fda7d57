import { invoiceColumns } from '../../events/invoice-columns.ts';
import type { InvoiceRow } from '../../projection-service/balances/schema.ts';

const own = ['invoice_id', ...invoiceColumns.names, 'revision'] as const;

/** What an invoice's events change: shown of an invoice by itself and of one in a list. */
export const changingColumns = [...own, 'invoices.position as position'] as const;
export type ChangingColumns = Pick<InvoiceRow, (typeof own)[number] | 'position'>;
