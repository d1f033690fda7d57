// An export is read page by page while it is sent. It needs the memory of one page, and a slow client does not block others. Each invoice
// is as of when its page is read.

import { fieldNames } from '../../events/invoice-fields.ts';
import { fromPostgres } from '../../platform/stores/store-problems.ts';
import { listWriters, type Writer } from '../lists/list-writers.ts';
import type { Filter, Order } from './filter.ts';
import type { ListInvoices, Place } from './list.ts';
import type { InvoiceSummary, Part } from './view.ts';

const pageSize = 1_000;
/** With parts, an invoice may be as large as a megabyte. */
const expandedPageSize = 20;

/** The invoices of a list in its order, page by page. @throws StoreUnavailable, ViewNotBuilt */
export async function* exported(
  listInvoices: ListInvoices,
  filter: Filter,
  order: Order,
  expand: readonly Part[],
  write: Writer<InvoiceSummary>,
): AsyncGenerator<string> {
  const size = expand.length > 0 ? expandedPageSize : pageSize;
  let after: Place | undefined;
  do {
    const { found } = await fromPostgres('balances', listInvoices(filter, order, after, size, expand));
    yield write(found.invoices, after === undefined);
    after = found.next;
  } while (after !== undefined);
}

const amountsFrom = fieldNames.indexOf('paid');

const columns = [
  ...(['invoiceId', 'number', 'customerId', 'customerName', 'reference', 'currency', 'issuedOn', 'dueOn'] as const),
  ...fieldNames.slice(0, amountsFrom),
  'payable' as const,
  ...fieldNames.slice(amountsFrom),
];

const rowOf = ({ customer, totals, ...invoice }: InvoiceSummary) => ({
  ...invoice,
  customerId: customer.id,
  customerName: customer.name,
  payable: totals.payable,
});

export const writerOf = listWriters(columns, rowOf);
