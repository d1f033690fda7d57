// An export is read page by page as it is sent: however long, it takes the memory of one page, and a client that reads slowly
// holds up nobody. Each invoice is as it stands when its page is read.

import { csvHeader, csvLines, ndjsonLines } from '../lists/export-lines.ts';
import { fromPostgres } from '../stores/store-unavailable.ts';
import type { Filter, Order } from './filter.ts';
import type { ListInvoices, Place } from './list.ts';
import type { InvoiceSummary } from './view.ts';

const pageSize = 1_000;

/** The invoices of a list, in its order, written page by page. @throws StoreUnavailable, ViewNotBuilt */
export async function* exported(
  listInvoices: ListInvoices,
  filter: Filter,
  order: Order,
  write: (invoices: readonly InvoiceSummary[], isFirst: boolean) => string,
): AsyncGenerator<string> {
  let after: Place | undefined;
  do {
    const { found } = await fromPostgres('balances', listInvoices(filter, order, after, pageSize));
    yield write(found.invoices, after === undefined);
    after = found.next;
  } while (after !== undefined);
}

const columns = [
  ...(['invoiceId', 'number', 'customerId', 'customerName', 'reference', 'currency', 'issuedOn', 'dueOn'] as const),
  ...(['state', 'overdue', 'payable', 'paid', 'credited', 'writtenOff', 'voided', 'refunded', 'amountDue'] as const),
] as const;

const asCsv = (invoices: readonly InvoiceSummary[], isFirst: boolean): string =>
  (isFirst ? csvHeader(columns) : '') + csvLines(columns, invoices.map(flat));

const flat = ({ customer, totals, ...invoice }: InvoiceSummary) => ({
  ...invoice,
  customerId: customer.id,
  customerName: customer.name,
  payable: totals.payable,
});

export const exports = { 'application/x-ndjson': ndjsonLines, 'text/csv': asCsv } as const;
