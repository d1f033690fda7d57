import { sql } from 'kysely';
import { index } from '../postgres/additions.ts';

/**
 * Indexes for what is due on a day without reading what was settled: the invoices with an amount due, what was booked to receivables since a
 * day, and the credit of customers.
 */
export const indexesOfWhatIsOpen = [
  // of all streams, so that PostgreSQL has statistics of it, and knows how few of them have an amount due
  index('streams_by_amount_due', (index) => index.on('streams').expression(sql`((standing ->> 'amountDue')::bigint)`)),
  index('entries_in_receivables', (index) =>
    index.on('entries').column('effective_on').where(sql.ref('account'), '=', sql.lit('receivables')),
  ),
  index('entries_of_credit', (index) =>
    index
      .on('entries')
      .columns(['customer_id', 'effective_on'])
      .where(sql<boolean>`account in ('customer-credit', 'in-transit')`),
  ),
];
