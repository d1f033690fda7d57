import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { given } from './given-servers.ts';

const server = given('TEST_MYSQL_URL') ?? '';

/** The reason why suites that need MySQL are skipped, for their titles; empty if they run. */
export const withoutMysql = server === '' ? ' (skipped: TEST_MYSQL_URL names no MySQL or MariaDB)' : '';

export type TestMysql = {
  url: string;
  /** Cuts all connections to the database. */
  cutConnections(): Promise<void>;
  drop(): Promise<void>;
};

/** Creates an empty database on the server of TEST_MYSQL_URL. Its role must be allowed to create and drop databases. */
export async function createTestMysql(): Promise<TestMysql> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await query(`create database ${name}`);
  return {
    url: url.href,
    async cutConnections() {
      const connections = await query(`select id from information_schema.processlist where db = '${name}'`);
      for (const { id } of connections) await query(`kill ${id}`).catch(orGone);
    },
    drop: async () => void (await query(`drop database ${name}`)),
  };
}

async function query(statement: string): Promise<{ id: number }[]> {
  const connection = await createConnection(server);
  try {
    const [rows] = await connection.query(statement);
    return Array.isArray(rows) ? (rows as { id: number }[]) : [];
  } finally {
    await connection.end();
  }
}

/** Ignores connections that have ended in the meantime. */
function orGone(error: unknown): void {
  if ((error as { code?: string }).code !== 'ER_NO_SUCH_THREAD') throw error;
}
