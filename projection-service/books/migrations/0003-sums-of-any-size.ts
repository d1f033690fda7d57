import { type Kysely, sql } from 'kysely';

/** 1,024 invoices of the largest amount exceed a bigint. Runs in the schema that `db` is bound to. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  for (const column of ['debit', 'credit']) {
    await schema
      .alterTable('days')
      .alterColumn(column, (to) => to.setDataType(sql`numeric`))
      .execute();
  }
}
