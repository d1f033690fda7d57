import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from './postgres.ts';

describe('a database for a test', () => {
  it('is empty and separate, and can be dropped while a client is connected', async () => {
    const [one, other] = [await createTestDatabase(), await createTestDatabase()];
    const client = new pg.Client({ connectionString: one.url });
    const cutOff = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await client.query('create table invoices (id int)');
    await other.drop();
    await one.drop();
    expect(await cutOff).toBeInstanceOf(Error);
    await expect(new pg.Client({ connectionString: one.url }).connect()).rejects.toThrow('does not exist');
  });
});
