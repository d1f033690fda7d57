import fs from 'node:fs/promises';
import path from 'node:path';
import { FileMigrationProvider } from 'kysely/migration';

class NotAMigration extends Error {
  constructor(file: string) {
    super(`${file} is in a folder of migrations, and exports no function "up"`);
  }
}

/** The migrations in a folder: each file is one. They run in the order of their names. @throws NotAMigration */
export const migrationsIn = (migrationFolder: string): FileMigrationProvider =>
  new FileMigrationProvider({
    fs,
    path,
    migrationFolder,
    onFileIgnored(file) {
      throw new NotAMigration(path.join(migrationFolder, file));
    },
  });
