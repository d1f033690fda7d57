// docs/exchange-secrets.md: the blocks of the event store, run as they stand and under load, with deploy/compose.tls.yaml. The event store
// is EventStoreDB. On a machine that cannot have its image, the embedded one with users stands in.

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer } from '../../testing/http/requests.ts';
import { everythingAcknowledgedIsThereOnce } from '../compose/acknowledged.ts';
import { skipped, skippedTitle } from '../compose/composed.ts';
import { checkout, docker } from '../compose/docker.ts';
import { passwordNames } from '../compose/passwords.ts';
import { type ExchangedLedger, startExchangedLedger } from './exchanged-ledger.ts';

const services = ['command-service', 'process-manager', 'projection-service', 'query-service'];
const users = ['COMMAND', 'PROJECTION', 'QUERY'] as const;
type User = (typeof users)[number];

/** Kafka's syntax quotes neither " nor \, and its user is none of the event store's. */
const firstOf = (name: string): string =>
  name.startsWith('EVENT_STORE') ? `${name} p@ss/w0rd#1:?&=%41 "$x` : `of-${name}`;

/** Whether EventStoreDB's own images are here, or can be pulled. */
async function hasEventStoreDb(): Promise<boolean> {
  const runs = (image: string, ...command: string[]) =>
    docker(['run', '--rm', '--network=none', '--entrypoint', ...command.slice(0, 1), image, ...command.slice(1)]);
  try {
    await runs('eventstore/eventstore:23.10.7-bookworm-slim', 'ls', '/opt/eventstore');
    await runs('eventstore/es-gencert-cli:1.0.2', 'es-gencert-cli', '--help');
    return true;
  } catch {
    return false;
  }
}
const isReal = skipped ? true : await hasEventStoreDb();
const standIn = isReal ? '' : ' (on a stand-in: EventStoreDB cannot be had here)';

describe.skipIf(skipped)(`the event store's passwords, exchanged under load${standIn}${skippedTitle}`, () => {
  const customer = newCustomer();
  let exchanged: ExchangedLedger;

  beforeAll(async () => {
    const files = [
      'compose.yaml',
      'deploy/compose.tls.yaml',
      'e2e/pages/tls-on-loopback.yaml',
      ...(isReal ? [] : ['testing/servers/event-store-with-users/compose.yaml']),
    ];
    const first = Object.fromEntries(passwordNames.map((name) => [name, firstOf(name)]));
    exchanged = await startExchangedLedger('ledger-exchange-es', customer, first, {
      COMPOSE_FILE: files.map((file) => join(checkout, file)).join(':'),
      GATEWAY_ADDRESS: 'ledger.example.com',
    });
  });
  afterAll(() => exchanged?.[Symbol.asyncDispose]());

  const passwords = async (): Promise<Partial<Record<User, string>>> =>
    Object.fromEntries(
      await Promise.all(
        users.map(async (user) => [user, await exchanged.password(`EVENT_STORE_${user}_PASSWORD`)] as const),
      ),
    );

  /** What `ledger check` says of the rights of a service's user, with this password. */
  const check = (user: User, password = '') => {
    const name = user.toLowerCase();
    const url = `esdb://ledger-${name}@event-store:2113?tls=true&tlsCAFile=/event-store-ca/ca.crt`;
    const env = ['--env', `EVENT_STORE_URL=${url}`, '--env', `EVENT_STORE_URL_PASSWORD=${password}`];
    return exchanged.ledger.compose(['run', '--rm', '--no-TTY', ...env, 'ledger', 'check', `${name}-service`]);
  };
  const isAccepted = async (user: User, password = '') =>
    expect(await check(user, password)).toContain('has all rights');
  /** The status of a question about users, of which only an administrator is answered. */
  const asAdmin = (password: string) =>
    exchanged.ledger.compose([
      ...['exec', '--no-TTY', 'event-store', 'curl', '--insecure', '--silent', '--output', '/dev/null'],
      ...['--write-out', '%{http_code}', '--user', `admin:${password}`, 'https://127.0.0.1:2113/users/ops'],
    ]);

  it('the services: each has its rights, nothing else restarts, and the former passwords are refused', async () => {
    const { traffic, reads, follow, containers, restartedSince } = exchanged;
    const former = await passwords();
    const before = await containers();
    await Promise.all(users.map((user) => isAccepted(user, former[user])));

    await follow('The services at the event store');

    expect(await restartedSince(before)).toEqual(services);
    const now = await passwords();
    await Promise.all(
      users.flatMap((user) => [
        isAccepted(user, now[user]),
        expect(check(user, former[user])).rejects.toThrow('does not accept the user and password'),
      ]),
    );
    await traffic.flows(20);
    expect([traffic.unanswered, reads.unanswered, reads.failed]).toEqual([[], [], []]);
  });

  it('the administrator: the former password is refused, and nothing restarts but the event store', async () => {
    const { traffic, reads, follow, password, containers, restartedSince } = exchanged;
    const former = await password('EVENT_STORE_ADMIN_PASSWORD');
    const before = await containers();
    expect(await asAdmin(former)).toBe('200');

    await follow('The administrator of the event store');

    expect(await restartedSince(before)).toEqual(['event-store']);
    expect([await asAdmin(former), await asAdmin(await password('EVENT_STORE_ADMIN_PASSWORD'))]).toEqual([
      '401',
      '200',
    ]);
    await traffic.flows(20);
    expect([traffic.unanswered, reads.unanswered, reads.failed]).toEqual([[], [], []]);
  });

  it('loses no command and applies none twice', async () => {
    const { ledger, traffic, reads } = exchanged;
    await Promise.all([traffic.stop(), reads.stop()]);
    await everythingAcknowledgedIsThereOnce(ledger, traffic, customer);
  });
});
