import { type Kysely, sql } from 'kysely';

const uuid = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** Earlier versions kept UUIDs in the letters in which they were sent. Harmless when repeated. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const columns = [
    ['invoices', 'customer_id'],
    ['payments', 'customer_id'],
    ['payments', 'payment_id'],
  ] as const;
  for (const [table, column] of columns) {
    const id = sql.ref(column);
    // "ignore" leaves a payment in capitals as it is, if its invoice has one of the same id in small letters
    await sql`update ignore ${sql.table(table)} set ${id} = lower(${id}) where ${id} regexp ${`^((credit|payments)/)?${uuid}$`}`.execute(
      db,
    );
  }
}
