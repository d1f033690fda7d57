// Customers by name, in pages. The name of a customer is the one on its latest invoice, or its id if it has no invoice.
//
// An invoice under another name renames a customer. So that no page skips or repeats it, all pages have the order of the first: by the
// names as of the position of the first page, which the cursor holds. A customer without a newer invoice still has that name, and is found
// by the index on names. The name of the others is on their last invoice up to that position; a customer who had none had its id as name.

import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import { type Read, reachedBy } from '../freshness/freshness.ts';
import { beginsLike, folded } from '../lists/begins-with.ts';
import { cursorIn, isText, malformedCursor, placeIn } from '../lists/cursor.ts';
import { nextPage } from '../lists/page-query.ts';
import { balanceColumns, CustomerBalance, type JoinedBalanceRow, shownBalances } from './balance.ts';

export const Customers = Type.Object(
  {
    customers: Type.Array(CustomerBalance),
    next: nextPage,
  },
  { title: 'CustomerPage', description: 'A page of customers, by name as of the first page; amounts in minor units' },
);
export type Customers = Static<typeof Customers>;

/** The customer after which the page begins, with its name as of the position of the first page. */
export type CustomerPlace = { name: string; id: string; asOf: string };

export const customerCursor = (search: string | undefined, { name, id, asOf }: CustomerPlace): string =>
  cursorIn(['customers', search], [name, id, asOf]);

/** @throws Problem 400 malformed-cursor */
export function customerPlaceAt(search: string | undefined, cursor: string): CustomerPlace {
  const [name, id, asOf = '', ...rest] = placeIn(['customers', search], cursor) ?? [];
  if (!isText(name) || !isText(id) || !/^\d{1,20}$/.test(asOf) || rest.length > 0) throw malformedCursor();
  return { name, id, asOf };
}

/** Up to `limit` customers after a place. @param search the beginning of the id or the name, whatever its case and composition */
export async function listCustomers(
  db: Kysely<BalancesTables>,
  search: string | undefined,
  after: CustomerPlace | undefined,
  limit: number,
): Promise<Read<Customers>> {
  const rows = await customersQuery(db, search, after, limit + 1).execute();
  // in an outer join, all columns of the joined row are null or none is
  const found = rows.filter(({ id }) => id !== null) as FoundRow[];
  const customers = [...Map.groupBy(found, ({ id }) => id).values()];
  const shown = customers.slice(0, limit);
  const last = customers.length > limit ? shown.at(-1)?.[0] : undefined;
  const asOf = after?.asOf ?? rows[0]?.reached;
  const place = last && asOf != null ? { name: last.name_then, id: last.id, asOf } : undefined;
  return {
    reached: reachedBy(rows[0]),
    found: { customers: shown.map(customerOf), ...(place && { next: customerCursor(search, place) }) },
  };
}

type FoundRow = JoinedBalanceRow & { id: string; name: string; name_then: string };

const customerOf = (rows: readonly FoundRow[]): CustomerBalance => ({
  customer: { id: rows[0]?.id ?? '', name: rows[0]?.name ?? '' },
  balances: shownBalances(rows),
});

export const customersQuery = (
  db: Kysely<BalancesTables>,
  search: string | undefined,
  after: CustomerPlace | undefined,
  limit: number,
) =>
  db
    .selectFrom('checkpoint')
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom(
          (after === undefined ? named(db, search, after, limit) : pageAfter(db, search, after, limit)).as('one'),
        )
          .selectAll()
          .orderBy(folded(sql.ref('one.name_then')))
          .orderBy(sql`one.id collate "C"`)
          .limit(limit)
          .as('page'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('customer_names as known')
          .leftJoin('customers', 'customers.customer_id', 'known.customer_id')
          .select(['known.name', ...balanceColumns])
          .whereRef('known.customer_id', '=', 'page.id')
          .offset(0) // keeps the join a look-up by key, for the few customers of a page
          .as('present'),
      (join) => join.onTrue(),
    )
    .select('checkpoint.position as reached')
    .select(['page.id', 'page.name_then', 'present.name', ...balanceColumns])
    .orderBy(folded(sql.ref('page.name_then')))
    .orderBy(sql`page.id collate "C"`)
    .orderBy('currency');

const pageAfter = (db: Kysely<BalancesTables>, search: string | undefined, after: CustomerPlace, limit: number) =>
  named(db, search, after, limit).unionAll(invoicedSince(db, search, after));

/** Customers by their names in the view, of which none is newer than the first page. */
const named = (
  db: Kysely<BalancesTables>,
  search: string | undefined,
  after: CustomerPlace | undefined,
  limit: number,
) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('customer_names as one')
        .select(['one.customer_id as id', 'one.name as name_then'])
        .$if(after !== undefined, (query) =>
          query.where(sql<boolean>`coalesce(one.name_since, one.opened) <= ${after?.asOf}::numeric`),
        )
        .where(isWanted('one.customer_id', 'one.name', search, after))
        .orderBy(folded(sql.ref('one.name')))
        .orderBy(sql`one.customer_id collate "C"`)
        .limit(limit)
        .as('unchanged'),
    )
    .select(['id', 'name_then']);

/** Customers with an invoice since the first page, by their names as of then. Those who were new since then are in no page. */
const invoicedSince = (db: Kysely<BalancesTables>, search: string | undefined, after: CustomerPlace) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom((eb) =>
          eb
            .selectFrom('invoices')
            .select('customer_id as id')
            .distinct()
            .where(sql<boolean>`registered_position > ${after.asOf}::numeric`)
            .as('since'),
        )
        .innerJoin('customer_names as known', 'known.customer_id', 'since.id')
        .leftJoinLateral(
          (eb) =>
            eb
              .selectFrom('invoices as earlier')
              .select('earlier.customer_name')
              .whereRef('earlier.customer_id', '=', 'since.id')
              .where(sql<boolean>`earlier.registered_position <= ${after.asOf}::numeric`)
              .orderBy('earlier.registered_position', 'desc')
              .limit(1)
              .as('then'),
          (join) => join.onTrue(),
        )
        .select([
          'since.id',
          sql<string>`coalesce(customer_name, case when opened <= ${after.asOf}::numeric then since.id end)`.as(
            'name_then',
          ),
        ])
        .as('renamed'),
    )
    .select(['id', 'name_then'])
    .where('name_then', 'is not', null)
    .where(isWanted('id', 'name_then', search, after));

/** Whether a customer matches the search and comes after a place. */
function isWanted(
  id: string,
  name: string,
  search: string | undefined,
  after: CustomerPlace | undefined,
): Expression<SqlBool> {
  const matches = search === undefined ? sql`true` : sql`(${beginsLike(id, search)} or ${beginsLike(name, search)})`;
  if (after === undefined) return sql<boolean>`${matches}`;
  const place = sql`(${folded(sql`${after.name}::text`)}, ${after.id})`;
  return sql<boolean>`${matches} and (${folded(sql.ref(name))}, ${sql.ref(id)} collate "C") > ${place}`;
}
