import { type Kysely, sql } from 'kysely';
import { type Comparison, type Difference, difference, mostShown, type Row } from './difference.ts';

/** The tables of a view, and the key columns of each. */
export type ComparedTables = Readonly<Record<string, readonly string[]>>;

/** Compares the tables of two schemas in the database. @param log the schema of the replay */
export async function compareTables<Tables>(
  db: Kysely<Tables>,
  { view, log }: { view: string; log: string },
  tables: ComparedTables,
): Promise<Comparison> {
  let [rows, different] = [0, 0];
  const first: Difference[] = [];
  for (const [table, key] of Object.entries(tables)) {
    const keyColumns = sql.join(key.map((column) => sql.id(column)));
    const both = sql`${sql.id(view, table)} view full join ${sql.id(log, table)} log using (${keyColumns})`;
    const counts = await sql<{ rows: number; different: number }>`
      select count(*) as rows, count(*) filter (where view is distinct from log) as different from ${both}`.execute(db);
    rows += counts.rows[0]?.rows ?? 0;
    different += counts.rows[0]?.different ?? 0;
    const found = await sql<{ view: Row | null; log: Row | null }>`
      select to_jsonb(view) as view, to_jsonb(log) as log from ${both}
      where view is distinct from log order by ${keyColumns} limit ${mostShown}`.execute(db);
    first.push(...found.rows.map(({ view, log }) => difference(table, key, view ?? undefined, log ?? undefined)));
  }
  return { rows, different, first };
}
