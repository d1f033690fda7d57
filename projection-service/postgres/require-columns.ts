import { type Kysely, sql } from 'kysely';

/** The code writes columns that no migration has created. */
export class ColumnsMissing extends Error {
  constructor(schema: string, missing: readonly string[]) {
    super(`the view ${schema} lacks ${missing.join(', ')}: add a migration that creates them`);
  }
}

/** PostgreSQL ignores JSON fields without a column, so a missing column would go unnoticed. @throws ColumnsMissing */
export async function requireColumns<Tables>(
  db: Kysely<Tables>,
  schema: string,
  columns: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const wanted = Object.entries(columns).flatMap(([table, of]) => of.map((column) => `${table}.${column}`));
  const { rows } = await sql<{ column: string }>`
    select unnest(${wanted}::text[]) as column
    except
    select table_name || '.' || column_name from information_schema.columns where table_schema = ${schema}
    order by 1`.execute(db);
  if (rows.length > 0)
    throw new ColumnsMissing(
      schema,
      rows.map(({ column }) => column),
    );
}
