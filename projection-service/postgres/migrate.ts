import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';

/**
 * Brings a view's PostgreSQL schema up to date, and makes it where it isn't there. Whoever else does so at the same
 * time waits.
 * @param schema the migrations run with `db.withSchema(schema)`, and so name no schema themselves
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  schema: string,
  migrations: Record<string, Migration>,
): Promise<void> {
  const migrator = new Migrator({
    db: db.withSchema(schema),
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: schema,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
