import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrationsIn } from '../migrations-in.ts';

/**
 * Creates a view's PostgreSQL schema, or migrates it. Other processes that do the same at that time wait.
 * @param schema the migrations run with `db.withSchema(schema)`, so they do not name a schema
 * @param folder of the migrations
 */
export async function migrate<Tables>(db: Kysely<Tables>, schema: string, folder: string): Promise<void> {
  const provider = migrationsIn(folder);
  const { error } = await new Migrator({
    db: db.withSchema(schema),
    provider,
    migrationTableSchema: schema,
  }).migrateToLatest();
  if (error) throw error;
}
