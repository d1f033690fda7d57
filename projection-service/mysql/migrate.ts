import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { TablePrefix } from './prefix.ts';

/** Brings a view's tables up to date, and makes them where they aren't there. Whoever else does so at the same time waits. */
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
