// Customers by name, in pages. A customer has a row for each currency; its name is the one of its latest invoice.
//
// A customer's name changes with an invoice under another name. Pages never skip or repeat other customers.

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
    next: Type.Optional(Type.String({ description: 'The cursor of the next page; absent on the last page' })),
  },
  { description: 'A page of customers, by name; amounts in minor units' },
);
export type Customers = Static<typeof Customers>;

/** The customer after which the page begins. */
export type CustomerPlace = { name: string; id: string };

export const customerCursor = (search: string | undefined, { name, id }: CustomerPlace): string =>
  cursorIn(['customers', search], [name, id]);

/** @throws Problem 400 malformed-cursor */
export function customerPlaceAt(search: string | undefined, cursor: string): CustomerPlace {
  const [name, id, ...rest] = placeIn(['customers', search], cursor) ?? [];
  if (!isText(name) || !isText(id) || rest.length > 0) throw malformedCursor();
  return { name, id };
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
              sql<boolean>`(${folded(sql.ref('one.name'))}, one.customer_id collate "C") > (${folded(sql`${after?.name}::text`)}, ${after?.id})`,
            ),
          )
          .orderBy(folded(sql.ref('one.name')))
          .orderBy(sql`one.customer_id collate "C"`)
          .limit(limit)
          .as('page'),
      (join) => join.onTrue(),
    )
    .leftJoin('customers', 'customers.customer_id', 'page.id')
    .select('checkpoint.position as reached')
    .select(['customers.customer_id', 'page.current_name', ...balanceColumns])
    .orderBy(folded(sql.ref('page.current_name')))
    .orderBy(sql`page.id collate "C"`)
    .orderBy('currency');
