import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import { Customer, InvoiceContent } from '../../events/document/document.ts';
import { sumColumns } from '../../events/invoice-columns.ts';
import { InvoiceSums } from '../../events/invoice-sums.ts';
import { exactSum, exactSums, SumSchema } from '../../events/money/sum.ts';
import type { Problem } from '../../platform/http/problems/problem.ts';
import type { BalancesTables, CustomerRow } from '../../projection-service/balances/schema.ts';
import { type Read, reachedBy } from '../freshness/freshness.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import { byKey } from '../stores/by-key.ts';
import { customerNotFound } from './customer-id.ts';

/** A customer's balance in each currency; in minor units. */
export const CustomerBalance = Type.Object(
  {
    customer: Customer,
    balances: Type.Array(
      Type.Object(
        {
          currency: InvoiceContent.properties.currency,
          ...InvoiceSums.properties,
          credit: Type.Optional(
            SumSchema(
              'Customer credit; below 0 if the customer owes it. As of a time or day, it includes amounts in transit to it. Absent if an earlier version built the view',
            ),
          ),
        },
        { title: 'CustomerBalanceOfCurrency' },
      ),
    ),
  },
  {
    title: 'CustomerBalance',
    description:
      'The balances of each currency, also of one in which there is only credit; amounts in minor units. The name is the one on the invoice that was registered last, or the id if there is no invoice',
  },
);
export type CustomerBalance = Static<typeof CustomerBalance>;
type Balance = CustomerBalance['balances'][number];

type FindCustomerBalance = (customerId: string) => Promise<Read<CustomerBalance | Problem>>;

/** Finds a customer's balances. Refused with Problem 404 customer-not-found. */
export function customerBalanceFinder({ db, reads }: Pick<BalancesStore, 'db' | 'reads'>): FindCustomerBalance {
  const find = byKey(db, reads, customerQuery);
  return async (customerId) => {
    const rows = await find(customerId);
    const name = rows[0]?.name;
    return {
      reached: reachedBy(rows[0]),
      found: name == null ? customerNotFound() : { customer: { id: customerId, name }, balances: shownBalances(rows) },
    };
  };
}

/** Rows of a customer as the API returns them. A customer whose stream moved no credit, and who has no invoice, has no currency. */
export function shownBalances(rows: readonly JoinedBalanceRow[]): Balance[] {
  // in an outer join, all columns of the joined row are null or none is
  const found = rows.filter(({ currency }) => currency !== null) as BalanceRow[];
  return found.map(({ currency, credit, ...row }) => {
    const { openInvoices, ...sums } = sumColumns.toFields(row);
    return { currency, openInvoices, ...exactSums(sums), ...(credit !== null && { credit: exactSum(credit) }) };
  });
}

/** The columns of a customer's row that its balance shows. */
export const balanceColumns = ['currency', 'credit', ...sumColumns.names] as const;

type BalanceRow = Pick<CustomerRow, (typeof balanceColumns)[number]>;
export type JoinedBalanceRow = { [Column in keyof BalanceRow]: BalanceRow[Column] | null };

export const customerQuery = (db: Kysely<BalancesTables>, customerId: string) =>
  db
    .selectFrom('checkpoint')
    .leftJoin('customer_names as known', (join) => join.on('known.customer_id', '=', customerId))
    .leftJoin('customers', 'customers.customer_id', 'known.customer_id')
    .select('checkpoint.position as reached')
    .select(['known.name', ...balanceColumns])
    .orderBy('currency');
