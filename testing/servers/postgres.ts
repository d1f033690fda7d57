import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { given } from './given-servers.ts';

given('TEST_POSTGRES_URL'); // testing/set-up/postgres-server.ts uses it

export type TestDatabase = {
  /** Connection string, with the role that owns the database. */
  url: string;
  /** Drops the database and cuts its connections. */
  drop(): Promise<void>;
};

/** Creates an empty database for one test or test file, on the server of testing/set-up/postgres-server.ts. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = new URL(inject('postgresUrl'));
  await execute(`create database ${name}`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => drop(name) };
}

/** Without `with (force)`: PostgreSQL refuses that to a role that is not superuser while autovacuum works in the database. */
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
