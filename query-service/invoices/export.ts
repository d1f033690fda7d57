// An export is read page by page while it is sent. It needs the memory of one page, and a slow client does not block others. Each invoice is as of when its page is read.

import { Type } from 'typebox';
import { type FieldName, fieldNames, InvoiceFields } from '../../events/invoice-fields.ts';
import { fromPostgres } from '../../platform/stores/store-problems.ts';
import { csvHeader, csvLines, ndjsonLines } from '../lists/export-lines.ts';
import type { Filter, Order } from './filter.ts';
import type { ListInvoices, Place } from './list.ts';
import type { InvoiceSummary } from './view.ts';

const pageSize = 1_000;

/** The invoices of a list in its order, page by page. @throws StoreUnavailable, ViewNotBuilt */
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

const isAmount = (name: FieldName): boolean => Type.IsInteger(InvoiceFields.properties[name]);

const columns = [
  ...(['invoiceId', 'number', 'customerId', 'customerName', 'reference', 'currency', 'issuedOn', 'dueOn'] as const),
  ...fieldNames.filter((name) => !isAmount(name)),
  'payable' as const,
  ...fieldNames.filter(isAmount),
];

const asCsv = (invoices: readonly InvoiceSummary[], isFirst: boolean): string =>
  (isFirst ? csvHeader(columns) : '') + csvLines(columns, invoices.map(flat));

const flat = ({ customer, totals, ...invoice }: InvoiceSummary) => ({
  ...invoice,
  customerId: customer.id,
  customerName: customer.name,
  payable: totals.payable,
});

export const exports = { 'application/x-ndjson': ndjsonLines, 'text/csv': asCsv } as const;
