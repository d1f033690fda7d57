import { type Kysely, sql } from 'kysely';
import type { CustomerEvent } from '../../events/customer.ts';
import type { Recorded } from '../../events/recorded.ts';
import { canonicalIdOfStream } from '../../events/streams.ts';
import type { StoredCredit } from './credit.ts';
import type { BalancesTables } from './schema.ts';

/** The credit of the customers of a batch, as the view has stored it: one query. Customers whose streams the view does not have are left out. */
export async function storedCredit(
  db: Kysely<BalancesTables>,
  batch: readonly Recorded<CustomerEvent>[],
): Promise<Map<string, StoredCredit>> {
  const ids = [...new Set(batch.map(({ stream }) => canonicalIdOfStream(stream)))];
  const rows = await db
    .selectFrom('customer_names')
    .leftJoin('customers', 'customers.customer_id', 'customer_names.customer_id')
    .select(['customer_names.customer_id', 'revision', 'opened', 'currency', 'credit'])
    .where('customer_names.customer_id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ customer_id }) => customer_id)].flatMap(([id, [first, ...others]]) =>
      first?.revision == null || first.opened === null
        ? []
        : [[id, { revision: first.revision, opened: first.opened, credit: creditIn([first, ...others]) }] as const],
    ),
  );
}

const creditIn = (rows: readonly { currency: string | null; credit: number | null }[]): StoredCredit['credit'] =>
  new Map(rows.flatMap(({ currency, credit }) => (currency === null ? [] : [[currency, credit ?? 0] as const])));
