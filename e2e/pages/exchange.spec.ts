// docs/exchange-secrets.md: its commands are run as they stand, under load, on a ledger of their own, because they change its passwords.

import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { get, getOnce, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { kafkaAs, paymentReceived, produce } from '../../testing/servers/kafka.ts';
import { everythingAcknowledgedIsThereOnce } from '../compose/acknowledged.ts';
import { skipped, skippedTitle } from '../compose/composed.ts';
import { ComposedLedger, debugPorts } from '../compose/composed-ledger.ts';
import { checkout } from '../compose/docker.ts';
import { commandsUnder } from '../compose/page.ts';
import { Reads } from '../compose/reads.ts';
import { Traffic } from '../traffic.ts';

const patience = { timeout: 120_000, interval: 500 };
const names = ['POSTGRES_PASSWORD', 'POSTGRES_QUERY_PASSWORD', 'MYSQL_PASSWORD', 'KAFKA_PASSWORD'] as const;
type Name = (typeof names)[number];

describe.skipIf(skipped)(`exchanged under load${skippedTitle}`, () => {
  const customer = newCustomer();
  let folder: string;
  let ledger: ComposedLedger;
  let traffic: Traffic;
  let reads: Reads;
  const { E2E_TOKEN } = process.env;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledger-exchange-'));
    await symlink(new URL('../../deploy', import.meta.url).pathname, join(folder, 'deploy'));
    const first = [...names, 'KAFKA_COMMAND_PASSWORD', 'KAFKA_PROJECTION_PASSWORD'].map(
      (name) => `${name}='${name}@/#$x'`,
    );
    await writeFile(join(folder, '.env'), `${first.join('\n')}\n`);
    const project = { name: `ledger-exchange-${process.pid}`, port: await freePort(), kafkaPort: await freePort() };
    ledger = new ComposedLedger(project, checkout, {
      ...(await debugPorts()),
      COMPOSE_ENV_FILES: join(folder, '.env'),
      COMPOSE_PROFILES: 'mysql,debug',
      MYSQL_URL: 'mysql://ledger@mysql:3306/ledger',
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

  async function password(name: Name): Promise<string> {
    const [, value = ''] = new RegExp(`^${name}=(.*)$`, 'm').exec(await readFile(join(folder, '.env'), 'utf8')) ?? [];
    return value.replaceAll("'", '');
  }

  /** The containers that run, by service. */
  const containers = async (): Promise<Map<string, string>> =>
    new Map(
      (await ledger.compose(['ps', '--format', '{{.Service}} {{.ID}}']))
        .trim()
        .split('\n')
        .map((line) => line.split(' ') as [string, string]),
    );

  const client = (store: string, env: string, ...command: string[]) =>
    ledger.compose(['exec', '--no-TTY', '--env', env, store, ...command]);
  const psql = (role: string) => (password: string) =>
    client(
      'postgres',
      `PGPASSWORD=${password}`,
      'psql',
      '--host=postgres',
      `--username=${role}`,
      '--command=select 1',
      'ledger',
    );
  const signIn: Record<Name, (password: string) => Promise<unknown>> = {
    POSTGRES_PASSWORD: psql('ledger'),
    POSTGRES_QUERY_PASSWORD: psql('ledger_query'),
    MYSQL_PASSWORD: (password) =>
      client(
        'mysql',
        `MYSQL_PWD=${password}`,
        'mysql',
        '--host=mysql',
        '--user=ledger',
        '--execute=select 1',
        'ledger',
      ),
    KAFKA_PASSWORD: (password) => bankPays(password, invoiceOf(100)),
  };

  /** A payment of 1.00 from the bank, over Kafka. */
  async function bankPays(password: string, { invoiceId }: { invoiceId: string }): Promise<void> {
    const clients = kafkaAs(`127.0.0.1:${ledger.kafkaPort}`, 'broker', password);
    try {
      await produce(clients, 'ledger.payments', [paymentReceived(invoiceId, paymentOf(100))]);
    } finally {
      await clients.close();
    }
  }

  it.each<[string, Name, string[]]>([
    ['The query service at PostgreSQL', 'POSTGRES_QUERY_PASSWORD', ['query-service']],
    ['The owner of the views at PostgreSQL', 'POSTGRES_PASSWORD', ['postgres', 'projection-service']],
    ['MySQL', 'MYSQL_PASSWORD', ['mysql', 'projection-service']],
    ['Kafka', 'KAFKA_PASSWORD', ['command-service', 'kafka', 'projection-service']],
  ])(
    '%s: the former password is refused, and nothing restarts but what the page names',
    async (heading, name, restarted) => {
      const former = await password(name);
      const before = await containers();
      await signIn[name](former);

      await follow(heading);

      const now = await containers();
      expect([...now.keys()].filter((service) => now.get(service) !== before.get(service)).toSorted()).toEqual(
        restarted,
      );
      await expect(signIn[name](former)).rejects.toThrow(/password|denied|authenticat/i);
      await signIn[name](await password(name));
      await traffic.flows(20);
      expect([traffic.unanswered, traffic.notHealed, reads.unanswered, reads.failed]).toEqual([[], [], [], []]);
    },
  );

  it('payments from Kafka are recorded with the new passwords', async () => {
    const invoice = invoiceOf(1_000);
    await post(`${ledger.commandUrl}/invoices`, invoice);
    await bankPays(await password('KAFKA_PASSWORD'), invoice);
    const url = `${ledger.queryUrl}/invoices/${invoice.invoiceId}`;
    await expect.poll(async () => (await get<InvoiceView>(url)).body.paid, patience).toBe(100);
  });

  it('the key that signs tokens: those of both keys are accepted, until the former one is dropped', async () => {
    const former = process.env.E2E_TOKEN ?? '';
    const status = async (token: string) =>
      (await getOnce(`${ledger.queryUrl}/invoices?limit=1`, { authorization: `Bearer ${token}` })).status;
    await follow('A new key');
    const token = (await ledger.run('token')).trim();
    await expect.poll(() => status(token), patience).toBe(200);
    await sleep(10_000); // as the page says: another service may not know the key before
    await traffic.flows(20); // with a token of the former key
    process.env.E2E_TOKEN = token;
    await traffic.flows(20);
    await follow('Drop the former key');
    await expect.poll(() => status(former), patience).toBe(401);
    await traffic.flows(20);
  });

  it('loses no command and applies none twice', async () => {
    await Promise.all([traffic.stop(), reads.stop()]);
    expect([traffic.unanswered, traffic.notHealed, reads.unanswered, reads.failed]).toEqual([[], [], [], []]);
    await everythingAcknowledgedIsThereOnce(ledger, traffic, customer);
  });
});
