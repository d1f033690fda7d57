// A test ledger: `npm start -- --test-clock` on a data folder of its own, with due dates, aging and closings that pass while the test runs.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { InvoiceView } from '../events/invoice-view.ts';
import { after, get, type Problem, post, send } from '../testing/http/client.ts';
import { invoiceOf, paymentOf } from '../testing/http/requests.ts';
import { freePorts } from '../testing/network/free-port.ts';
import { endsWithFile } from '../testing/processes/leftovers.ts';

const isOurs = !process.env.E2E_COMMAND_URL;

describe.skipIf(!isOurs)(`a test ledger${isOurs ? '' : ' (skipped: another ledger is under test)'}`, () => {
  let folder: string;
  let env: Record<string, string>;
  let commandUrl: string;
  let queryUrl: string;
  let ledger: ChildProcess;
  let said = '';

  const start = (...args: string[]): ChildProcess => {
    const child = spawn(process.execPath, ['scripts/start.ts', ...args], {
      cwd: new URL('..', import.meta.url).pathname,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    said = '';
    for (const output of [child.stdout, child.stderr]) output.on('data', (data) => (said += data));
    endsWithFile(() => stopped(child));
    return child;
  };
  const stopped = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'close');
  };
  const signed = () => ({ authorization: `Bearer ${readFileSync(join(folder, 'token'), 'utf8').trim()}` });
  const moveTo = (now: string) => send<Problem>('PUT', `${commandUrl}/test-clock`, { now }, signed());
  const close = (closedThrough: string) =>
    send<Problem>('PUT', `${commandUrl}/books/closing`, { closedThrough }, signed());

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-test-clock-'));
    env = { LEDGER_DATA: folder, ...(await freePorts()) };
    commandUrl = `http://127.0.0.1:${env.COMMAND_PORT}`;
    queryUrl = `http://127.0.0.1:${env.QUERY_PORT}`;
    ledger = start('--test-clock', '2030-01-31T09:00:00Z');
    await vi.waitUntil(() => said.includes('TEST CLOCK') || ledger.exitCode !== null, { timeout: 200_000 });
    expect(said).toContain("TEST CLOCK: this ledger's time is 2030-01-31T09:0");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says its day', async () => {
    const { body } = await get(`${commandUrl}/calendar`);
    expect(body).toMatchObject({ today: '2030-01-31', testClock: expect.stringMatching(/^2030-01-31T09:/) });
  });

  it('marks an invoice as overdue, ages it and lets a day be closed once its clock was moved past these days', async () => {
    const invoice = { ...invoiceOf(100_000, 'acme'), issuedOn: '2030-01-31', dueOn: '2030-02-10' };
    const registered = await post<{ position: string }>(`${commandUrl}/invoices`, invoice, signed());
    expect(registered.status).toBe(201);
    const future = { ...paymentOf(1_000), receivedOn: '2030-02-11' };
    const paid = () => post<Problem>(`${commandUrl}/invoices/${invoice.invoiceId}/payments`, future, signed());
    expect((await paid()).body.type).toBe('/problems/date-in-future');
    expect((await close('2030-01-31')).body.type).toBe('/problems/day-not-over');

    expect(await moveTo('2030-02-11T09:00:00Z')).toMatchObject({ status: 200 });
    expect(await moveTo('2030-02-11T09:00:00Z')).toMatchObject({ status: 200 }); // a retry
    expect(await moveTo('2030-02-10T09:00:00Z')).toMatchObject({
      status: 409,
      body: { type: '/problems/test-clock-back' },
    });

    const read = async () =>
      (await get<InvoiceView>(`${queryUrl}/invoices/${invoice.invoiceId}`, { ...after(registered), ...signed() })).body;
    await expect.poll(async () => (await read()).overdue).toBe(true);
    expect(await close('2030-01-31')).toMatchObject({ status: 200 });
    const payment = await paid();
    expect(payment.status).toBe(201);
    const { body: aging } = await get<unknown>(`${queryUrl}/customers/acme/aging?on=2030-02-11`, {
      ...after(payment as never),
      ...signed(),
    });
    expect(JSON.stringify(aging)).toContain('99000');

    const then = '2030-02-01T00:00:00Z'; // recorded times are those of the test clock
    const before = await get<InvoiceView>(`${queryUrl}/invoices/${invoice.invoiceId}?at=${then}`, signed());
    expect(before.body).toMatchObject({ amountDue: 100_000, overdue: false });
    const { views } = (await get<{ views: { lagSeconds: number }[] }>(`${queryUrl}/views`, signed())).body;
    expect(Math.max(...views.map(({ lagSeconds }) => lagSeconds))).toBeLessThan(600); // lags are real time
  });

  it('starts only as a test ledger from then on', async () => {
    await stopped(ledger);
    const other = start();
    await once(other, 'close');
    expect(said).toContain('is a test ledger, whose times are not real');
    expect(other.exitCode).toBe(1);
  });
});
