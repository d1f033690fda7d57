// docs/exchange-secrets.md: its commands are run as they stand, under load, on a ledger of their own, because they change its passwords.

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { get, getOnce, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { kafkaAs, paymentReceived, produce } from '../../testing/servers/kafka.ts';
import { everythingAcknowledgedIsThereOnce } from '../compose/acknowledged.ts';
import { skipped, skippedTitle } from '../compose/composed.ts';
import { debugPorts } from '../compose/composed-ledger.ts';
import { type ExchangedLedger, startExchangedLedger } from './exchanged-ledger.ts';

const patience = { timeout: 120_000, interval: 500 };
const names = ['POSTGRES_PASSWORD', 'POSTGRES_QUERY_PASSWORD', 'MYSQL_PASSWORD', 'KAFKA_PASSWORD'] as const;
type Name = (typeof names)[number];

describe.skipIf(skipped)(`exchanged under load${skippedTitle}`, () => {
  const customer = newCustomer();
  let exchanged: ExchangedLedger;

  beforeAll(async () => {
    const first = [...names, 'KAFKA_COMMAND_PASSWORD', 'KAFKA_PROJECTION_PASSWORD'];
    exchanged = await startExchangedLedger(
      'ledger-exchange',
      customer,
      Object.fromEntries(first.map((name) => [name, `${name}@/#$x`])),
      { ...(await debugPorts()), COMPOSE_PROFILES: 'mysql,debug', MYSQL_URL: 'mysql://ledger@mysql:3306/ledger' },
    );
  });
  afterAll(() => exchanged?.[Symbol.asyncDispose]());

  const client = (store: string, env: string, ...command: string[]) =>
    exchanged.ledger.compose(['exec', '--no-TTY', '--env', env, store, ...command]);
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
    const clients = kafkaAs(`127.0.0.1:${exchanged.ledger.kafkaPort}`, 'broker', password);
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
      const { traffic, reads, follow, password, containers, restartedSince } = exchanged;
      const former = await password(name);
      const before = await containers();
      await signIn[name](former);

      await follow(heading);

      expect(await restartedSince(before)).toEqual(restarted);
      await expect(signIn[name](former)).rejects.toThrow(/password|denied|authenticat/i);
      await signIn[name](await password(name));
      await traffic.flows(20);
      expect([traffic.unanswered, traffic.notHealed, reads.unanswered, reads.failed]).toEqual([[], [], [], []]);
    },
  );

  it('payments from Kafka are recorded with the new passwords', async () => {
    const { ledger, password } = exchanged;
    const invoice = invoiceOf(1_000);
    await post(`${ledger.commandUrl}/invoices`, invoice);
    await bankPays(await password('KAFKA_PASSWORD'), invoice);
    const url = `${ledger.queryUrl}/invoices/${invoice.invoiceId}`;
    await expect.poll(async () => (await get<InvoiceView>(url)).body.paid, patience).toBe(100);
  });

  it('the key that signs tokens: those of both keys are accepted, until the former one is dropped', async () => {
    const { ledger, traffic, follow } = exchanged;
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
    const { ledger, traffic, reads } = exchanged;
    await Promise.all([traffic.stop(), reads.stop()]);
    expect([traffic.unanswered, traffic.notHealed, reads.unanswered, reads.failed]).toEqual([[], [], [], []]);
    await everythingAcknowledgedIsThereOnce(ledger, traffic, customer);
  });
});
