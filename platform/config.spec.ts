import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { CannotStart } from './cannot-start.ts';
import { readConfig } from './config.ts';

const Config = Type.Object({
  QUERY_PORT: Type.Integer({ default: 3002, minimum: 0, maximum: 65_535 }),
  POSTGRES_URL: Type.String({ description: 'where the balances are' }),
  MONGODB_URL: Type.Optional(Type.String({ pattern: '^mongodb' })),
});

describe('the configuration', () => {
  it('is typed, has defaults, and holds nothing that the schema does not name', () => {
    const env = { POSTGRES_URL: 'postgres://localhost', HOME: '/root', MONGODB_URL: '' };
    expect(readConfig(Config, env)).toEqual({ QUERY_PORT: 3002, POSTGRES_URL: 'postgres://localhost' });
    expect(readConfig(Config, { ...env, QUERY_PORT: '8080' }).QUERY_PORT).toBe(8080);
  });

  it('names all that is wrong with it, a line each, without the values', () => {
    const read = () => readConfig(Config, { QUERY_PORT: '99999', MONGODB_URL: 'http://user:secret@host' });
    expect(read).toThrow(CannotStart);
    expect(read).toThrow(
      /^POSTGRES_URL is missing \(where the balances are\)\nQUERY_PORT must be <= 65535\nMONGODB_URL must match pattern "\^mongodb"$/,
    );
  });
});
