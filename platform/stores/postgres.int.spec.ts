import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { connectPostgres, isNotCreatedYet, isPostgresUnavailable, type PostgresSettings } from './postgres.ts';

let database: TestDatabase;
const open: Kysely<unknown>[] = [];
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const db of open.splice(0)) await db.destroy();
  await database.drop();
});

function connect(settings: Partial<PostgresSettings> = {}): Kysely<unknown> {
  const usual = { url: database.url, name: 'test', size: 1, statementTimeoutMs: 5_000, onLost: () => {} };
  const db = connectPostgres<unknown>({ ...usual, ...settings });
  open.push(db);
  return db;
}

const failure = (query: Promise<unknown>): Promise<unknown> =>
  query.then(
    () => undefined,
    (error) => error,
  );

describe('a connection to PostgreSQL', () => {
  it('reads amounts as exact numbers, and positions and dates as text', async () => {
    const { rows } = await sql`
      select ${Number.MAX_SAFE_INTEGER}::int8 as amount, 18446744073709551615::numeric(20) as position,
        date '2026-11-22' as day`.execute(connect());
    expect(rows).toEqual([{ amount: 9007199254740991, position: '18446744073709551615', day: '2026-11-22' }]);
  });

  it('refuses an amount that a number cannot hold exactly', async () => {
    const error = await failure(sql`select 9007199254740993::int8`.execute(connect()));
    expect(error).toBeInstanceOf(RangeError);
    expect(isPostgresUnavailable(error)).toBe(false);
  });

  it('prepares a statement once per connection if configured', async () => {
    const prepared = sql<{ prepared: number }>`select count(*)::int as prepared from pg_prepared_statements`;
    for (const prepare of [true, false]) {
      const db = connect({ prepare });
      for (const value of [1, 2, 3]) {
        const { rows } = await sql`select ${value}::int as value`.execute(db);
        expect(rows).toEqual([{ value }]);
      }
      expect((await prepared.execute(db)).rows).toEqual([{ prepared: prepare ? 1 : 0 }]);
    }
  });

  it('prepares a statement anew if a migration changed what it reads', async () => {
    const db = connect({ prepare: true });
    const read = sql`select * from amounts where amount = ${7}`;
    await sql`create table amounts as select 7 as amount`.execute(db);
    expect((await read.execute(db)).rows).toEqual([{ amount: 7 }]);
    const migration = connect({ name: 'migration' });
    for (const [index, columns] of [{ currency: null }, { currency: null, day: null }].entries()) {
      await sql`alter table amounts add column ${sql.id(['currency', 'day'][index] ?? '')} text`.execute(migration);
      for (const _ of [1, 2]) expect((await read.execute(db)).rows).toEqual([{ amount: 7, ...columns }]);
    }
  });

  it('cancels a statement that takes too long', async () => {
    const error = await failure(sql`select pg_sleep(5)`.execute(connect({ statementTimeoutMs: 50 })));
    expect(isPostgresUnavailable(error)).toBe(true);
  });

  it('is opened again after it was lost, in use or idle, and the loss is reported', async () => {
    const lost: Error[] = [];
    const db = connect({ onLost: (error) => lost.push(error) });
    const end = sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test' and datname = current_database()`;
    await sql`select 1`.execute(db);
    await end.execute(connect({ name: 'other' }));
    await expect.poll(() => lost.length).toBe(1);
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);

    const cutOff = failure(sql`select pg_sleep(5)`.execute(db));
    await end.execute(connect({ name: 'other' }));
    expect(isPostgresUnavailable(await cutOff)).toBe(true);
    await expect.poll(() => lost.length).toBe(2);
    await expect.poll(() => failure(sql`select 1`.execute(db))).toBeUndefined();

    const betweenStatements = db.transaction().execute(async (tx) => {
      await end.execute(connect({ name: 'other' }));
      await expect.poll(() => lost.length).toBe(3);
      await sql`select 1`.execute(tx);
    });
    expect(isPostgresUnavailable(await failure(betweenStatements))).toBe(true);
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  });
});

describe('a query that fails', () => {
  it('because the password is not the one that the server has, may succeed later', async () => {
    const url = Object.assign(new URL(database.url), { password: 'former' }).href;
    const refused = await failure(sql`select 1`.execute(connect({ url })));
    expect(refused).toMatchObject({ code: '28P01' });
    expect(isPostgresUnavailable(refused)).toBe(true);
  });

  it('because the server is unreachable is distinguished from a wrong one, and from one on a table that does not exist yet', async () => {
    const away = await failure(sql`select 1`.execute(connect({ url: 'postgres://x:y@127.0.0.1:1/z' })));
    expect([isPostgresUnavailable(away), isNotCreatedYet(away)]).toEqual([true, false]);
    const wrong = await failure(sql`select nonsense`.execute(connect()));
    expect([isPostgresUnavailable(wrong), isNotCreatedYet(wrong)]).toEqual([false, false]);
    const early = await failure(sql`select * from balances.invoices`.execute(connect()));
    expect([isPostgresUnavailable(early), isNotCreatedYet(early)]).toEqual([false, true]);
  });
});
