import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { migrationsIn } from '../migrations-in.ts';
import { TablePrefix } from './prefix.ts';

/** Creates the tables of a view, or migrates them. Other processes that do the same at that time wait. */
export async function migrate<Tables>(db: Kysely<Tables>, prefix: string, folder: string): Promise<void> {
  const prefixed = ([name, { up }]: [string, Migration]): [string, Migration] => [
    name,
    { up: (db) => up(db.withPlugin(new TablePrefix(prefix))) },
  ];
  const migrations = await migrationsIn(folder).getMigrations();
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(Object.entries(migrations).map(prefixed)) },
    migrationTableName: `${prefix}migrations`,
    migrationLockTableName: `${prefix}migration_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
