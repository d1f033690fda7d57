import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { connectPostgres } from '../../platform/stores/postgres.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { column, constraint, index } from './additions.ts';

let database: TestDatabase;
let db: Kysely<unknown>;
beforeAll(async () => {
  database = await createTestDatabase();
  db = connectPostgres<unknown>({
    url: database.url,
    name: 'test',
    size: 2,
    statementTimeoutMs: 5_000,
    onLost: () => {},
  });
  await sql`create schema books`.execute(db);
  await sql`create table books.days (day date)`.execute(db);
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

describe.each([
  ['a column', column('days', 'note', 'text')],
  ['a constraint', constraint('days', 'day_is_known', sql`day is not null or true`, 'day_is_there')],
  ['an index', index('days_by_day', (index) => index.on('days').column('day'))],
])('%s', (_, add) => {
  const addIt = (db: Kysely<unknown>) => add(db.withSchema('books'), 'books');

  it('is added once, however often it is asked for', async () => {
    await addIt(db);
    await addIt(db);
  });

  it('waits for nobody who uses the table, if it is there', async () => {
    await addIt(db);
    await db.transaction().execute(async (tx) => {
      await sql`lock table books.days in access exclusive mode`.execute(tx);
      await addIt(db);
    });
  });
});
