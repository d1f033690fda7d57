// A log as the command service writes it: its process, asked over HTTP by several clients at once for whatever can happen to
// invoices, credit and payments, and left alone until nothing is under way any more.

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { Recorded } from '../../events/recorded.ts';
import { streamPrefix } from '../../events/streams.ts';
import { type Stored, upcast } from '../../events/upcast.ts';
import type { BookedEvent } from '../../events/views.ts';
import { streamsOf } from '../../events/views.ts';
import { readConfig } from '../../processes/config.ts';
import { services } from '../../processes/programs.ts';
import { getsReady } from '../../processes/run-program.ts';
import { send } from '../../testing/http/client.ts';
import { freePorts } from '../../testing/network/free-port.ts';
import { START_MS, startProgram } from '../../testing/processes/node-process.ts';
import { startEventStore } from '../../testing/servers/event-store.ts';
import { nothingStored, project } from '../books/project.ts';

const clients = 4;
const restMs = 60_000;

type Post = (path: string, body: object, method?: 'POST' | 'PUT') => Promise<Record<string, string> | undefined>;

/** @param commands how many are tried; those that the ledger refuses are none the less a part of the test */
export async function aLedgerLog(commands: number, random: () => number): Promise<Recorded<BookedEvent>[]> {
  const [store, folder] = [await startEventStore(), mkdtempSync(join(tmpdir(), 'ledger-log-'))];
  const config = readConfig({
    LEDGER_DATA: folder,
    ...(await freePorts()),
    EVENT_STORE_URL: store.url,
    POSTGRES_URL: 'postgres://none',
  });
  const commandSide = services(config).filter(({ name }) => ['command-service', 'process-manager'].includes(name));
  const running = commandSide.map((program) => [program, startProgram(program, join(folder, program.name))] as const);
  const client = EventStoreDBClient.connectionString(store.url);
  try {
    for (const [program, started] of running)
      if (!(await getsReady(program, started, START_MS))) throw new Error(`the ${program.name} did not start`);
    const post = poster(`http://127.0.0.1:${config.COMMAND_PORT}`);
    await oneOfEach(post);
    const ledger = someCommands(post, random);
    await Promise.all(
      Array.from({ length: clients }, async () => {
        for (let i = 0; i < commands / clients; i++) await ledger.next();
      }),
    );
    return await atRest(client);
  } finally {
    await client.dispose();
    await Promise.all(running.map(([, started]) => started.stop()));
    await store.stop();
    rmSync(folder, { recursive: true });
  }
}

const poster =
  (url: string): Post =>
  async (path, body, method = 'POST') => {
    const answer = await send<Record<string, string>>(method, url + path, body, {
      'ledger-actor': 'a test',
      'ledger-unrepeatable': 'true',
    });
    if (answer.status >= 500) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.status < 300 ? answer.body : undefined;
  };

/** What chance might leave out: each way in which money moves, on customers of their own. */
async function oneOfEach(post: Post): Promise<void> {
  const [currency, method, reason] = ['EUR', 'transfer', 'as it happens'];
  const on = '2026-02-01';
  async function register(customerId: string): Promise<string> {
    const invoiceId = randomUUID();
    const lines = [{ description: 'Work', quantity: '1', unitPrice: '1000', tax: { category: 'S', rate: '19' } }];
    await certain('/invoices', {
      invoiceId,
      customer: { id: customerId, name: customerId },
      currency,
      issuedOn: on,
      dueOn: on,
      lines,
    });
    return invoiceId;
  }
  async function certain(path: string, body: object): Promise<void> {
    if ((await post(path, body)) === undefined) throw new Error(`${path} was refused`);
  }
  const pay = (id: string, paymentId: string, amount: number) =>
    certain(`/invoices/${id}/payments`, { paymentId, amount, currency, receivedOn: on, method });

  await certain(`/invoices/${await register('void')}/void`, { voidedOn: on, reason });
  const writtenOff = await register('written-off');
  await certain(`/invoices/${writtenOff}/write-off`, { writtenOffOn: on, reason });
  await pay(writtenOff, 'late', 500);
  const [overpaid, other] = [await register('overpaid'), await register('overpaid')];
  await pay(overpaid, 'too-much', 2_000);
  await eventually(() => post('/customers/overpaid/credit/applications', { invoiceId: other, amount: 300, currency }));
  await certain('/customers/overpaid/credit/refunds', { amount: 100, currency, method, reason });
  const bounced = await register('bounced');
  await pay(bounced, 'bounces', 1_500);
  await eventually(() => post(`/invoices/${bounced}/payments/bounces/reversal`, { reason }));
  await pay(bounced, 'stays', 100);
  await certain(`/invoices/${bounced}/payments/stays/refunds`, { amount: 50, currency, method, reason });
  await certain(`/invoices/${bounced}/credit-notes`, { amount: 90, currency, issuedOn: on, reason });
  await eventually(() =>
    post('/payments', { paymentId: 'over', customerId: 'bounced', amount: 3_000, currency, receivedOn: on, method }),
  );
  await eventually(() => post('/payments/over/reversal', { reason }));
  await eventually(() =>
    post('/payments', { paymentId: 'alone', customerId: 'unapplied', amount: 700, currency, receivedOn: on, method }),
  );
  const undone = await register('undone');
  const transfer = { paymentId: 'in-parts', customerId: 'undone', amount: 2_000, currency, receivedOn: on, method };
  await eventually(() => post('/payments', transfer));
  await eventually(() => post('/payments/in-parts/reversal', { amount: 900, reason }));
  const part = `/invoices/${undone}/payments/payments%2Fin-parts`;
  await eventually(() => post(`${part}/unapplication`, { amount: 100, reason }));
  await eventually(() => post(`${part}/reversal`, { amount: 130, reason }));
  await certain(`${part}/refunds`, { refundId: 'back', amount: 50, currency, method, reason });
  await certain(`/invoices/${undone}/refunds/back/reversal`, { reason });
}

/** What depends on a process of the ledger is refused until that has come so far. */
async function eventually(ask: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + restMs; (await ask()) === undefined; ) {
    if (Date.now() > end) throw new Error('a command is refused for ever');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Commands on a few customers, invoices and payments, so that they meet. */
function someCommands(post: Post, random: () => number) {
  const invoices: { id: string; customerId: string; currency: string; payments: string[] }[] = [];
  const payments: string[] = [];
  const upTo = (n: number) => Math.floor(random() * n);
  const one = <T>(of: readonly T[]): T | undefined => of[upTo(of.length)];
  const date = (day: number) => `2026-0${1 + upTo(4)}-${String(day + upTo(15)).padStart(2, '0')}`;
  const amount = () => 1 + upTo(8_000);
  const reason = 'as it happens';

  async function register(): Promise<void> {
    const customerId = `c${upTo(5)}`;
    const currency = random() < 0.8 ? 'EUR' : 'JPY';
    const issuedOn = date(1);
    const invoiceId = randomUUID();
    const answer = await post('/invoices', {
      invoiceId,
      number: `INV-${String(invoices.length).padStart(3, '0')}`,
      customer: { id: customerId, name: customerId.toUpperCase() },
      currency,
      issuedOn,
      dueOn: `2026-0${Number(issuedOn.slice(6, 7)) + 1}-10`,
      lines: [
        { description: 'Work', quantity: '1', unitPrice: String(500 + amount()), tax: { category: 'S', rate: '19' } },
        { description: 'Books', quantity: '2', unitPrice: String(100 + upTo(900)), tax: { category: 'S', rate: '7' } },
      ],
      ...(random() < 0.2 && { prepaid: 100 }),
      ...(random() < 0.2 && { rounding: upTo(5) - 2 }),
    });
    if (answer) invoices.push({ id: invoiceId, customerId, currency, payments: [] });
  }

  async function next(): Promise<void> {
    const invoice = one(invoices);
    if (invoice === undefined || random() < 0.2) return register();
    const { id, customerId, currency } = invoice;
    const paymentId = randomUUID();
    const payment = {
      paymentId,
      amount: amount(),
      currency,
      receivedOn: date(14),
      method: 'transfer',
      reference: `r${upTo(9)}`,
    };
    const known = one(invoice.payments) ?? paymentId;
    const what = random();
    if (what < 0.35) {
      if (await post(`/invoices/${id}/payments`, payment)) invoice.payments.push(paymentId);
    } else if (what < 0.45) {
      if (await post('/payments', { ...payment, amount: amount() * 2, customerId })) payments.push(paymentId);
    } else if (what < 0.55) {
      await post(`/invoices/${id}/credit-notes`, { amount: amount(), currency, issuedOn: date(14), reason });
    } else if (what < 0.63) {
      await post(`/invoices/${id}/payments/${known}/reversal`, { reversedOn: date(14), reason });
    } else if (what < 0.7) {
      const refund = { amount: 1 + upTo(500), currency, refundedOn: date(14), method: 'transfer', reason };
      await post(`/invoices/${id}/payments/${known}/refunds`, refund);
    } else if (what < 0.75) {
      await post(`/invoices/${id}/write-off`, { writtenOffOn: date(14), reason });
    } else if (what < 0.78) {
      await post(`/invoices/${id}/void`, { voidedOn: date(14), reason });
    } else if (what < 0.88) {
      const application = { invoiceId: id, amount: 1 + upTo(2_000), currency, appliedOn: date(14) };
      await post(`/customers/${customerId}/credit/applications`, application);
    } else if (what < 0.92) {
      const refund = { amount: 1 + upTo(1_000), currency, refundedOn: date(14), method: 'transfer', reason };
      await post(`/customers/${customerId}/credit/refunds`, refund);
    } else if (what < 0.98) {
      await post(`/payments/${one(payments) ?? paymentId}/reversal`, { reversedOn: date(14), reason });
    } else {
      await post(`/customers/${customerId}/credit/automatic`, { automatic: random() < 0.5 }, 'PUT');
    }
  }
  return { next };
}

/** The log when what is in transit has arrived. @throws where it never does */
async function atRest(client: EventStoreDBClient): Promise<Recorded<BookedEvent>[]> {
  const end = Date.now() + restMs;
  for (;;) {
    const events = await booked(client);
    const { entries } = project(events, nothingStored);
    const inTransit = Map.groupBy(
      entries.filter(({ account }) => account === 'in-transit'),
      ({ customer_id, currency }) => `${customer_id} ${currency}`,
    );
    const left = [...inTransit].map(([whose, of]) => [whose, of.reduce((sum, { amount }) => sum + amount, 0)] as const);
    const [first] = left.filter(([, amount]) => amount !== 0);
    if (first === undefined) return events;
    if (Date.now() > end) throw new Error(`${first.join(': ')} is in transit for ever`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function booked(client: EventStoreDBClient): Promise<Recorded<BookedEvent>[]> {
  const prefixes = streamsOf.books.map(streamPrefix);
  const events: Recorded<BookedEvent>[] = [];
  for await (const { event } of client.readAll()) {
    if (event && prefixes.some((prefix) => event.streamId.startsWith(prefix))) {
      events.push(upcast<BookedEvent>(event as Stored));
    }
  }
  return events;
}
