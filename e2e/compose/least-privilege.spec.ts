import { describe, expect, it } from 'vitest';
import { after, get, post } from '../../testing/http/client.ts';
import { invoiceOf } from '../../testing/http/requests.ts';
import { ledger, skipped, skippedTitle } from './composed.ts';
import { passwordNames as names, oddPasswords, passwords } from './passwords.ts';

type Described = { services: Record<string, { environment?: Record<string, string> }> };

const publicly = ['-f', 'compose.yaml', '-f', 'deploy/compose.tls.yaml'];
const address = { GATEWAY_ADDRESS: 'ledger.example.com' };

describe.skipIf(skipped)(`each service${skippedTitle}`, () => {
  /** What a role may do in the database of the views. */
  const psql = (role: string, statement: string): Promise<string> => {
    const password = encodeURIComponent(
      oddPasswords[role === 'ledger' ? 'POSTGRES_PASSWORD' : 'POSTGRES_QUERY_PASSWORD'],
    );
    const url = `postgres://${role}:${password}@127.0.0.1:5432/ledger`;
    return ledger.compose([
      'exec',
      '--no-TTY',
      'postgres',
      'psql',
      url,
      '--no-align',
      '--tuples-only',
      '--command',
      statement,
    ]);
  };

  it('that answers queries reads the views with a role that cannot write, also after a rebuild', async () => {
    const registered = await post(`${ledger.commandUrl}/invoices`, invoiceOf(1_000));
    const read = async () =>
      expect((await get(`${ledger.queryUrl}/invoices?limit=1`, after(registered))).status).toBe(200);
    await read();
    for (const view of ['balances', 'books']) await ledger.run('ledger', ['rebuild', view]);
    await read();
    expect(Number(await psql('ledger_query', 'select count(*) from balances.invoices'))).toBeGreaterThan(0);
    for (const statement of [
      'delete from balances.invoices',
      'begin read write; delete from balances.invoices',
      'begin read write; create table balances.mine (n int)',
      'begin read write; create temporary table mine (n int)',
      'begin read write; create schema mine',
      'begin read write; set role ledger',
    ])
      await expect(psql('ledger_query', statement), statement).rejects.toThrow(
        /permission denied|read-only transaction/,
      );
  });

  it('can be checked for its rights on the event store', async () => {
    expect(await ledger.run('ledger', ['check', 'command-service'])).toContain('has all rights');
  });

  it('gets no password of a store that it does not need', async () => {
    const { services } = await described(['--env-file', 'deploy/cluster/cluster.env', 'config'], passwords);
    const held = (service: string) => {
      const text = JSON.stringify(services[service]?.environment);
      return names.filter((name) => new RegExp(`of-${name}\\b`).test(text)).toSorted();
    };
    expect(held('gateway')).toEqual([]);
    expect(held('command-service')).toEqual(['EVENT_STORE_COMMAND_PASSWORD', 'KAFKA_COMMAND_PASSWORD']);
    expect(held('process-manager')).toEqual(['EVENT_STORE_COMMAND_PASSWORD']);
    expect(held('query-service')).toEqual([
      'EVENT_STORE_QUERY_PASSWORD',
      'MONGODB_QUERY_PASSWORD',
      'POSTGRES_QUERY_PASSWORD',
    ]);
    expect(held('projection-service')).toEqual([
      'EVENT_STORE_PROJECTION_PASSWORD',
      'KAFKA_PROJECTION_PASSWORD',
      'MONGODB_PASSWORD',
      'POSTGRES_PASSWORD',
    ]);
    expect(services['event-store-1']?.environment?.EVENTSTORE_DEFAULT_ADMIN_PASSWORD).toBe(
      'of-EVENT_STORE_ADMIN_PASSWORD',
    );
    expect(services.mongo?.environment?.MONGO_INITDB_ROOT_USERNAME).toBe('root');
  });

  it('has a random password before the ledger is published to other machines', async () => {
    await ledger.compose([...publicly, 'config', '--quiet'], { ...passwords, ...address });
    for (const name of names) {
      const missing = ledger.compose([...publicly, 'config', '--quiet'], { ...passwords, ...address, [name]: '' });
      await expect(missing).rejects.toThrow(`${name} is missing a value: Run deploy/secrets`);
    }
  });

  it('signs in to the event store over TLS once the ledger is published to other machines', async () => {
    const { services } = await described([...publicly, 'config'], { ...passwords, ...address });
    const store = 'event-store:2113?tls=true&tlsCAFile=/event-store-ca/ca.crt';
    const signsIn = (user: string, password: string) =>
      expect.objectContaining({
        EVENT_STORE_URL: `esdb://${user}@${store}`,
        EVENT_STORE_URL_PASSWORD: `of-${password}`,
      });
    for (const name of ['command', 'projection', 'query'])
      expect(services[`${name}-service`]?.environment).toEqual(
        signsIn(`ledger-${name}`, `EVENT_STORE_${name.toUpperCase()}_PASSWORD`),
      );
    expect(services['process-manager']?.environment).toEqual(signsIn('ledger-command', 'EVENT_STORE_COMMAND_PASSWORD'));
    expect(services['event-store-users']?.environment).toEqual(signsIn('admin', 'EVENT_STORE_ADMIN_PASSWORD'));
    expect(services['event-store']?.environment).toMatchObject({
      EVENTSTORE_INSECURE: 'false',
      EVENTSTORE_CERTIFICATE_FILE: '/certificates/event-store/node.crt',
      EVENTSTORE_DEFAULT_ADMIN_PASSWORD: 'of-EVENT_STORE_ADMIN_PASSWORD',
    });
    expect(services).toHaveProperty('event-store-certificates');

    const external = { EVENT_STORE_URL: 'esdb://events.example.com:2113?tls=true' };
    const { services: elsewhere } = await described([...publicly, 'config'], { ...passwords, ...address, ...external });
    expect(elsewhere['query-service']?.environment?.EVENT_STORE_URL).toBe(external.EVENT_STORE_URL);
  });
});

const described = async (args: string[], env: Record<string, string>): Promise<Described> =>
  JSON.parse(await ledger.compose([...args, '--format', 'json'], env)) as Described;
