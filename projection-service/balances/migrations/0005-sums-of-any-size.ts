import { type Kysely, sql } from 'kysely';

/** 1,024 invoices of the largest amount exceed a bigint. Runs in the schema that `db` is bound to. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  for (const column of ['invoiced', 'paid', 'credited', 'written_off', 'voided', 'refunded', 'due']) {
    await schema
      .alterTable('customers')
      .alterColumn(column, (to) => to.setDataType(sql`numeric`))
      .execute();
  }
}
