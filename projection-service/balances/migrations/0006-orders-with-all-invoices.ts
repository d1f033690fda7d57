import { type Kysely, sql } from 'kysely';

/**
 * An invoice without a due date or a number has a place after all others in the orders by them. The indexes of these orders replace those
 * that had no place for it. Runs in the schema that `db` is bound to.
 */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  const dueOn = sql`coalesce(due_on, 'infinity'::date)`;
  const number = sql`(coalesce(number, ${sql.lit('\u{10ffff}')}) collate "C")`;
  const indexes = {
    invoices_by_due_date: sql`${dueOn}, registered_position`,
    invoices_by_customer_and_due_date: sql`customer_id, ${dueOn}, registered_position`,
    invoices_by_number: sql`${number}, registered_position`,
  };
  for (const [name, expression] of Object.entries(indexes)) {
    await schema.dropIndex(name).execute();
    await schema.createIndex(name).on('invoices').expression(expression).execute();
  }
}
