import { type Kysely, sql } from 'kysely';
import type { BooksTables, PaymentRow } from '../../projection-service/books/schema.ts';
import { table } from '../books/store.ts';
import { chosenBy, type Filter, type Order, type Place } from './filter.ts';
import type { PaymentSummary } from './view.ts';

export type ListedRow = PaymentRow & { customer_name: string | null };

/** The name on the invoice of the customer that was registered last. */
export const customerName = sql<string | null>`(select invoice.customer_name from ${table('invoices')} invoice
  where invoice.customer_id = payment.customer_id order by invoice.registered_position desc limit 1)`;

export function paymentsQuery(filter: Filter, { sort, order }: Order, after: Place | undefined, limit: number) {
  const [direction, behind] = order === 'asc' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const isByDay = sort === 'receivedOn';
  const isAfter =
    after === undefined
      ? sql`true`
      : isByDay
        ? sql`(payment.received_on, payment.position) ${behind} (${after.receivedOn}::date, ${after.position}::numeric)`
        : sql`payment.position ${behind} ${after.position}::numeric`;
  return sql<ListedRow>`
    select payment.*, ${customerName} as customer_name
    from ${table('payments')} payment where ${chosenBy(filter)} and ${isAfter}
    order by ${isByDay ? sql`payment.received_on ${direction},` : sql``} payment.position ${direction} limit ${limit}`;
}

export type Page = { payments: PaymentSummary[]; next?: Place };

/** Up to `limit` payments after a place, and the place where the next page begins, if there is one. */
export async function listPayments(
  db: Kysely<BooksTables>,
  filter: Filter,
  order: Order,
  after: Place | undefined,
  limit: number,
): Promise<Page> {
  const { rows } = await paymentsQuery(filter, order, after, limit + 1).execute(db);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    payments: shown.map(summaryOf),
    ...(last && { next: { position: last.position, receivedOn: last.received_on } }),
  };
}

export function summaryOf(row: ListedRow): PaymentSummary {
  const { currency, method, amount, unapplied, refunded, reversed, state } = row;
  const applied = Math.max(0, row.applied);
  return {
    paymentId: row.payment_id,
    ...(row.invoice_id !== null && { invoiceId: row.invoice_id }),
    customer: { id: row.customer_id, name: row.customer_name ?? row.customer_id },
    currency,
    receivedOn: row.received_on,
    method,
    ...(row.reference !== null && { reference: row.reference }),
    ...{ amount, applied, unapplied, refunded, reversed, state },
  };
}
