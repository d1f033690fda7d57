import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { given } from './given-servers.ts';

given('TEST_POSTGRES_URL'); // where testing/set-up/postgres-server.ts has it from

export type TestDatabase = {
  /** Connection string, with the role that owns the database. */
  url: string;
  /** Removes the database; whoever is still connected is cut off. */
  drop(): Promise<void>;
};

/** An empty database of its own on the server of testing/set-up/postgres-server.ts, for one test file or test. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = new URL(inject('postgresUrl'));
  await execute(`create database ${name}`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => drop(name) };
}

/** Not `with (force)`: that is refused, to who isn't superuser, while autovacuum is at work in the database. */
async function drop(name: string): Promise<void> {
  await execute(
    `alter database ${name} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usename = current_user`,
    `drop database ${name}`,
  );
}

async function execute(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
