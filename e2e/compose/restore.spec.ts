// docs/backup.md, "Under compose": its commands are run as they stand, under load, with payments from Kafka. Each store is copied, if the
// page has a copy of it, and lost.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { after, get, getOnce, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { kafkaAs, paymentReceived, produce, readCommitted } from '../../testing/servers/kafka.ts';
import { Traffic } from '../traffic.ts';
import { everythingAcknowledgedIsThereOnce } from './acknowledged.ts';
import { ledger, skipped, skippedTitle } from './composed.ts';
import { debugPorts } from './composed-ledger.ts';
import { docker } from './docker.ts';
import { commandsUnder } from './page.ts';
import { oddPasswords } from './passwords.ts';

const patience = { timeout: 200_000, interval: 500 };

describe.skipIf(skipped)(`a store that is lost${skippedTitle}`, () => {
  let folder: string;
  let kafka: ReturnType<typeof kafkaAs>;
  /** An invoice that is paid over Kafka only. */
  const ofBank = invoiceOf(1_000_000);
  const sent: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledger-restore-'));
    await ledger.compose(['--profile', 'debug', 'up', '--no-build', '--wait', 'open-ports'], await debugPorts());
    kafka = kafkaAs(`127.0.0.1:${ledger.kafkaPort}`, 'broker', oddPasswords.KAFKA_PASSWORD);
    await post(`${ledger.commandUrl}/invoices`, ofBank);
  });
  afterAll(async () => {
    await kafka?.close();
    await ledger.compose([
      '--profile',
      'debug',
      '--profile',
      'backup',
      'rm',
      '--stop',
      '--force',
      'open-ports',
      'backup',
    ]);
    await rm(folder, { recursive: true });
  });

  const follow = (heading: string) => ledger.shell(commandsUnder('backup.md', heading), folder);

  /** Five payments of 1.00 from the bank, over Kafka. */
  async function bankPays(): Promise<void> {
    const payments = Array.from({ length: 5 }, () => paymentOf(100));
    sent.push(...payments.map(({ paymentId }) => paymentId));
    const messages = payments.map((payment) => paymentReceived(ofBank.invoiceId, payment));
    await produce(kafka, 'ledger.payments', messages);
    await eachBankPaymentIsThereOnce();
  }

  async function eachBankPaymentIsThereOnce(): Promise<void> {
    const paid = async () => (await view(ofBank.invoiceId)).body.paid;
    await expect.poll(paid, patience).toBe(sent.length * 100);
    await expect
      .poll(async () => (await applied(ofBank.invoiceId)).length, patience)
      .toBeGreaterThanOrEqual(sent.length);
    expect((await applied(ofBank.invoiceId)).toSorted()).toEqual(sent.toSorted());
  }

  const view = (invoiceId: string) => get<InvoiceView>(`${ledger.queryUrl}/invoices/${invoiceId}`);

  async function applied(invoiceId: string): Promise<string[]> {
    type History = { events: { type: string; change: { paymentId: string } }[] };
    const { body } = await get<History>(`${ledger.queryUrl}/invoices/${invoiceId}/history`);
    return body.events.filter(({ type }) => type === 'PaymentApplied').map(({ change }) => change.paymentId);
  }

  async function underLoad<Result>(customer: string, work: (traffic: Traffic) => Promise<Result>): Promise<Traffic> {
    const traffic = new Traffic(ledger.commandUrl, customer, 4, 50);
    await traffic.flows(20);
    await work(traffic);
    await traffic.stop();
    return traffic;
  }

  it('PostgreSQL, comes back from an older copy, and nothing is lost', async () => {
    const customer = newCustomer();
    const traffic = await underLoad(customer, async (running) => {
      await follow('Copy PostgreSQL');
      await running.flows(20);
      await bankPays();
      await ledger.lose('postgres', 'balances');
      await running.flows(20); // commands need no PostgreSQL
      await follow('Restore PostgreSQL');
    });
    await everythingAcknowledgedIsThereOnce(ledger, traffic, customer);
    await eachBankPaymentIsThereOnce();
  });

  it('MongoDB, is replaced, and the audit is rebuilt from the log', async () => {
    const customer = newCustomer();
    const traffic = await underLoad(customer, async (running) => {
      await ledger.lose('mongo', 'audit');
      await running.flows(20);
      await follow('Replace what was lost of MongoDB');
    });
    await everythingAcknowledgedIsThereOnce(ledger, traffic, customer);
  });

  it.each([
    ['its copy', 'Copy the event store', 'Restore the event store'],
    ['ledger backup', 'Each day, checked', 'Restore the event store from the newest backup'],
  ])(
    'the event store, comes back from %s: what HTTP said since is lost and is sent again, what Kafka has comes by itself',
    async (...[, copy, restore]) => {
      await bankPays();
      let before: [string, string[]][] = [];
      await underLoad(newCustomer(), async ({ acknowledged }) => {
        before = [...acknowledged].map(([invoiceId, payments]) => [invoiceId, [...payments]]);
        await follow(copy);
        if (copy === 'Each day, checked') await ledger.shell(untilThereIsABackup, folder);
      });
      const lost = Array.from({ length: 10 }, () => [invoiceOf(1_000), paymentOf(300)] as const);
      const sendAll = async (expected: number) => {
        for (const [invoice, payment] of lost) {
          expect((await post(`${ledger.commandUrl}/invoices`, invoice)).status).toBe(expected);
          const paid = await post(`${ledger.commandUrl}/invoices/${invoice.invoiceId}/payments`, payment);
          expect(paid.status).toBe(expected);
        }
      };
      await sendAll(201);
      await bankPays();

      await ledger.lose('event-store', 'events');
      await follow(restore);
      await follow(restore); // as after an interruption
      await follow('Start on the restored log');
      await eachBankPaymentIsThereOnce();
      for (const [invoiceId, payments] of before)
        expect(await applied(invoiceId)).toEqual(expect.arrayContaining(payments));
      const unknown = await post(`${ledger.commandUrl}/invoices`, invoiceOf(1_000)); // its position is after all that was restored
      for (const [{ invoiceId }] of lost)
        expect((await getOnce(`${ledger.queryUrl}/invoices/${invoiceId}`, after(unknown))).status).toBe(404);

      await sendAll(201);
      await expect.poll(async () => (await view(lost.at(-1)?.[0].invoiceId ?? '')).body.amountDue, patience).toBe(700);
      await ledger.shell('docker compose run --rm ledger verify', folder); // with the topic of its .env
    },
  );

  it.each([
    ['Copy the event store', 'Restore the event store', 'events.tar.gz'],
    ['Copy PostgreSQL', 'Restore PostgreSQL', 'balances.tar.gz'],
  ])(
    '%s and %s refuse a copy that is cut off or another one, also in a shell without pipefail, and remove nothing',
    async (copy, restore, file) => {
      const asPasted = (heading: string) =>
        ledger.shell(`set +o pipefail\n${commandsUnder('backup.md', heading)}`, folder);
      await asPasted(copy);
      const whole = await readFile(join(folder, file));
      const volumes = await docker(['volume', 'ls', '--quiet']);
      await writeFile(join(folder, file), whole.subarray(0, whole.length - 1_000));
      await expect(asPasted(restore)).rejects.toThrow(/unexpected end of file/i);
      await ledger.shell(`tar -czf ${file} .env`, folder);
      await expect(asPasted(restore)).rejects.toThrow('this is no copy of');
      expect(await docker(['volume', 'ls', '--quiet'])).toBe(volumes);
      await writeFile(join(folder, file), whole);
    },
  );

  it('Kafka, is replaced: events are published again, and payments go on', async () => {
    await rm(join(folder, '.env'), { force: true }); // a new Kafka has no topic of an earlier log
    const customer = newCustomer();
    const traffic = await underLoad(customer, async (running) => {
      await ledger.lose('kafka', 'messages');
      await running.flows(20);
      await follow('Replace what was lost of Kafka');
    });
    const events = [...traffic.acknowledged.values()].reduce((sum, { size }) => sum + 1 + size, 0);
    expect((await readCommitted(kafka, 'ledger.events', events)).length).toBeGreaterThanOrEqual(events);
    await bankPays();
    await everythingAcknowledgedIsThereOnce(ledger, traffic, customer);
  });
});

/** The container is healthy as soon as a backup is being written. */
const untilThereIsABackup = "until docker compose exec backup bash -c 'ls /backups/ledger-*.ndjson'; do sleep 1; done";
