// The log of an earlier version, read by this one: `npx node scripts/old-log.ts COMMIT`. It needs the git history, and is no part of
// `npm test`.
//
//   npm start of COMMIT ─► commands, answers of its views ─► stop ─► npm start of today on the same data: the same answers,
//   with the views as they are, and after each was rebuilt from the log
//
// Exits 1 and shows each field that differs. Fields that only today's answers have are not compared.

import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { freePorts } from '../testing/network/free-port.ts';
import { checkOut, removeCheckOut } from './other-trees.ts';

const here = new URL('..', import.meta.url).pathname;
const [commit] = process.argv.slice(2);
if (commit === undefined) throw new Error('usage: npx node scripts/old-log.ts COMMIT');

const folder = mkdtempSync(join(tmpdir(), 'ledger-old-log-'));
const old = join(folder, 'sources');
const startMs = 120_000;
const ports = await freePorts();
const env = { ...process.env, ...ports, LEDGER_DATA: join(folder, 'data') };
const [commands, queries] = [ports.COMMAND_PORT, ports.QUERY_PORT].map((port) => `http://127.0.0.1:${port}`);
const authorization = () => `Bearer ${readFileSync(join(env.LEDGER_DATA, 'token'), 'utf8').trim()}`;

/** `npm start` of a tree of sources, until the scope ends. */
async function started(tree: string) {
  const ledger = spawn(process.execPath, [join(tree, 'scripts/start.ts')], { env, cwd: tree, stdio: 'ignore' });
  const ended = once(ledger, 'exit');
  for (const deadline = Date.now() + startMs; !(await isReady()); await sleep(200)) {
    if (ledger.exitCode !== null || Date.now() > deadline) throw new Error(`${tree} does not start`);
  }
  return {
    async [Symbol.asyncDispose]() {
      ledger.kill('SIGTERM');
      await ended;
    },
  };
}

const isReady = async () =>
  (await Promise.all([commands, queries].map((url) => fetch(`${url}/readyz`).catch(() => undefined)))).every(
    (answer) => answer?.ok,
  );

async function post(path: string, body: object): Promise<void> {
  const answer = await fetch(commands + path, {
    method: 'POST',
    headers: { authorization: authorization(), 'content-type': 'application/json', 'ledger-unrepeatable': 'true' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

async function answerTo(path: string): Promise<unknown> {
  const answer = await fetch(queries + path, { headers: { authorization: authorization() } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const today = new Date().toISOString().slice(0, 10);
const money = { currency: 'EUR', method: 'credit-transfer' };
const reason = 'as it happened';
const customers = ['one', 'two', 'three'];

/** What happens to the invoices of a customer: each kind of command, and what meets on one invoice. */
async function live(customer: string): Promise<string[]> {
  const invoices: string[] = [];
  const bill = async (amount: number, content: object = {}) => {
    const invoiceId = randomUUID();
    const line = { description: 'Work', quantity: '1', unitPrice: String(amount), tax: { category: 'S', rate: '19' } };
    const dates = { issuedOn: '2026-01-10', dueOn: '2026-02-10' };
    const parties = { customer: { id: customer, name: `Customer ${customer}` }, currency: 'EUR' };
    await post('/invoices', { invoiceId, ...parties, ...dates, lines: [line], ...content });
    invoices.push(invoiceId);
    return invoiceId;
  };
  const pay = (invoiceId: string, paymentId: string, amount: number) =>
    post(`/invoices/${invoiceId}/payments`, { paymentId, amount, receivedOn: '2026-02-01', ...money });
  const of = (invoiceId: string, paymentId: string) => `/invoices/${invoiceId}/payments/${paymentId}`;
  const back = (refundId: string, amount: number) => ({ refundId, amount, ...money, reason });
  const name = () => randomUUID();

  const bounced = await bill(10_000, { number: `${customer}-1` });
  const [over, refunded, twice, stays] = [name(), name(), name(), name()];
  await pay(bounced, over, 20_000);
  await post(`${of(bounced, over)}/reversal`, { reason, reversedOn: '2026-03-01' });
  await pay(bounced, refunded, 5_000);
  await post(`${of(bounced, refunded)}/refunds`, back('1', 2_000));
  await pay(bounced, twice, 3_000);
  await post(`${of(bounced, twice)}/refunds`, back('3', 1_000));
  await post(`${of(bounced, twice)}/reversal`, { reason }); // returned twice in earlier versions
  await pay(bounced, stays, 1_000);

  const written = await bill(5_000);
  await post(`/invoices/${written}/write-off`, { reason });
  await pay(written, name(), 2_000);
  await post(`/invoices/${await bill(3_000)}/void`, { reason });
  const credited = await bill(7_000);
  await pay(credited, name(), 8_330);
  await post(`/invoices/${credited}/credit-notes`, { amount: 1_190, currency: 'EUR', issuedOn: today, reason });
  const spent = await bill(2_000);
  const credit = `/customers/${customer}/credit`;
  await post(`${credit}/applications`, { applicationId: 'a', invoiceId: spent, amount: 500, currency: 'EUR' });
  await post(`${of(spent, 'credit%2Fa')}/reversal`, { reason });
  await post(`${credit}/refunds`, back('2', 100));
  for (const _ of [1, 2]) await bill(6_000);
  const across = name();
  const received = { customerId: customer, receivedOn: '2026-02-15', ...money };
  await post('/payments', { paymentId: across, amount: 9_000, ...received });
  await post(`/payments/${across}/reversal`, { reason, reversedOn: '2026-03-02' });
  await post('/payments', { paymentId: name(), amount: 4_000, ...received });
  return invoices;
}

/** What the views say, by path. */
async function answers(invoices: readonly string[]): Promise<Map<string, unknown>> {
  const days = ['2026-02-20', today];
  const paths = [
    ...days.flatMap((on) => [`/trial-balance?effectiveOn=${on}`, `/aging?on=${on}`]),
    `/cash-received?from=2026-01-01&until=${today}&by=month`,
    '/invoices/summary',
    ...customers.flatMap((id) => [
      `/customers/${id}/balance`,
      ...days.map((on) => `/customers/${id}/balance?effectiveOn=${on}`),
      `/customers/${id}/statement?from=2026-01-01&until=${today}`,
    ]),
    ...invoices.flatMap((id) => [`/invoices/${id}`, `/invoices/${id}/history`]),
  ];
  return new Map(await Promise.all(paths.map(async (path) => [path, await answerTo(path)] as const)));
}

/** The places where `now` lacks what `before` has, or has another value. */
function differences(before: unknown, now: unknown, place = ''): string[] {
  if (typeof before !== 'object' || before === null) {
    return isDeepStrictEqual(before, now) ? [] : [`${place}: ${JSON.stringify(before)}, now ${JSON.stringify(now)}`];
  }
  const other = (typeof now === 'object' && now !== null ? now : {}) as Record<string, unknown>;
  return Object.entries(before).flatMap(([key, value]) => differences(value, other[key], `${place}/${key}`));
}

/** Waits until the views have all events, and stay as they are. */
async function atRest(invoices: readonly string[]): Promise<Map<string, unknown>> {
  let before = await answers(invoices);
  for (const deadline = Date.now() + 30_000; ; ) {
    await sleep(2_000);
    const now = await answers(invoices);
    if (isDeepStrictEqual(before, now)) return now;
    if (Date.now() > deadline) throw new Error('the views do not come to rest');
    before = now;
  }
}

function compare(when: string, before: Map<string, unknown>, now: Map<string, unknown>): void {
  const found = [...before].flatMap(([path, answer]) => differences(answer, now.get(path), path));
  for (const difference of found) console.log(`${when}: ${difference}`);
  console.log(`${when}: ${before.size} answers, ${found.length} differences`);
  if (found.length > 0) process.exitCode = 1;
}

try {
  checkOut(commit, old);
  let invoices: string[];
  let before: Map<string, unknown>;
  {
    await using _ = await started(old);
    invoices = (await Promise.all(customers.map(live))).flat();
    before = await atRest(invoices);
  }
  await using _ = await started(here);
  compare('views of before', before, await atRest(invoices));
  for (const view of ['balances', 'books', 'audit']) {
    execFileSync(process.execPath, [join(here, 'scripts/ledger.ts'), 'rebuild', view], { env, stdio: 'ignore' });
  }
  compare('views rebuilt', before, await atRest(invoices));
} finally {
  removeCheckOut(old);
  rmSync(folder, { recursive: true, force: true });
}
