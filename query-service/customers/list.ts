// Customers by name, a page at a time. A customer has a row for each currency; its name is that of the row that was named last.
//
// A name may change, but only of a customer that is invoiced anew under another: all others are neither skipped nor repeated.

import { type Kysely, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import type { BalancesTables, CustomerRow } from '../../projection-service/balances/schema.ts';
import { type Read, reachedBy } from '../freshness/freshness.ts';
import { beginsLike, folded } from '../lists/begins-with.ts';
import { cursorIn, isText, malformedCursor, placeIn } from '../lists/cursor.ts';
import { balanceColumns, CustomerBalance, shownBalance } from './balance.ts';

export const Customers = Type.Object(
  {
    customers: Type.Array(CustomerBalance),
    next: Type.Optional(Type.String({ description: 'The cursor of the next page; absent on the last' })),
  },
  { description: 'A page of customers, by name; amounts in minor units' },
);
export type Customers = Static<typeof Customers>;

/** The customer after which a page begins. */
export type CustomerPlace = { name: string; id: string };

export const customerCursor = (search: string | undefined, { name, id }: CustomerPlace): string =>
  cursorIn(['customers', search], [name, id]);

/** @throws Problem 400 malformed-cursor */
export function customerPlaceAt(search: string | undefined, cursor: string): CustomerPlace {
  const [name, id, ...rest] = placeIn(['customers', search], cursor) ?? [];
  if (!isText(name) || !isText(id) || rest.length > 0) throw malformedCursor();
  return { name, id };
}

/** Up to `limit` customers after a place. @param search how the id or the name begins, whatever its case */
export async function listCustomers(
  db: Kysely<BalancesTables>,
  search: string | undefined,
  after: CustomerPlace | undefined,
  limit: number,
): Promise<Read<Customers>> {
  const rows = await customersQuery(db, search, after, limit + 1).execute();
  // of an outer join, all columns are there or none
  const found = rows.filter(({ customer_id }) => customer_id !== null) as FoundRow[];
  const customers = [...Map.groupBy(found, ({ customer_id }) => customer_id)].map(([id, ofCustomer]) => ({
    customer: { id, name: ofCustomer[0]?.current_name ?? id },
    balances: ofCustomer.map(shownBalance),
  }));
  const shown = customers.slice(0, limit);
  const last = customers.length > limit ? shown.at(-1)?.customer : undefined;
  return {
    reached: reachedBy(rows[0]),
    found: { customers: shown, ...(last && { next: customerCursor(search, last) }) },
  };
}

type FoundRow = Omit<CustomerRow, 'name' | 'name_since'> & { current_name: string };

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
        selectFrom('customers as one')
          .select(['one.customer_id as id', 'one.name as current_name'])
          .where('one.name_since', '=', ({ selectFrom }) =>
            selectFrom('customers as each')
              .select(({ fn }) => fn.max('each.name_since').as('latest'))
              .whereRef('each.customer_id', '=', 'one.customer_id'),
          )
          .$if(search !== undefined, (query) =>
            query.where(
              sql<boolean>`(${beginsLike('one.customer_id', search ?? '')} or ${beginsLike('one.name', search ?? '')})`,
            ),
          )
          .$if(after !== undefined, (query) =>
            query.where(
              sql<boolean>`(${folded('one.name')}, one.customer_id collate "C") > (lower(${after?.name}::text), ${after?.id})`,
            ),
          )
          .orderBy(folded('one.name'))
          .orderBy(sql`one.customer_id collate "C"`)
          .limit(limit)
          .as('page'),
      (join) => join.onTrue(),
    )
    .leftJoin('customers', 'customers.customer_id', 'page.id')
    .select('checkpoint.position as reached')
    .select(['customers.customer_id', 'page.current_name', ...balanceColumns])
    .orderBy(folded('page.current_name'))
    .orderBy(sql`page.id collate "C"`)
    .orderBy('currency');
