import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { columnOf } from '../../events/columns.ts';
import { InvoiceContent } from '../../events/document/document.ts';
import { InvoiceSums, ofSettlements } from '../../events/invoice-sums.ts';
import { exactSums, type Sum } from '../../events/money/sum.ts';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import { type Read, reachedBy } from '../freshness/freshness.ts';
import { chosenBy, type Filter } from './filter.ts';

// `payable` is named after the field of the list; a total below 0 counts as 0 in the sum
const { invoiced, ...sums } = InvoiceSums.properties;

export const Summary = Type.Object(
  {
    count: Type.Integer({ description: 'The number of invoices in all currencies' }),
    currencies: Type.Array(
      Type.Object(
        {
          currency: InvoiceContent.properties.currency,
          count: Type.Integer({ description: 'The number of invoices' }),
          payable: invoiced,
          ...sums,
        },
        { title: 'InvoiceSumsOfCurrency' },
      ),
    ),
  },
  { title: 'InvoiceSums', description: 'Counts and sums for each currency; amounts in minor units' },
);
export type Summary = Static<typeof Summary>;

/** The sums over all invoices of a list. */
export async function summarize(db: Kysely<BalancesTables>, filter: Filter): Promise<Read<Summary>> {
  const rows = await summaryQuery(db, filter).execute();
  // in an outer join, all columns of the joined row are null or none is
  const found = rows.filter(({ currency }) => currency !== null) as Summary['currencies'];
  const currencies = found.map(({ currency, count, openInvoices, ...sums }) => ({
    ...{ currency, count, openInvoices },
    ...exactSums(sums),
  }));
  return {
    reached: reachedBy(rows[0]),
    found: { count: currencies.reduce((sum, { count }) => sum + count, 0), currencies },
  };
}

const sumOf = (column: string) => sql<Sum>`sum(${sql.ref(column)})`;

/** The sums over rows of `invoices`. */
const summed = {
  payable: sql<Sum>`sum(greatest(payable, 0))`,
  ...ofSettlements((part) => sumOf(columnOf(part))),
  due: sumOf('amount_due'),
  openInvoices: sql<number>`count(*) filter (where amount_due > 0)`,
} satisfies Record<Exclude<keyof InvoiceSums, 'invoiced'> | 'payable', RawBuilder<unknown>>;

export const summaryQuery = (db: Kysely<BalancesTables>, filter: Filter) =>
  db
    .selectFrom('checkpoint')
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('invoices')
          .where(chosenBy(filter))
          .groupBy('currency')
          .select([
            'currency',
            sql<number>`count(*)`.as('count'),
            ...Object.entries<RawBuilder<unknown>>(summed).map(([name, sum]) => sum.as(name as keyof typeof summed)),
          ])
          .as('sums'),
      (join) => join.onTrue(),
    )
    .selectAll('sums')
    .select('checkpoint.position as reached')
    .orderBy('currency');
