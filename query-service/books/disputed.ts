import { type RawBuilder, sql } from 'kysely';
import { type AsOf, includedAsOf } from '../as-of/bitemporal.ts';
import { table } from './store.ts';

/**
 * The invoices in dispute then: rows with `currency`, `customer_id`, `invoice_id` and `disputed`, which is never more than was due then.
 * Of the events of disputes, an invoice's last one says whether it is in dispute.
 * @param customerId absent for all customers
 */
export function disputedThen(asOf: AsOf, customerId?: string): RawBuilder<unknown> {
  const ofCustomer = customerId === undefined ? sql`` : sql`and customer_id = ${customerId}`;
  return sql`
    select currency, customer_id, invoice_id, least(max(dispute.amount), sum(entry.amount)) as disputed
    from (
      select distinct on (invoice_id) invoice_id, type, amount from ${table('events')}
      where type in ('InvoiceDisputed', 'DisputeResolved') ${ofCustomer} and ${includedAsOf(asOf)}
      order by invoice_id, position desc
    ) dispute join ${table('entries')} entry using (invoice_id)
    where dispute.type = 'InvoiceDisputed' and account = 'receivables' and ${includedAsOf(asOf)}
    group by currency, customer_id, invoice_id having sum(entry.amount) > 0`;
}
