// Lists of invoices in pages, read through an index if there is one for the filter (filter.ts).

import { type Kysely, sql } from 'kysely';
import type { Difference, Totals } from '../../events/document/totals.ts';
import type { Document } from '../../events/invoice.ts';
import { invoiceColumns } from '../../events/invoice-columns.ts';
import { creditNotesView, excessView, paymentsView } from '../../events/invoice-view.ts';
import type {
  BalancesTables,
  CreditNoteRow,
  InvoiceRow,
  PaymentRow,
} from '../../projection-service/balances/schema.ts';
import { type Read, reachedBy } from '../freshness/freshness.ts';
import { byShape } from '../stores/by-shape.ts';
import { chosenBy, type Filter, keys, type Order } from './filter.ts';
import { type ChangingColumns, changingColumns, creditNotesIn, creditNotesOf, paymentsIn, paymentsOf } from './rows.ts';
import type { InvoiceSummary, Part } from './view.ts';

/** The place of an invoice in a list: the value that the list is sorted by, unless by registration, and the registration. */
export type Place = { key?: string; registered: string };

export type Page = { invoices: InvoiceSummary[]; next?: Place };

/** Up to `limit` invoices after a place, with some of their parts, and the place where the next page begins, if there is one. */
export type ListInvoices = (
  filter: Filter,
  order: Order,
  after: Place | undefined,
  limit: number,
  expand?: readonly Part[],
) => Promise<Read<Page>>;

type Shape = { order: Order; expand: readonly Part[] };

export function invoiceLister(db: Kysely<BalancesTables>): ListInvoices {
  const find = byShape(db, ({ order, expand }: Shape, { registered, key, limit, ...filter }) => {
    const after = registered === undefined ? undefined : ({ registered, key } as Place);
    return listQuery(db, filter as Filter, order, after, limit as number, expand);
  });
  return async (filter, order, after, limit, expand = []) => {
    const rows = await find({ order, expand }, { ...filter, ...after, limit: limit + 1 });
    // in an outer join, all columns of the joined row are null or none is
    const found = rows.filter(({ invoice_id }) => invoice_id !== null) as ListedRow[];
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return {
      reached: reachedBy(rows[0]),
      found: { invoices: shown.map(summaryOf), ...(last && { next: placeOf(last) }) },
    };
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

type ListedRow = ChangingColumns &
  Pick<InvoiceRow, (typeof terms)[number]> & {
    totals: Totals;
    differences: Difference[] | null;
    key: string | null;
  } & Partial<ExpandedRow>;
type ExpandedRow = { lines: Document['lines']; payments: PaymentRow[]; creditNotes: CreditNoteRow[] };

export const listQuery = (
  db: Kysely<BalancesTables>,
  filter: Filter,
  { sort, order }: Order,
  after: Place | undefined,
  limit: number,
  expand: readonly Part[] = [],
) => {
  const key = keys[sort];
  return db
    .selectFrom('checkpoint')
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('invoices')
          .where(chosenBy(filter))
          .$if(after !== undefined, (query) => query.where(comesAfter(after ?? { registered: '' }, { sort, order })))
          .select([...changingColumns, ...terms])
          .select(sql<Totals>`document -> 'totals'`.as('totals'))
          .select(sql<Difference[] | null>`document -> 'differences'`.as('differences'))
          .select(sql<string | null>`${key === undefined ? sql`null` : key.column}::text`.as('key'))
          .$if(expand.includes('lines'), (query) =>
            query.select(sql<Document['lines']>`document -> 'lines'`.as('lines')),
          )
          .$if(expand.includes('payments'), (query) => query.select((of) => paymentsOf(of).as('payments')))
          .$if(expand.includes('creditNotes'), (query) => query.select((of) => creditNotesOf(of).as('creditNotes')))
          .$if(key !== undefined, (query) => query.orderBy(key?.column ?? sql``, order))
          .orderBy('registered_position', order)
          .limit(limit)
          .as('page'),
      (join) => join.onTrue(),
    )
    .selectAll('page')
    .select('checkpoint.position as reached')
    .$if(key !== undefined, (query) => query.orderBy(outside[sort], order))
    .orderBy('registered_position', order);
};

/** The sorted column, as the page returns it. */
const outside = {
  registered: sql`registered_position`,
  dueOn: sql`due_on`,
  issuedOn: sql`issued_on`,
  payable: sql`key::bigint`,
  amountDue: sql`amount_due`,
  number: sql`number collate "C"`,
} as const;

/** Whether an invoice comes after a place in the order of the list. */
function comesAfter({ key, registered }: Place, { sort, order }: Order) {
  const behind = sql.raw(order === 'asc' ? '>' : '<');
  const sorted = keys[sort];
  if (sorted === undefined) return sql<boolean>`registered_position ${behind} ${registered}::numeric`;
  return sql<boolean>`(${sorted.column}, registered_position) ${behind} (${key}${sorted.cast}, ${registered}::numeric)`;
}

const placeOf = ({ registered_position: registered, key }: ListedRow): Place => ({
  registered,
  ...(key !== null && { key }),
});

function summaryOf(row: ListedRow): InvoiceSummary {
  const { currency, totals, differences, revision, position, lines, payments, creditNotes } = row;
  return {
    invoiceId: row.invoice_id,
    ...(row.number !== null && { number: row.number }),
    customer: { id: row.customer_id, name: row.customer_name },
    currency,
    issuedOn: row.issued_on,
    ...(row.due_on !== null && { dueOn: row.due_on }),
    ...(row.reference !== null && { reference: row.reference }),
    totals,
    ...(differences !== null && { differences }),
    ...excessView(totals),
    ...invoiceColumns.toFields(row),
    ...(lines !== undefined && { lines }),
    ...(payments !== undefined && { payments: paymentsView({ payments: paymentsIn(payments) }) }),
    ...(creditNotes !== undefined && { creditNotes: creditNotesView({ creditNotes: creditNotesIn(creditNotes) }) }),
    revision,
    position,
  };
}
