import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { Client } from 'pg';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { accessFrom, accessSettings } from '../access/settings.ts';
import { CannotStart } from './cannot-start.ts';
import { readConfig } from './config.ts';
import { kafkaSecurity, kafkaSettings } from './kafka-settings.ts';
import { masked, printed } from './print-config.ts';
import { EVENT_STORE_URL, MONGODB_URL, POSTGRES_URL } from './store-settings.ts';

const Config = Type.Object({
  QUERY_PORT: Type.Integer({ default: 3002, minimum: 0, maximum: 65_535 }),
  POSTGRES_URL,
  MONGODB_URL,
});

describe('the configuration', () => {
  it('has types and defaults, and holds only the variables of its schema', () => {
    const env = { POSTGRES_URL: 'postgres://localhost', HOME: '/root', MONGODB_URL: '' };
    expect(readConfig(Config, env)).toEqual({ QUERY_PORT: 3002, POSTGRES_URL: 'postgres://localhost' });
    expect(readConfig(Config, { ...env, QUERY_PORT: '8080' }).QUERY_PORT).toBe(8080);
  });

  it('lists every invalid variable on a line of its own, without the values', () => {
    const read = () => readConfig(Config, { QUERY_PORT: '99999', MONGODB_URL: 'http://user:secret@host' });
    expect(read).toThrow(CannotStart);
    expect(faults(read)).toEqual([
      'POSTGRES_URL is missing (Connection string of PostgreSQL, which holds the views: postgres://…)',
      'QUERY_PORT must be <= 65535',
      expect.stringMatching(/^MONGODB_URL must match pattern "\^mongodb.*/),
    ]);
  });

  it.each([
    ['esdb://a:1113,b:2113?tls=true&tlsCAFile=/ca.pem', true],
    ['esdb+discover://admin:p%40ss@cluster.example:2113', true],
    ['esdb://127.0.0.1:99999', false],
    ['esdb://', false],
    ['esdb://host name:2113', false],
    ['esdb://admin:100%@host:2113', false],
    ['http://127.0.0.1:2113', false],
  ])('%s is a valid connection string: %s', (url, isOne) => {
    const read = () => readConfig(Type.Object({ EVENT_STORE_URL }), { EVENT_STORE_URL: url });
    if (isOne) expect(read()).toEqual({ EVENT_STORE_URL: url });
    else expect(read).toThrow(/^EVENT_STORE_URL must (be a URL with a host, and its password percent-encoded|match)/);
  });

  it('reads secrets from files, and names those that cannot be read or are set twice', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    const file = join(folder, 'postgres-url');
    writeFileSync(file, 'postgres://ledger:secret@db:5432/ledger\n');
    expect(readConfig(Config, { POSTGRES_URL_FILE: file }).POSTGRES_URL).toBe(
      'postgres://ledger:secret@db:5432/ledger',
    );
    const twice = {
      POSTGRES_URL_FILE: file,
      POSTGRES_URL: 'postgres://localhost',
      MONGODB_URL_FILE: join(folder, 'no'),
    };
    expect(faults(() => readConfig(Config, twice))).toEqual([
      'POSTGRES_URL and POSTGRES_URL_FILE are both set: unset one of them',
      'MONGODB_URL cannot be read from MONGODB_URL_FILE (ENOENT)',
    ]);
    expect(faults(() => readConfig(Config, { POSTGRES_URL_FILE: folder, QUERY_PORT: 'many' }))).toEqual([
      'QUERY_PORT must be integer',
      'POSTGRES_URL cannot be read from POSTGRES_URL_FILE (EISDIR)',
    ]);
    rmSync(folder, { recursive: true });
  });

  it('puts the password of a connection string into it, whatever characters it has', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    const file = join(folder, 'password');
    const password = `p@ss/w0rd#1:?&=%41 "'\\é`;
    writeFileSync(file, `${password}\n`);
    const url = 'postgres://ledger@db:5432/ledger';
    for (const env of [{ POSTGRES_URL_PASSWORD: password }, { POSTGRES_URL_PASSWORD_FILE: file }]) {
      const { POSTGRES_URL } = readConfig(Config, { ...env, POSTGRES_URL: url });
      expect(new Client({ connectionString: POSTGRES_URL })).toMatchObject({ user: 'ledger', password, host: 'db' });
      expect(masked(POSTGRES_URL)).toBe('postgres://ledger:***@db:5432/ledger');
    }
    const several = {
      POSTGRES_URL: url,
      MONGODB_URL: 'mongodb://ledger@a:27017,b:27017/ledger',
      MONGODB_URL_PASSWORD: password,
    };
    const client = new MongoClient(readConfig(Config, several).MONGODB_URL ?? '');
    expect(client.options.credentials).toMatchObject({ username: 'ledger', password });
    rmSync(folder, { recursive: true });
  });

  it('refuses a user of EventStoreDB without a password', () => {
    const read = (more: object) =>
      readConfig(Type.Object({ EVENT_STORE_URL }), { EVENT_STORE_URL: 'esdb://ledger@a:2113,b:2113', ...more });
    expect(faults(() => read({}))).toEqual([
      'EVENT_STORE_URL has a user without a password: set EVENT_STORE_URL_PASSWORD',
    ]);
    expect(read({ EVENT_STORE_URL_PASSWORD: 'x' }).EVENT_STORE_URL).toBe('esdb://ledger:x@a:2113,b:2113');
  });

  it('leaves a connection string as it is that has a password, or no user', () => {
    for (const url of ['postgres://ledger:own@db/ledger', 'postgres://db/ledger'])
      expect(readConfig(Config, { POSTGRES_URL: url, POSTGRES_URL_PASSWORD: 'other' }).POSTGRES_URL).toBe(url);
  });

  it('names the variables that are missing beside others that need them', () => {
    const All = Type.Object({ ...accessSettings, ...kafkaSettings });
    const env = { ACCESS_ISSUER: 'https://login.example', KAFKA_BROKERS: 'kafka', KAFKA_SASL_MECHANISM: 'plain' };
    expect(faults(() => readConfig(All, { ...env, ACCESS_ALGORITHMS: 'ES256,HS256' }))).toEqual([
      expect.stringMatching(/^ACCESS_ALGORITHMS must match pattern/),
      expect.stringMatching(/^KAFKA_BROKERS must be host:port, several separated by commas/),
      'ACCESS_AUDIENCE is missing (ACCESS_ISSUER needs it)',
      'ACCESS_JWKS_URL is missing (ACCESS_ISSUER needs it)',
      'KAFKA_SASL_USERNAME is missing (KAFKA_SASL_MECHANISM needs it)',
      'KAFKA_SASL_PASSWORD is missing (KAFKA_SASL_MECHANISM needs it)',
    ]);
    expect(faults(() => readConfig(All, { KAFKA_SSL: 'true' }))).toEqual([
      'KAFKA_BROKERS is missing (KAFKA_SSL needs it)',
    ]);
    expect(readConfig(All, { KAFKA_SSL: 'false' })).toMatchObject({ KAFKA_SSL: false });
    expect(accessFrom(readConfig(Type.Object(accessSettings), {})).verify).toBeUndefined();
  });

  it('accepts keys from https, from a file, or from this machine, and from nowhere else', () => {
    const read = (ACCESS_JWKS_URL: string) => () =>
      readConfig(Type.Object(accessSettings), { ACCESS_ISSUER: 'a', ACCESS_AUDIENCE: 'b', ACCESS_JWKS_URL });
    for (const url of ['https://login.example/jwks', 'file:///run/jwks.json', 'http://127.0.0.1:8080/jwks'])
      expect(accessFrom(read(url)()).verify).toBeDefined();
    for (const url of ['http://login.example/jwks', 'ftp://login.example/jwks', 'jwks.json'])
      expect(read(url)).toThrow('ACCESS_JWKS_URL must be a URL: https://…, file:///…, or http on loopback');
  });

  it('connects to Kafka with the TLS and SASL settings that are given', () => {
    expect(kafkaSecurity({})).toEqual({});
    const signIn = { KAFKA_SASL_USERNAME: 'ledger', KAFKA_SASL_PASSWORD: 'secret' };
    expect(kafkaSecurity({ KAFKA_SSL: true, KAFKA_SASL_MECHANISM: 'scram-sha-512', ...signIn })).toEqual({
      ssl: true,
      sasl: { mechanism: 'scram-sha-512', username: 'ledger', password: 'secret' },
    });
    expect(() => kafkaSecurity({ KAFKA_SSL: true, KAFKA_CA: '/no/such.pem' })).toThrow(/^KAFKA_CA cannot be read/);
  });
});

describe('the printed configuration', () => {
  it('lists every variable and shows no password', () => {
    const env = { POSTGRES_URL: 'postgres://ledger:s3cret@db:5432/ledger?sslpassword=s3cret&sslmode=verify-full' };
    const text = printed(Config, readConfig(Config, env), env);
    expect(text).toBe(
      'QUERY_PORT=3002  # default\n' +
        'POSTGRES_URL=postgres://ledger:***@db:5432/ledger?sslpassword=***&sslmode=verify-full\n' +
        '# MONGODB_URL is not set\n',
    );
  });

  it('masks the credentials in every URL, and a password of Kafka as a whole', () => {
    const All = Type.Object({ ...accessSettings, ...kafkaSettings });
    const access = { ACCESS_ISSUER: 'a', ACCESS_AUDIENCE: 'b', ACCESS_JWKS_URL: 'https://u:s3cret@login.example/jwks' };
    const kafka = { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 's3cret://s3cret' };
    const env = { ...access, ...kafka, KAFKA_BROKERS: 'kafka:9092' };
    const text = printed(All, readConfig(All, env), env);
    expect(text).toContain('ACCESS_JWKS_URL=https://u:***@login.example/jwks\n');
    expect(text).not.toContain('s3cret');
  });

  it.each([
    ['mongodb+srv://u:p%40@cluster.example/db', 'mongodb+srv://u:***@cluster.example/db'],
    ['esdb://a:1113,b:2113?tls=true', 'esdb://a:1113,b:2113?tls=true'],
    ['mysql://root@db/ledger', 'mysql://root@db/ledger'],
    ['mongodb://u:p@a:27017,b:27017/db?replicaSet=r', 'mongodb://u:***@a:27017,b:27017/db?replicaSet=r'],
    ['mongodb://u@a/db?authMechanismProperties=AWS_SESSION_TOKEN:t', 'mongodb://u@a/db?authMechanismProperties=***'],
    [
      'mongodb://u@a/db?tlsCertificateKeyFilePassword=p&tls=true',
      'mongodb://u@a/db?tlsCertificateKeyFilePassword=***&tls=true',
    ],
    [
      'postgres://:p@db/ledger?user=u&pass%77ord=p&sslkey=/run/key',
      'postgres://:***@db/ledger?user=u&pass%77ord=***&sslkey=/run/key',
    ],
    ['esdb://u:p:q@a:1,b:2?tls=true&connectionName=n', 'esdb://u:***@a:1,b:2?tls=true&connectionName=***'],
    [
      'https://login.example/jwks?api-key=k&v=1&sig=s#access_token=t',
      'https://login.example/jwks?api-key=***&v=1&sig=***#access_token=***',
    ],
    ['a password', '***'],
  ])('shows %s as %s', (secret, shown) => expect(masked(secret)).toBe(shown));
});

function faults(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}
