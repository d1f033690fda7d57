// docs/exchange-secrets.md: the blocks of the event store, run as they stand and under load, with deploy/compose.tls.yaml. The event store
// is EventStoreDB. On a machine that cannot have its image, the embedded one with users stands in.

import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer } from '../../testing/http/requests.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { everythingAcknowledgedIsThereOnce } from '../compose/acknowledged.ts';
import { skipped, skippedTitle } from '../compose/composed.ts';
import { ComposedLedger } from '../compose/composed-ledger.ts';
import { checkout, docker } from '../compose/docker.ts';
import { commandsUnder } from '../compose/page.ts';
import { passwordNames } from '../compose/passwords.ts';
import { Reads } from '../compose/reads.ts';
import { Traffic } from '../traffic.ts';

const services = ['command-service', 'process-manager', 'projection-service', 'query-service'];
const users = ['COMMAND', 'PROJECTION', 'QUERY'] as const;
type User = (typeof users)[number];
type Name = `EVENT_STORE_${User | 'ADMIN'}_PASSWORD`;

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
  let folder: string;
  let ledger: ComposedLedger;
  let traffic: Traffic;
  let reads: Reads;
  const { E2E_TOKEN } = process.env;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledger-exchange-'));
    await symlink(join(checkout, 'deploy'), join(folder, 'deploy'));
    await writeFile(join(folder, '.env'), passwordNames.map((name) => `${name}='${firstOf(name)}'\n`).join(''));
    const files = [
      'compose.yaml',
      'deploy/compose.tls.yaml',
      'e2e/pages/tls-on-loopback.yaml',
      ...(isReal ? [] : ['testing/servers/event-store-with-users/compose.yaml']),
    ];
    const project = { name: `ledger-exchange-es-${process.pid}`, port: await freePort(), kafkaPort: await freePort() };
    ledger = new ComposedLedger(project, checkout, {
      COMPOSE_FILE: files.map((file) => join(checkout, file)).join(':'),
      COMPOSE_ENV_FILES: join(folder, '.env'),
      GATEWAY_ADDRESS: 'ledger.example.com',
    });
    await ledger.build();
    await ledger.up();
    process.env.E2E_TOKEN = (await ledger.run('token')).trim();
    traffic = new Traffic(ledger.commandUrl, customer, 4, 50);
    reads = new Reads(`${ledger.queryUrl}/invoices?limit=1`);
    await traffic.flows(20);
  });
  afterAll(async () => {
    await Promise.all([traffic?.stop(), reads?.stop()]);
    if (E2E_TOKEN === undefined) delete process.env.E2E_TOKEN;
    else process.env.E2E_TOKEN = E2E_TOKEN;
    await ledger?.down();
    await rm(folder, { recursive: true });
  });

  const follow = (heading: string) => ledger.shell(commandsUnder('exchange-secrets.md', heading), folder);
  const password = async (name: Name): Promise<string> => {
    const [, value = ''] = new RegExp(`^${name}=(.*)$`, 'm').exec(await readFile(join(folder, '.env'), 'utf8')) ?? [];
    return value.replace(/^'(.*)'$/, '$1');
  };
  const passwords = async (): Promise<Partial<Record<User, string>>> =>
    Object.fromEntries(
      await Promise.all(users.map(async (user) => [user, await password(`EVENT_STORE_${user}_PASSWORD`)] as const)),
    );

  /** The containers that run, by service. */
  const containers = async (): Promise<Map<string, string>> =>
    new Map(
      (await ledger.compose(['ps', '--format', '{{.Service}} {{.ID}}']))
        .trim()
        .split('\n')
        .map((line) => line.split(' ') as [string, string]),
    );
  const restartedSince = async (before: Map<string, string>): Promise<string[]> => {
    const now = await containers();
    return [...now.keys()].filter((service) => now.get(service) !== before.get(service)).toSorted();
  };

  /** What `ledger check` says of the rights of a service's user, with this password. */
  const check = (user: User, password = '') => {
    const name = user.toLowerCase();
    const url = `esdb://ledger-${name}@event-store:2113?tls=true&tlsCAFile=/event-store-ca/ca.crt`;
    const env = ['--env', `EVENT_STORE_URL=${url}`, '--env', `EVENT_STORE_URL_PASSWORD=${password}`];
    return ledger.compose(['run', '--rm', '--no-TTY', ...env, 'ledger', 'check', `${name}-service`]);
  };
  const isAccepted = async (user: User, password = '') =>
    expect(await check(user, password)).toContain('has all rights');
  /** The status of a question about users, of which only an administrator is answered. */
  const asAdmin = (password: string) =>
    ledger.compose([
      ...['exec', '--no-TTY', 'event-store', 'curl', '--insecure', '--silent', '--output', '/dev/null'],
      ...['--write-out', '%{http_code}', '--user', `admin:${password}`, 'https://127.0.0.1:2113/users/ops'],
    ]);

  it('the services: each has its rights, nothing else restarts, and the former passwords are refused', async () => {
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
    await Promise.all([traffic.stop(), reads.stop()]);
    await everythingAcknowledgedIsThereOnce(ledger, traffic, customer);
  });
});
