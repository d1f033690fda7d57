import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../testing/network/free-port.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { isPostgresUnavailable } from './postgres.ts';
import { connectPipeline, type Pipeline } from './postgres-pipeline.ts';

const lost: Error[] = [];
let database: TestDatabase;
let pipeline: Pipeline;

const to = (url: string, statementTimeoutMs = 5_000) =>
  connectPipeline({ url, name: 'test', size: 2, statementTimeoutMs, onLost: (error) => lost.push(error) });

beforeAll(async () => {
  database = await createTestDatabase();
  pipeline = to(database.url);
});
afterAll(async () => {
  await pipeline.close();
  await database.drop();
});

const half = (n: number) =>
  pipeline.rows<{ half: number; pid: number }>('select 100 / $1::int as half, pg_backend_pid() as pid', [n]);

describe('reads on shared connections', () => {
  it('each get their own rows, with many queries in flight on a few connections', async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, (_, i) => half(i + 1)));
    expect(answers.map(([row]) => row?.half)).toEqual(Array.from({ length: 300 }, (_, i) => Math.floor(100 / (i + 1))));
    expect(new Set(answers.map(([row]) => row?.pid)).size).toBe(2);
  });

  it('read types as other connections do', async () => {
    const [row] = await pipeline
      .rows('select 7::int8 as amount, date $1 as day, 2::numeric as place', [])
      .catch(() => []);
    expect(row).toBeUndefined(); // a value where none may stand is refused, and no more than that
    const text = 'select 7::int8 as amount, $1::date as day, 2::numeric as place';
    expect(await pipeline.rows(text, ['2026-02-28'])).toEqual([{ amount: 7, day: '2026-02-28', place: '2' }]);
  });

  it('fail without effect on others', async () => {
    const asked = [half(1), half(0), half(2), half(0), half(4)];
    const answers = await Promise.allSettled(asked);
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(lost).toEqual([]);
  });

  it('are prepared anew if a migration changed what they read', async () => {
    await pipeline.rows('create table amounts as select 7 as amount', []);
    const read = () => pipeline.rows('select * from amounts where amount = $1', [7]);
    const many = () => Promise.all(Array.from({ length: 20 }, read));
    for (const rows of await many()) expect(rows).toEqual([{ amount: 7 }]);
    await pipeline.rows('alter table amounts add column currency text', []);
    for (const rows of await many()) expect(rows).toEqual([{ amount: 7, currency: null }]);
  });

  it('that take too long are cancelled, and those behind them are answered', async () => {
    const impatient = to(database.url, 100);
    const [slow, ...behind] = await Promise.allSettled([
      impatient.rows('select pg_sleep($1::int)', [30]),
      impatient.rows('select $1::int as n', [1]),
      impatient.rows('select $1::int as n', [2]),
    ]);
    expect(slow.status === 'rejected' && isPostgresUnavailable(slow.reason)).toBe(true);
    expect(behind).toMatchObject([{ value: [{ n: 1 }] }, { value: [{ n: 2 }] }]);
    await impatient.close();
  });

  it('fail if their connection is lost, and the next ones use another', async () => {
    const [row] = await half(1);
    const cut = pipeline.rows('select pg_terminate_backend($1::int), pg_sleep(0.1)', [row?.pid]);
    await cut.catch((error: unknown) => expect(isPostgresUnavailable(error)).toBe(true));
    await expect.poll(() => lost.length).toBe(1);
    const answers = await Promise.all([half(1), half(2), half(3)]);
    expect(answers.map(([row]) => row?.half)).toEqual([100, 50, 33]);
  });

  it('fail while the server is down, and each tries to connect again', async () => {
    const nobody = to(`postgres://ledger@127.0.0.1:${await freePort()}/ledger`);
    for (let i = 0; i < 3; i++) {
      const error = await nobody.rows('select $1::int', [1]).catch((error: unknown) => error);
      expect(isPostgresUnavailable(error)).toBe(true);
    }
    await nobody.close();
  });
});
