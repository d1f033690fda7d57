// An export is read page by page while it is sent. It needs the memory of one page, and a slow client does not block others. Each invoice is as of when its page is read.

import { fieldNames } from '../../events/invoice-fields.ts';
import { fromPostgres } from '../../platform/stores/store-problems.ts';
import { csvHeader, csvLines, inMajor, ndjsonLines } from '../lists/export-lines.ts';
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

const amountsFrom = fieldNames.indexOf('paid');

/** New fields come last, so that programs that read columns by position still work. */
const columns = [
  ...(['invoiceId', 'number', 'customerId', 'customerName', 'reference', 'currency', 'issuedOn', 'dueOn'] as const),
  ...fieldNames.slice(0, amountsFrom),
  'payable' as const,
  ...fieldNames.slice(amountsFrom),
];

const asCsv = (invoices: readonly InvoiceSummary[], isFirst: boolean): string =>
  (isFirst ? csvHeader(columns) : '') + csvLines(columns, invoices.map(flat));

const flat = ({ customer, totals, ...invoice }: InvoiceSummary) => ({
  ...invoice,
  customerId: customer.id,
  customerName: customer.name,
  payable: totals.payable,
});

/** The same with amounts in major units, exactly: 1001342 in EUR is 10013.42. */
const asCsvInMajor = (invoices: readonly InvoiceSummary[], isFirst: boolean): string =>
  (isFirst ? csvHeader(columns) : '') + csvLines(columns, invoices.map(flat).map(inMajor));

const exports = { 'application/x-ndjson': ndjsonLines, 'text/csv': asCsv } as const;

/** Writes a page of an export. */
export const writerOf = (type: keyof typeof exports, units: 'minor' | 'major') =>
  type === 'text/csv' && units === 'major' ? asCsvInMajor : exports[type];
