import { MongoServerError } from 'mongodb';
import pg from 'pg';
import { expect, it } from 'vitest';
import { fromMongo, fromPostgres } from './store-problems.ts';

const ofPostgres = (code: string) => Object.assign(new pg.DatabaseError('', 0, 'error'), { code });
const ofMongo = (code: number) => new MongoServerError({ message: '', code });

it.each([
  ['PostgreSQL does not know the user', () => fromPostgres('balances', Promise.reject(ofPostgres('28000')))],
  ['PostgreSQL does not accept the password', () => fromPostgres('balances', Promise.reject(ofPostgres('28P01')))],
  ['MongoDB does not know the user', () => fromMongo(Promise.reject(ofMongo(13)))],
  ['MongoDB does not accept the password', () => fromMongo(Promise.reject(ofMongo(18)))],
])('%s, as while it is exchanged: the request may be sent again', async (_, query) => {
  await expect(query()).rejects.toMatchObject({
    message: expect.stringMatching(/^(PostgreSQL|MongoDB) does not accept the user or password of this service\.$/),
    content: { status: 503, headers: { 'retry-after': '2' } },
  });
});

it('a query that is wrong is no outage', async () => {
  await expect(fromPostgres('balances', Promise.reject(ofPostgres('42703')))).rejects.toBeInstanceOf(pg.DatabaseError);
  await expect(fromMongo(Promise.reject(ofMongo(2)))).rejects.toBeInstanceOf(MongoServerError);
});
