import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import { Customer, InvoiceContent } from '../../events/document/document.ts';
import type { BalancesTables, CustomerRow } from '../../projection-service/balances/schema.ts';
import { type Read, reachedBy } from '../freshness/freshness.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import { byKey } from '../stores/by-key.ts';

const minor = (description: string) => Type.Integer({ description });

/** What a customer owes and why, a currency each. Amounts in minor units. */
export const CustomerBalance = Type.Object(
  {
    customer: Customer,
    balances: Type.Array(
      Type.Object({
        currency: InvoiceContent.properties.currency,
        invoiced: minor('Payable by all invoices'),
        paid: minor('By payments and customer credit that were not reversed'),
        credited: minor('By credit notes'),
        writtenOff: minor('Given up'),
        voided: minor('Taken back by voiding'),
        refunded: minor('Paid back, and due again'),
        due: minor('invoiced − paid − credited − writtenOff − voided + refunded'),
        openInvoices: Type.Integer({ description: 'How many invoices have an amount due' }),
      }),
    ),
  },
  { description: 'The balances, a currency each; amounts in minor units' },
);
export type CustomerBalance = Static<typeof CustomerBalance>;
type Balance = CustomerBalance['balances'][number];

type FindCustomerBalance = (customerId: string) => Promise<Read<CustomerBalance | undefined>>;

/** Finds a customer's balances, with the name on the invoice that was registered last. */
export function customerBalanceFinder({ db, reads }: Pick<BalancesStore, 'db' | 'reads'>): FindCustomerBalance {
  const find = byKey(db, reads, customerQuery);
  return async (customerId) => {
    const rows = await find(customerId);
    // of an outer join, all columns are there or none
    const found = rows.filter(({ currency }) => currency !== null) as FoundRow[];
    return { reached: reachedBy(rows[0]), found: found.length === 0 ? undefined : balanceOf(customerId, found) };
  };
}

function balanceOf(id: string, rows: readonly FoundRow[]): CustomerBalance {
  const since = ({ name_since }: FoundRow) => BigInt(name_since);
  const { name } = rows.reduce((latest, row) => (since(row) > since(latest) ? row : latest));
  return {
    customer: { id, name },
    balances: rows.map(shownBalance),
  };
}

/** A row as the API shows it. */
export function shownBalance(row: Pick<CustomerRow, (typeof balanceColumns)[number]>): Balance {
  const { currency, invoiced, paid, credited, written_off: writtenOff, voided, refunded, due } = row;
  return {
    currency,
    invoiced,
    paid,
    credited,
    writtenOff,
    voided,
    refunded,
    due,
    openInvoices: row.open_invoices,
  };
}

/** What of a customer's row its balance shows. */
export const balanceColumns = [
  'currency',
  'invoiced',
  'paid',
  'credited',
  'written_off',
  'voided',
  'refunded',
  'due',
  'open_invoices',
] as const;

type FoundRow = Pick<CustomerRow, 'name' | 'name_since' | (typeof balanceColumns)[number]>;

export const customerQuery = (db: Kysely<BalancesTables>, customerId: string) =>
  db
    .selectFrom('checkpoint')
    .leftJoin('customers', (join) => join.on('customer_id', '=', customerId))
    .select('checkpoint.position as reached')
    .select(['name', 'name_since', ...balanceColumns])
    .orderBy('currency');
