import { type Kysely, sql } from 'kysely';

/** Searches ignore case and composition in every script, not only where lower case is one to one. Runs in the schema that `db` is bound to. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  const folded = (column: string) =>
    sql`(normalize(casefold(normalize(${sql.ref(column)}, nfc) collate "pg_unicode_fast"), nfc) collate "C")`;
  const indexes = [
    ['invoices_searched_by_number', 'invoices', folded('number')],
    ['invoices_searched_by_reference', 'invoices', folded('reference')],
    ['invoices_searched_by_customer_name', 'invoices', folded('customer_name')],
    ['customers_by_name', 'customers', sql`${folded('name')}, customer_id collate "C"`],
    ['customers_searched_by_customer_id', 'customers', folded('customer_id')],
  ] as const;
  for (const [name, table, expression] of indexes) {
    await schema.dropIndex(name).execute();
    await schema.createIndex(name).on(table).expression(expression).execute();
  }
}
