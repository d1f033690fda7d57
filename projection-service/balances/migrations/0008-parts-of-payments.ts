import type { Kysely } from 'kysely';

/** What was unapplied and taken back of a payment. Runs in the schema that `db` is bound to. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('payments')
    .addColumn('unapplied', 'bigint')
    .addColumn('reversed_amount', 'bigint')
    .addColumn('withdrawn', 'bigint')
    .execute();
}
