// What the tables of a view got after its migrations: columns that may be null, indexes, and constraints that allow more. A program does not
// start beside a migration that it does not know, so a migration would stop the older version after a rollback. It does not notice these.

import { type CreateIndexBuilder, type Kysely, type RawBuilder, sql } from 'kysely';

/** Adds what is missing. May be repeated; locks nothing if nothing is missing. @param db bound to `schema` */
export type Addition = (db: Kysely<unknown>, schema: string) => Promise<void>;

export const column =
  (table: string, name: string, type: 'text' | 'bigint' | 'date' | 'boolean' | 'jsonb'): Addition =>
  async (db, schema) => {
    const { rows } = await sql`
      select 1 from information_schema.columns
      where table_schema = ${schema} and table_name = ${table} and column_name = ${name}`.execute(db);
    if (rows.length > 0) return;
    const [of, added] = [sql.id(schema, table), sql.id(name)];
    await sql`alter table ${of} add column if not exists ${added} ${sql.raw(type)}`.execute(db);
  };

/** A check constraint in the place of `narrower`, which allowed less. Rows that are there are not checked again. */
export const constraint =
  (table: string, name: string, check: RawBuilder<unknown>, narrower: string): Addition =>
  async (db, schema) => {
    const { rows } = await sql`
      select 1 from information_schema.table_constraints
      where table_schema = ${schema} and table_name = ${table} and constraint_name = ${name}`.execute(db);
    if (rows.length > 0) return;
    const [of, added, dropped] = [sql.id(schema, table), sql.id(name), sql.id(narrower)];
    await sql`
      alter table ${of} drop constraint if exists ${dropped}, drop constraint if exists ${added},
        add constraint ${added} check (${check}) not valid`.execute(db);
  };

/** @param on says of which table it is, and of what */
export const index =
  (name: string, on: (index: CreateIndexBuilder) => Pick<CreateIndexBuilder, 'execute'>): Addition =>
  async (db, schema) => {
    const { rows } = await sql`
      select 1 from pg_indexes where schemaname = ${schema} and indexname = ${name}`.execute(db);
    if (rows.length === 0) await on(db.schema.createIndex(name).ifNotExists()).execute();
  };
