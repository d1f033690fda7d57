import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { TablePrefix } from './prefix.ts';

/** Creates the tables of a view, or migrates them. Other processes that do the same at that time wait. */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  prefix: string,
  migrations: Record<string, Migration>,
): Promise<void> {
  const prefixed = Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
    name,
    { up: (db) => up(db.withPlugin(new TablePrefix(prefix))) },
  ]);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(prefixed) },
    migrationTableName: `${prefix}migrations`,
    migrationLockTableName: `${prefix}migration_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
