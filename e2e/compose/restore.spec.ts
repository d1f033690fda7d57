// docs/backup.md, "Under compose": its commands are run as they stand, under load, with payments from Kafka. Each store is copied, if the
// page has a copy of it, and lost.
//
//   copies ─► RESTORE_MINUTES of commands and payments ─► each store in turn: lost, restored, everything compared ─► the next one
//
// RESTORE_MINUTES=60 lets an hour pass; without it, only some commands are sent.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { after, get, getOnce, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { kafkaAs, paymentReceived, produce, readCommitted } from '../../testing/servers/kafka.ts';
import { type Acknowledged, Traffic } from '../traffic.ts';
import { everythingAcknowledgedIsThereOnce, forEach } from './acknowledged.ts';
import { ledgerWith, skipped, skippedTitle, withMysql } from './composed.ts';
import { debugPorts } from './composed-ledger.ts';
import { docker } from './docker.ts';
import { commandsUnder } from './page.ts';
import { oddPasswords } from './passwords.ts';

const minutes = Number(process.env.RESTORE_MINUTES ?? 0);
const patience = { timeout: 200_000 + minutes * 5_000, interval: 500 };
/** So that the machine stays usable for an hour: four commands and one payment from the bank a second. */
const pauseMs = minutes > 0 ? 500 : 0;

const ledger = ledgerWith(withMysql);

describe.skipIf(skipped)(`a store that is lost${skippedTitle}`, () => {
  let folder: string;
  let kafka: ReturnType<typeof kafkaAs>;
  /** Invoices that are paid over Kafka only, and the payments that were sent for each. */
  const ofBank = Array.from({ length: 5 }, () => ({ invoice: invoiceOf(1_000_000), sent: [] as string[] }));
  /** Commands over HTTP since the copies: an invoice of 10.00 and a payment of 3.00 each. */
  const since: (readonly [ReturnType<typeof invoiceOf>, ReturnType<typeof paymentOf>])[] = [];
  /** What was acknowledged before each copy of the event store. */
  const before = new Map<string, Acknowledged>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledger-restore-'));
    await ledger.compose(['--profile', 'debug', 'up', '--no-build', '--wait', 'open-ports'], await debugPorts());
    await ledger.up();
    kafka = kafkaAs(`127.0.0.1:${ledger.kafkaPort}`, 'broker', oddPasswords.KAFKA_PASSWORD);
    for (const { invoice } of ofBank) await post(`${ledger.commandUrl}/invoices`, invoice);
  });
  afterAll(async () => {
    await kafka?.close();
    await ledger.compose([
      '--profile',
      'debug',
      '--profile',
      'backup',
      '--profile',
      'mysql',
      'rm',
      '--stop',
      '--force',
      'open-ports',
      'backup',
      'mysql',
    ]);
    await rm(folder, { recursive: true });
  });

  const follow = (heading: string) => ledger.shell(commandsUnder('backup.md', heading), folder);

  /** The bank sends a payment of 1.00 for each of its invoices, over Kafka. */
  async function bankSends(): Promise<void> {
    const messages = ofBank.map(({ invoice, sent }) => {
      const payment = paymentOf(100);
      sent.push(payment.paymentId);
      return paymentReceived(invoice.invoiceId, payment);
    });
    await produce(kafka, 'ledger.payments', messages);
  }

  async function bankPays(): Promise<void> {
    await bankSends();
    await eachBankPaymentIsThereOnce();
  }

  async function eachBankPaymentIsThereOnce(): Promise<void> {
    for (const { invoice, sent } of ofBank) {
      await expect.poll(async () => (await view(invoice.invoiceId)).body.paid, patience).toBe(sent.length * 100);
      const payments = () => applied(invoice.invoiceId);
      await expect.poll(async () => (await payments()).length, patience).toBeGreaterThanOrEqual(sent.length);
      expect((await payments()).toSorted()).toEqual(sent.toSorted());
    }
  }

  /** Each is recorded: it is new to the log. */
  async function send(commands: typeof since): Promise<void> {
    await forEach(commands, async ([invoice, payment]) => {
      expect((await post(`${ledger.commandUrl}/invoices`, invoice)).status).toBe(201);
      const paid = await post(`${ledger.commandUrl}/invoices/${invoice.invoiceId}/payments`, payment);
      expect(paid.status).toBe(201);
    });
  }

  async function timePasses(): Promise<void> {
    const end = Date.now() + minutes * 60_000;
    do {
      await bankSends();
      for (let n = 0; n < 10; n++, await sleep(pauseMs)) {
        const command = [invoiceOf(1_000), paymentOf(300)] as const;
        await send([command]);
        since.push(command);
      }
    } while (Date.now() < end);
    process.stdout.write(
      `since the copies: ${since.length * 2} commands, ${ofBank[0]?.sent.length} payments for each of ${ofBank.length} invoices\n`,
    );
  }

  async function everythingSinceIsThereOnce(): Promise<void> {
    await eachBankPaymentIsThereOnce();
    await forEach(since, async ([{ invoiceId }, { paymentId }]) => {
      await expect.poll(async () => (await view(invoiceId)).body.amountDue, patience).toBe(700);
      await expect.poll(() => applied(invoiceId), patience).toEqual([paymentId]);
    });
  }

  const view = (invoiceId: string) => get<InvoiceView>(`${ledger.queryUrl}/invoices/${invoiceId}`);

  async function applied(invoiceId: string): Promise<string[]> {
    type History = { events?: { type: string; change: { paymentId: string } }[] };
    const { body } = await get<History>(`${ledger.queryUrl}/invoices/${invoiceId}/history`);
    const payments = body.events?.filter(({ type }) => type === 'PaymentApplied') ?? [];
    return payments.map(({ change }) => change.paymentId);
  }

  /** Restores an event store, but keeps the views, in spite of the page: they have events that the restored log does not have. */
  async function restoreBesideTheViews(): Promise<void> {
    const commands = commandsUnder('backup.md', 'Restore the event store');
    const ofViews = / (mongo|postgres|mysql)\b| "\$\{project\}_(balances|audit|register)"/g;
    expect(commands.match(ofViews)).toHaveLength(6);
    await ledger.shell(commands.replaceAll(ofViews, ''), folder);
    const services = 'event-store command-service projection-service query-service';
    await ledger.shell(`docker compose up --no-build --no-deps --detach ${services}`, folder);
  }

  /** Registers invoices until the log's end is after the checkpoint of each view. */
  async function growPastTheViews(): Promise<void> {
    const { views = [] } = (await get<Views>(`${ledger.queryUrl}/views`)).body;
    const furthest = views.map(({ position = '0' }) => BigInt(position)).reduce((a, b) => (a > b ? a : b), 0n);
    let end = 0n;
    const clients = Array.from({ length: 8 }, async () => {
      while (end <= furthest) {
        const recorded = await post(`${ledger.commandUrl}/invoices`, invoiceOf(1_000));
        expect(recorded.status).toBe(201);
        const position = BigInt(recorded.headers.get('ledger-position') ?? 0);
        if (position > end) end = position;
      }
    });
    await Promise.all(clients);
  }

  async function noViewIsReady(): Promise<void> {
    const states = new Set<string>();
    const reasons = async () => {
      const { views = [] } = (await get<Views>(`${ledger.queryUrl}/views`)).body;
      for (const { state } of views) states.add(state);
      return views.map(({ reason }) => reason);
    };
    const notOfLog = expect.stringContaining('drop the view');
    await expect.poll(reasons, patience).toEqual([notOfLog, notOfLog, notOfLog]);
    expect(states).not.toContain('live');
    const read = await getOnce(`${ledger.queryUrl}/invoices`, { 'ledger-position': '1' });
    expect([read.status, read.text]).toEqual([503, expect.stringContaining('view-not-of-log')]);
    await expect.poll(() => readiness('query-service', 3002), patience).toMatch(/^503 .*drop the view/);
    await expect.poll(() => readiness('projection-service', 3003), patience).toMatch(/^503 .*drop the view/);
  }

  function readiness(service: string, port: number): Promise<string> {
    const ask = `fetch('http://127.0.0.1:${port}/readyz').then(async (answer) => console.log(answer.status, await answer.text()))`;
    return ledger.compose(['exec', '--no-TTY', service, 'node', '--eval', ask]);
  }

  async function underLoad<Result>(customer: string, work: (traffic: Traffic) => Promise<Result>): Promise<Traffic> {
    const traffic = new Traffic(ledger.commandUrl, customer, 4, 50);
    await traffic.flows(20);
    await work(traffic);
    await traffic.stop();
    return traffic;
  }

  /** Commands need no view: while a store of views was away, each had its answer, and afterwards everything is there. */
  async function noCommandWaited(traffic: Traffic, customer: string): Promise<void> {
    expect([traffic.unanswered, traffic.notHealed]).toEqual([[], []]);
    await everythingAcknowledgedIsThereOnce(ledger, traffic, customer);
    await everythingSinceIsThereOnce();
  }

  it('is copied under load, and time passes', async () => {
    await bankPays();
    await underLoad(newCustomer(), async (running) => {
      await follow('Copy PostgreSQL');
      for (const copy of ['Copy the event store', 'Each day, checked']) {
        await running.flows(20);
        before.set(
          copy,
          new Map([...running.acknowledged].map(([invoiceId, payments]) => [invoiceId, new Set(payments)])),
        );
        await follow(copy);
      }
      await ledger.shell(untilThereIsABackup, folder);
    });
    await timePasses();
    await everythingSinceIsThereOnce();
  });

  it('PostgreSQL, comes back from an older copy, and nothing is lost', async () => {
    const customer = newCustomer();
    const traffic = await underLoad(customer, async (running) => {
      await ledger.lose('postgres', 'balances');
      await running.flows(20); // commands need no PostgreSQL
      await follow('Restore PostgreSQL');
    });
    await noCommandWaited(traffic, customer);
  });

  it.each([
    ['MongoDB', 'mongo', 'audit'],
    ['MySQL', 'mysql', 'register'],
  ])('%s, is replaced, and its view is rebuilt from the log', async (name, store, volume) => {
    const customer = newCustomer();
    const traffic = await underLoad(customer, async (running) => {
      await ledger.lose(store, volume);
      await running.flows(20);
      await follow(`Replace what was lost of ${name}`);
    });
    await noCommandWaited(traffic, customer);
  });

  it.each([
    ['its copy', 'Copy the event store', 'Restore the event store'],
    ['ledger backup', 'Each day, checked', 'Restore the event store from the newest backup'],
  ])(
    'the event store, comes back from %s: what HTTP said since is lost and is sent again, what Kafka has comes by itself',
    async (...[, copy, restore]) => {
      await bankPays();
      await ledger.lose('event-store', 'events');
      if (restore === 'Restore the event store') {
        await restoreBesideTheViews();
        await noViewIsReady();
        await growPastTheViews();
        await noViewIsReady();
      }
      await follow(restore);
      await follow(restore); // as after an interruption
      await follow('Start on the restored log');
      await eachBankPaymentIsThereOnce();
      await forEach(before.get(copy) ?? [], async ([invoiceId, payments]) =>
        expect(await applied(invoiceId)).toEqual(expect.arrayContaining([...payments])),
      );
      const unknown = await post(`${ledger.commandUrl}/invoices`, invoiceOf(1_000)); // its position is after all that was restored
      await forEach(since, async ([{ invoiceId }]) =>
        expect((await getOnce(`${ledger.queryUrl}/invoices/${invoiceId}`, after(unknown))).status).toBe(404),
      );

      await send(since);
      await everythingSinceIsThereOnce();
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
    await everythingSinceIsThereOnce();
  });
});

type Views = { views?: { state: string; reason?: string; position?: string }[] };

/** The container is healthy as soon as a backup is being written. */
const untilThereIsABackup = "until docker compose exec backup bash -c 'ls /backups/ledger-*.ndjson'; do sleep 1; done";
