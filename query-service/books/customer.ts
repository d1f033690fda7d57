import { type Kysely, sql } from 'kysely';
import type { Customer } from '../../events/document/document.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { type AsOf, BeforeTheBeginning, includedAsOf } from '../as-of/bitemporal.ts';
import { customerNotFound } from '../customers/customer-id.ts';
import { table } from './store.ts';

/**
 * The customer, with the name on the invoice that was registered last by then, or with its id if there was no invoice.
 * @throws Problem 404 customer-not-found, BeforeTheBeginning
 */
export async function customerThen(db: Kysely<BooksTables>, id: string, asOf: AsOf): Promise<Customer> {
  const { rows } = await sql<{ ever: boolean; then: boolean; name: string | null }>`
    select exists (select from ${table('events')} where customer_id = ${id}) as ever,
      exists (select from ${table('events')} where customer_id = ${id} and ${includedAsOf(asOf)}) as "then",
      (select change -> 'customer' ->> 'name' from ${table('events')}
        where customer_id = ${id} and type = 'InvoiceRegistered' and ${includedAsOf(asOf)}
        order by position desc limit 1) as name`.execute(db);
  const [row] = rows;
  if (!row?.ever) throw customerNotFound();
  if (!row.then) throw new BeforeTheBeginning('the customer');
  return { id, name: row.name ?? id };
}
