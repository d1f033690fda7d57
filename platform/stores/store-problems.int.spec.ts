import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { connectPostgres } from './postgres.ts';
import { fromPostgres, SumTooLarge } from './store-problems.ts';

let database: TestDatabase;
let db: Kysely<object>;
beforeAll(async () => {
  database = await createTestDatabase();
  db = connectPostgres({ url: database.url, name: 'test', size: 1, statementTimeoutMs: 5_000, onLost: () => {} });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** What these amounts come to, as a query on a view would have it. */
const sumOf = (...amounts: number[]) =>
  fromPostgres(
    'balances',
    sql<{ sum: number }>`select sum(amount)::bigint as sum from unnest(${amounts}::bigint[]) amount`.execute(db),
  );

describe('a sum of amounts', () => {
  it('is answered up to the largest that JSON has exactly, and refused beyond it', async () => {
    expect((await sumOf(Number.MAX_SAFE_INTEGER - 1, 1)).rows).toEqual([{ sum: Number.MAX_SAFE_INTEGER }]);
    expect((await sumOf(-Number.MAX_SAFE_INTEGER + 1, -1)).rows).toEqual([{ sum: -Number.MAX_SAFE_INTEGER }]);
    for (const amounts of [
      [Number.MAX_SAFE_INTEGER, 1],
      [-Number.MAX_SAFE_INTEGER, -1],
    ]) {
      const refused = sumOf(...amounts);
      await expect(refused).rejects.toThrow(SumTooLarge);
      await expect(refused).rejects.toMatchObject({ content: { type: 'sum-too-large', status: 422 } });
    }
  });
});
