// Lists of invoices, a page at a time, along an index:
//
// dueBefore given   by due date, then as registered   (due_on, registered_position) ascending
// else              the newest first                  registered_position descending
//
// Both orders are total and neither key ever changes, so no page skips or repeats an invoice while the ledger grows.

import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceState } from '../../events/invoice.ts';
import type { Totals } from '../../events/totals.ts';
import type { BalancesTables, InvoiceRow } from '../../projection-service/balances/schema.ts';
import { type Read, reachedBy } from '../freshness.ts';
import { partsOf, type Standing, standing } from './rows.ts';
import type { InvoiceSummary } from './view.ts';

export type Filter = { customer?: string; state?: InvoiceState; dueBefore?: CalendarDate; overdue?: boolean };

/** The place of an invoice in the order of its list. */
export type Place = { dueOn?: CalendarDate; registered: string };

export type Page = { invoices: InvoiceSummary[]; next?: Place };

/** Up to `limit` invoices after a place, and where the next page begins, if there is one. */
export async function listInvoices(
  db: Kysely<BalancesTables>,
  filter: Filter,
  after: Place | undefined,
  limit: number,
): Promise<Read<Page>> {
  const rows = await listQuery(db, filter, after, limit + 1).execute();
  // of an outer join, all columns are there or none
  const found = rows.filter(({ invoice_id }) => invoice_id !== null) as ListedRow[];
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return {
    reached: reachedBy(rows[0]),
    found: { invoices: shown.map(summaryOf), ...(last && { next: placeOf(last, filter) }) },
  };
}

const terms = [
  'number',
  'customer_id',
  'customer_name',
  'reference',
  'currency',
  'issued_on',
  'due_on',
  'registered_position',
] as const;

type ListedRow = Standing & Pick<InvoiceRow, (typeof terms)[number]> & { totals: Totals };

export const listQuery = (db: Kysely<BalancesTables>, filter: Filter, after: Place | undefined, limit: number) =>
  db
    .selectFrom('checkpoint')
    .leftJoinLateral(
      ({ selectFrom }) =>
        inOrder(chosen(selectFrom('invoices'), filter), filter, after)
          .select([...standing, ...terms])
          .select(sql<Totals>`document -> 'totals'`.as('totals'))
          .limit(limit)
          .as('page'),
      (join) => join.onTrue(),
    )
    .selectAll('page')
    .select('checkpoint.position as reached')
    .$if(filter.dueBefore !== undefined, (query) => query.orderBy('due_on').orderBy('registered_position'))
    .$if(filter.dueBefore === undefined, (query) => query.orderBy('registered_position', 'desc'));

type Invoices = SelectQueryBuilder<BalancesTables, 'invoices' | 'checkpoint', object>;

function chosen(invoices: Invoices, { customer, state, dueBefore, overdue }: Filter): Invoices {
  let query = invoices;
  if (customer !== undefined) query = query.where('customer_id', '=', customer);
  if (state !== undefined) query = query.where('state', '=', state);
  if (dueBefore !== undefined) query = query.where('due_on', '<', dueBefore);
  // `is true`, as the partial index has it
  if (overdue !== undefined) query = query.where('overdue', overdue ? 'is' : 'is not', true);
  return query;
}

function inOrder(invoices: Invoices, { dueBefore }: Filter, after: Place | undefined): Invoices {
  if (dueBefore === undefined) {
    const newest = invoices.orderBy('registered_position', 'desc');
    return after ? newest.where('registered_position', '<', after.registered) : newest;
  }
  const longestDue = invoices.orderBy('due_on').orderBy('registered_position');
  return after?.dueOn === undefined
    ? longestDue
    : longestDue.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('due_on', 'registered_position'), '>', tuple(after.dueOn ?? '', after.registered)),
      );
}

const placeOf = (row: ListedRow, { dueBefore }: Filter): Place => ({
  registered: row.registered_position,
  ...(dueBefore !== undefined && row.due_on !== null && { dueOn: row.due_on }),
});

function summaryOf(row: ListedRow): InvoiceSummary {
  const { state, overdue, currency, totals, revision, position } = row;
  return {
    invoiceId: row.invoice_id,
    ...(row.number !== null && { number: row.number }),
    customer: { id: row.customer_id, name: row.customer_name },
    currency,
    issuedOn: row.issued_on,
    ...(row.due_on !== null && { dueOn: row.due_on }),
    ...(row.reference !== null && { reference: row.reference }),
    state,
    overdue,
    totals,
    ...partsOf(row),
    amountDue: row.amount_due,
    revision,
    position,
  };
}
