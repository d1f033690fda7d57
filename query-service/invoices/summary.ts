import { type Kysely, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { InvoiceContent } from '../../events/document/document.ts';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import { type Read, reachedBy } from '../freshness/freshness.ts';
import { chosenBy, type Filter } from './filter.ts';

const minor = (description: string) => Type.Integer({ description });

export const Summary = Type.Object(
  {
    count: Type.Integer({ description: 'Of all currencies' }),
    currencies: Type.Array(
      Type.Object({
        currency: InvoiceContent.properties.currency,
        count: Type.Integer(),
        payable: minor('As issued'),
        paid: minor('By payments and customer credit that were not reversed'),
        credited: minor('By credit notes'),
        writtenOff: minor('Given up'),
        voided: minor('Taken back by voiding'),
        refunded: minor('Paid back, and due again'),
        due: minor('What is due'),
        openInvoices: Type.Integer({ description: 'How many have an amount due' }),
      }),
    ),
  },
  { description: 'Counts and sums, a currency each; amounts in minor units' },
);
export type Summary = Static<typeof Summary>;

/** The sums over all invoices of a list. */
export async function summarize(db: Kysely<BalancesTables>, filter: Filter): Promise<Read<Summary>> {
  const rows = await summaryQuery(db, filter).execute();
  // of an outer join, all columns are there or none
  const currencies = rows.filter(({ currency }) => currency !== null) as Summary['currencies'];
  return {
    reached: reachedBy(rows[0]),
    found: { count: currencies.reduce((sum, { count }) => sum + count, 0), currencies },
  };
}

export const summaryQuery = (db: Kysely<BalancesTables>, filter: Filter) =>
  db
    .selectFrom('checkpoint')
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('invoices')
          .where(chosenBy(filter, { sort: 'registered', order: 'desc' }))
          .groupBy('currency')
          .select([
            'currency',
            sql<number>`count(*)`.as('count'),
            sql<number>`sum(payable)::bigint`.as('payable'),
            sql<number>`sum(paid)::bigint`.as('paid'),
            sql<number>`sum(credited)::bigint`.as('credited'),
            sql<number>`sum(written_off)::bigint`.as('writtenOff'),
            sql<number>`sum(voided)::bigint`.as('voided'),
            sql<number>`sum(refunded)::bigint`.as('refunded'),
            sql<number>`sum(amount_due)::bigint`.as('due'),
            sql<number>`count(*) filter (where amount_due > 0)`.as('openInvoices'),
          ])
          .as('sums'),
      (join) => join.onTrue(),
    )
    .selectAll('sums')
    .select('checkpoint.position as reached')
    .orderBy('currency');
