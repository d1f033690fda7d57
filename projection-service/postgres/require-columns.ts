import { type Kysely, sql } from 'kysely';

/** The code writes columns which no migration has made. */
export class ColumnsMissing extends Error {
  constructor(schema: string, missing: readonly string[]) {
    super(`the view ${schema} lacks ${missing.join(', ')}: add a migration that makes them`);
  }
}

/** PostgreSQL leaves out what JSON says of a column that is not there. @throws ColumnsMissing */
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
