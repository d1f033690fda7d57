import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import { Customer, InvoiceContent } from '../../events/document/document.ts';
import { sumColumns } from '../../events/invoice-columns.ts';
import { InvoiceSums } from '../../events/invoice-sums.ts';
import { exactSums } from '../../events/money/sum.ts';
import type { Problem } from '../../platform/http/problem.ts';
import type { BalancesTables, CustomerRow } from '../../projection-service/balances/schema.ts';
import { type Read, reachedBy } from '../freshness/freshness.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import { byKey } from '../stores/by-key.ts';
import { customerNotFound } from './not-found.ts';

/** A customer's balance in each currency; in minor units. */
export const CustomerBalance = Type.Object(
  {
    customer: Customer,
    balances: Type.Array(
      Type.Object({
        currency: InvoiceContent.properties.currency,
        ...InvoiceSums.properties,
      }),
    ),
  },
  { description: 'The balances of each currency; amounts in minor units' },
);
export type CustomerBalance = Static<typeof CustomerBalance>;
type Balance = CustomerBalance['balances'][number];

type FindCustomerBalance = (customerId: string) => Promise<Read<CustomerBalance | Problem>>;

/** Finds a customer's balances, with the name on the invoice that was registered last. Refused with Problem 404 customer-not-found. */
export function customerBalanceFinder({ db, reads }: Pick<BalancesStore, 'db' | 'reads'>): FindCustomerBalance {
  const find = byKey(db, reads, customerQuery);
  return async (customerId) => {
    const rows = await find(customerId);
    // in an outer join, all columns of the joined row are null or none is
    const found = rows.filter(({ currency }) => currency !== null) as FoundRow[];
    return {
      reached: reachedBy(rows[0]),
      found: found.length === 0 ? customerNotFound() : balanceOf(customerId, found),
    };
  };
}

const balanceOf = (id: string, rows: readonly FoundRow[]): CustomerBalance => ({
  customer: { id, name: nameIn(rows) },
  balances: rows.map(shownBalance),
});

/** The name of a customer: the one on the invoice that was registered last. @param rows its rows, of which there is one or more */
export function nameIn(rows: readonly Pick<CustomerRow, 'name' | 'name_since'>[]): string {
  const since = ({ name_since }: Pick<CustomerRow, 'name_since'>) => BigInt(name_since);
  return rows.reduce((latest, row) => (since(row) > since(latest) ? row : latest)).name;
}

/** A row as the API returns it. */
export function shownBalance(row: Pick<CustomerRow, (typeof balanceColumns)[number]>): Balance {
  const { openInvoices, ...sums } = sumColumns.toFields(row);
  return { currency: row.currency, openInvoices, ...exactSums(sums) };
}

/** The columns of a customer's row that its balance shows. */
export const balanceColumns = ['currency', ...sumColumns.names] as const;

type FoundRow = Pick<CustomerRow, 'name' | 'name_since' | (typeof balanceColumns)[number]>;

export const customerQuery = (db: Kysely<BalancesTables>, customerId: string) =>
  db
    .selectFrom('checkpoint')
    .leftJoin('customers', (join) => join.on('customer_id', '=', customerId))
    .select('checkpoint.position as reached')
    .select(['name', 'name_since', ...balanceColumns])
    .orderBy('currency');
