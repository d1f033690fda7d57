// docs/upgrade.md: its commands are run as they stand, under load.
//
//   a ledger of 4cbfba2 ──► today's ──► one that raises the version of views ──► today's ──► 4cbfba2

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { get, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { paymentReceived } from '../../testing/servers/kafka.ts';
import { everythingAcknowledgedIsThereOnce } from '../compose/acknowledged.ts';
import { ComposedLedger } from '../compose/composed-ledger.ts';
import { checkout, whyNoEngine } from '../compose/docker.ts';
import { commandsUnder } from '../compose/page.ts';
import { Reads } from '../compose/reads.ts';
import { Traffic } from '../traffic.ts';
import { putCommit, putRaised, putToday, whyNoCommit } from './versions.ts';

/** The last one before docs/upgrade.md replaced the services one after the other. */
const earlier = '4cbfba2';
/** Those of that commit have a place in URLs, so they have letters only. */
const passwords = { POSTGRES_PASSWORD: 'owner', POSTGRES_QUERY_PASSWORD: 'reader', KAFKA_PASSWORD: 'broker' };
const patience = { timeout: 200_000, interval: 500 };

const skipped = (await whyNoEngine()) ?? whyNoCommit(earlier);
if (skipped !== undefined) process.stderr.write(`upgrade: skipped: ${skipped}\n`);

describe.skipIf(skipped !== undefined)(`a ledger under load${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  let folder: string;
  let ledger: ComposedLedger;
  /** An invoice that is paid over Kafka only. */
  const ofBank = invoiceOf(1_000_000);
  let paidByBank = 0;
  let raised: Record<'balances' | 'audit', number>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-upgrade-'));
    const project = { name: `ledger-upgrade-${process.pid}`, port: await freePort(), kafkaPort: await freePort() };
    ledger = new ComposedLedger(project, folder, passwords);
    putCommit(earlier, folder);
    await ledger.build();
    await ledger.up({}); // it has no process manager
    process.env.E2E_TOKEN = (await ledger.run('token')).trim();
    expect((await post(`${ledger.commandUrl}/invoices`, ofBank)).status).toBe(201);
  });
  afterAll(async () => {
    await ledger?.down();
    rmSync(folder, { recursive: true });
  });

  const follow = (heading: string) => ledger.shell(commandsUnder('upgrade.md', heading));

  /** Three payments of 1.00 from the bank, over Kafka. */
  async function bankPays(): Promise<void> {
    const messages = [1, 2, 3].map(() => {
      const { key, value } = paymentReceived(ofBank.invoiceId, paymentOf(100));
      return `${key}|${value}\n`;
    });
    const login = `org.apache.kafka.common.security.plain.PlainLoginModule required username="broker" password="${passwords.KAFKA_PASSWORD}";`;
    const signIn = `security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config=${login}\n`;
    const send = `/opt/kafka/bin/kafka-console-producer.sh --bootstrap-server kafka:9092 --topic ledger.payments \
      --producer.config <(printf %s "$0") --property parse.key=true --property key.separator='|' <<<"\${1%?}"`;
    await ledger.compose(['exec', '--no-TTY', 'kafka', 'bash', '-c', send, signIn, messages.join('')]);
    paidByBank += 300;
    await expect.poll(async () => (await view(ofBank.invoiceId)).paid, patience).toBe(paidByBank);
  }

  const view = async (invoiceId: string) => (await get<InvoiceView>(`${ledger.queryUrl}/invoices/${invoiceId}`)).body;

  /** The version of the program that built each view that is read. */
  async function versions(): Promise<Record<string, number>> {
    type Views = { views: { view: string; version: number }[] };
    const { views } = (await get<Views>(`${ledger.queryUrl}/views`)).body;
    return Object.fromEntries(views.map(({ view, version }) => [view, version]));
  }

  /** Nobody notices what `happens`: every request is answered, if not with success then with 503 that a second attempt heals. */
  async function unnoticed(happens: () => Promise<void>, annotate: (text: string) => Promise<unknown>): Promise<void> {
    const start = performance.now();
    const customer = newCustomer();
    const traffic = new Traffic(ledger.commandUrl, customer, 4, 200);
    await traffic.flows(20);
    const paths = ['/invoices?limit=1', `/invoices/${ofBank.invoiceId}/history?limit=1`];
    const reads = paths.map((path) => new Reads(ledger.queryUrl + path));
    await happens();
    await traffic.flows(20);
    await Promise.all([traffic, ...reads].map((one) => one.stop()));
    const all = [traffic, ...reads];
    const [unavailable, notHealed] = [all.flatMap((one) => one.unavailable), all.flatMap((one) => one.notHealed)];
    const unanswered = all.flatMap((one) => one.unanswered).length;
    const answered = reads.reduce((sum, one) => sum + one.answered, 0);
    const outageMs = Math.max(...reads.map((one) => one.longestOutageMs));
    await annotate(
      `${Math.round((performance.now() - start) / 1_000)} s: ${traffic.payments} payments, ${answered} reads, ` +
        `${unavailable.length} answers 503, ${notHealed.length} of them twice; ` +
        `no connection: ${unanswered} attempts, within ${Math.round(outageMs)} ms`,
    );
    expect(reads.flatMap(({ failed }) => failed)).toEqual([]);
    expect({ unavailable, notHealed }).toEqual({ unavailable, notHealed: [] });
    await everythingAcknowledgedIsThereOnce(ledger, traffic, customer);
    await bankPays();
  }

  it(`of ${earlier} is upgraded to this version`, ({ annotate }) =>
    unnoticed(async () => {
      await bankPays();
      putToday(folder);
      await follow('Replace the services');
      await follow('Compare the views with the log');
    }, annotate));

  it('gets new versions of views, and reads the old ones until the new ones are built', ({ annotate }) =>
    unnoticed(async () => {
      const old = await versions();
      raised = putRaised(folder, ['balances', 'audit']);
      await follow('Replace the services');
      await expect.poll(versions, patience).toEqual({ ...old, audit: raised.audit }); // built by itself
      const told = await follow('Build the new version of a view');
      expect(told).toContain(`balances: the view was built by balances@${old.balances}`);
      expect(told).toContain('The rebuilt view is in use');
      expect(await versions()).toEqual({ ...old, ...raised });
    }, annotate));

  it('gets the versions before back', ({ annotate }) =>
    unnoticed(async () => {
      putToday(folder);
      await follow('Replace the services by the old version');
      await follow('Bring back the old version of a view');
      await expect.poll(versions, patience).toMatchObject({ balances: raised.balances - 1, audit: raised.audit - 1 });
    }, annotate));

  it(`is rolled back to ${earlier}`, ({ annotate }) =>
    unnoticed(async () => {
      putCommit(earlier, folder);
      cpSync(join(checkout, 'deploy/replace'), join(folder, 'deploy/replace')); // as the page says
      await follow('Replace the services by the old version');
      await follow('Compare the views with the log');
    }, annotate));
});
