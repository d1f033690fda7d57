// An export is read page by page while it is sent, each payment as of when its page is read.

import type { Kysely } from 'kysely';
import { fromPostgres } from '../../platform/stores/store-problems.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { listWriters, type Writer } from '../lists/list-writers.ts';
import type { Filter, Order, Place } from './filter.ts';
import { listPayments } from './list.ts';
import type { PaymentSummary } from './view.ts';

const pageSize = 1_000;

/** The payments of a list in its order, page by page. @throws StoreUnavailable, ViewNotBuilt */
export async function* exported(
  db: Kysely<BooksTables>,
  filter: Filter,
  order: Order,
  write: Writer<PaymentSummary>,
): AsyncGenerator<string> {
  let after: Place | undefined;
  do {
    const page = await fromPostgres('books', listPayments(db, filter, order, after, pageSize));
    yield write(page.payments, after === undefined);
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

export const writerOf = listWriters(columns, rowOf);
