// An export is read page by page while it is sent, each payment as of when its page is read.

import type { Kysely } from 'kysely';
import { fromPostgres } from '../../platform/stores/store-problems.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { invoiceNames } from '../journal/debits-and-credits.ts';
import { csvHeader, csvLines, inMajor } from '../lists/export-lines.ts';
import { type ExportType, listWriters } from '../lists/list-writers.ts';
import type { Filter, Order, Place } from './filter.ts';
import { listPayments } from './list.ts';
import type { PaymentSummary } from './view.ts';

const pageSize = 1_000;

/** The payments of a list in its order, page by page. @throws StoreUnavailable, ViewNotBuilt */
export async function* exported(
  db: Kysely<BooksTables>,
  filter: Filter,
  order: Order,
  write: (payments: readonly PaymentSummary[], isFirst: boolean) => string | Promise<string>,
): AsyncGenerator<string> {
  let after: Place | undefined;
  do {
    const page = await fromPostgres('books', listPayments(db, filter, order, after, pageSize));
    yield await write(page.payments, after === undefined);
    after = page.next;
  } while (after !== undefined);
}

const columns = [
  ...([
    'paymentId',
    'invoiceId',
    'customerId',
    'customerName',
    'receivedOn',
    'method',
    'reference',
    'currency',
  ] as const),
  ...(['amount', 'applied', 'unapplied', 'refunded', 'reversed', 'state'] as const),
];

const rowOf = ({ customer, ...payment }: PaymentSummary) => ({
  ...payment,
  customerId: customer.id,
  customerName: customer.name,
});

const columnsInMajor = ['paymentId', 'invoiceId', 'invoiceNumber', ...columns.slice(2)];

/** The same for spreadsheets: amounts in major units, exactly, and the number of the invoice. */
const asCsvInMajor =
  (db: Kysely<BooksTables>) =>
  async (payments: readonly PaymentSummary[], isFirst: boolean): Promise<string> => {
    const ids = payments.flatMap(({ invoiceId }) => invoiceId ?? []);
    const { rows } = await fromPostgres('books', invoiceNames([...new Set(ids)]).execute(db));
    const numbers = new Map(rows.map(({ invoice_id, number }) => [invoice_id, number ?? undefined]));
    const lines = payments.map((payment) => ({
      ...inMajor(rowOf(payment)),
      invoiceNumber: payment.invoiceId && numbers.get(payment.invoiceId),
    }));
    return (isFirst ? csvHeader(columnsInMajor) : '') + csvLines(columnsInMajor, lines);
  };

/** Writes a page of an export. */
export const writerOf = (db: Kysely<BooksTables>, type: ExportType, units: 'minor' | 'major') =>
  type === 'text/csv' && units === 'major' ? asCsvInMajor(db) : listWriters(columns, rowOf)(type, units);
