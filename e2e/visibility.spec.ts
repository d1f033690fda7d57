// Observability: one trace through all services, metrics, and logs without personal data.

import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceView } from '../events/invoice-view.ts';
import { after, get, post } from '../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../testing/http/requests.ts';
import { startTraceCollector, type TraceCollector } from '../testing/http/trace-collector.ts';
import { type Services, startServices } from '../testing/processes/services.ts';

const skipped = process.env.E2E_COMMAND_URL ? 'the processes are not ours' : undefined;

describe.skipIf(skipped)(`an operator of the ledger${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  let collector: TraceCollector;
  let ledger: Services;
  beforeAll(async () => {
    collector = await startTraceCollector();
    process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url;
    process.env.OTEL_BSP_SCHEDULE_DELAY = '100';
    ledger = await startServices();
  });
  afterAll(async () => {
    delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
    delete process.env.OTEL_BSP_SCHEDULE_DELAY;
    await ledger?.[Symbol.asyncDispose]();
    await collector?.close();
  });

  it('sees the effects of a payment in every service in one trace, and finds the trace by log and event', async () => {
    const traceId = randomBytes(16).toString('hex');
    const headers = { traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` };
    const invoice = invoiceOf(10_000);
    await post(`${ledger.commandUrl}/invoices`, invoice);
    const paid = await post(`${ledger.commandUrl}/invoices/${invoice.invoiceId}/payments`, paymentOf(4_000), headers);
    const view = `${ledger.queryUrl}/invoices/${invoice.invoiceId}`;
    await get(view, { ...headers, ...after(paid) });

    const steps = () => collector.spans.filter((span) => span.traceId === traceId);
    const names = () => steps().map(({ service, name }) => `${service}: ${name}`);
    await expect
      .poll(names)
      .toEqual(
        expect.arrayContaining([
          'command-service: POST /invoices/:invoiceId/payments',
          'command-service: append',
          'process-manager: follow up',
          'projection-service: project balances',
          'projection-service: project audit',
          'projection-service: project books',
          'query-service: GET /invoices/:invoiceId',
          'query-service: read balances',
        ]),
      );
    const request = steps().find(({ name }) => name.startsWith('POST'));
    for (const step of steps().filter(({ name }) => /^(project|append)/.test(name))) {
      expect(step.parentSpanId).toBe(request?.spanId);
    }
    await expect.poll(() => log('command-service')).toContain(`"trace_id":"${traceId}"`); // written a moment later
    expect(log('command-service')).toContain(`"correlationId":"${paid.headers.get('x-correlation-id')}"`);
  });

  it('gets no spans of a trace that is not sampled', async () => {
    const traceId = randomBytes(16).toString('hex');
    const unsampled = { traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-00` };
    await post(`${ledger.commandUrl}/invoices`, invoiceOf(10_000), unsampled);
    const seen = collector.spans.length;
    await expect
      .poll(async () => {
        await post(`${ledger.commandUrl}/invoices`, invoiceOf(10_000));
        return collector.spans.length;
      })
      .toBeGreaterThan(seen);
    expect(collector.spans.filter((span) => span.traceId === traceId)).toEqual([]);
  });

  it('sees metrics of commands by outcome, appends, lag, pools and breakers', async () => {
    const invoice = invoiceOf(1_000);
    const registered = await post(`${ledger.commandUrl}/invoices`, invoice);
    await post(`${ledger.commandUrl}/invoices`, invoice);
    await post(`${ledger.commandUrl}/invoices/${randomUUID()}/payments`, paymentOf(1));
    await post(`${ledger.commandUrl}/payments:batch`, JSON.stringify({}), { 'content-type': 'application/x-ndjson' });
    await get(`${ledger.queryUrl}/invoices/${invoice.invoiceId}`, after(registered));

    const commands = await metrics(ledger.commandUrl);
    expect(commands('ledger_commands_total', { command: 'register', outcome: 'accepted' })).toBeGreaterThan(1);
    const refused = { command: 'pay', source: 'http', outcome: 'refused', rule: 'invoice-not-found' };
    expect(commands('ledger_commands_total', refused)).toBe(1);
    const line = { command: 'record-payment', source: 'batch', outcome: 'refused', rule: 'malformed-request' };
    expect(commands('ledger_commands_total', line)).toBe(1);
    expect(commands('ledger_commands_repeated_total', { aggregate: 'invoice' })).toBe(1);
    expect(commands('ledger_append_duration_seconds_count', { outcome: 'recorded' })).toBeGreaterThan(1);
    const answered = { method: 'POST', route: '/invoices', status: '201' };
    expect(commands('http_request_duration_seconds_count', answered)).toBeGreaterThan(1);
    expect(commands('ledger_breaker_state', { store: 'EventStoreDB', state: 'closed' })).toBe(1);
    expect(commands('ledger_store_up', { store: 'EventStoreDB' })).toBe(1);
    expect(commands('http_requests_shed_total', { reason: 'heap-used' })).toBe(0);
    expect(commands('nodejs_eventloop_lag_p99_seconds', {})).toBeGreaterThan(0);

    const projections = await metrics(ledger.projectionUrl);
    for (const projection of ['balances', 'audit', 'books']) {
      expect(projections('ledger_projection_state', { projection, state: 'following' })).toBe(1);
      expect(projections('ledger_projection_position', { projection })).toBeGreaterThan(1);
      expect(projections('ledger_projection_events_total', { projection })).toBeGreaterThan(1);
      expect(projections('ledger_projection_lag_seconds', { projection })).toBeLessThan(30);
      expect(projections('ledger_projection_parked_streams', { projection })).toBe(0);
    }
    expect(projections('ledger_postgres_connections', { pool: 'views', state: 'idle' })).toBeGreaterThanOrEqual(0);

    const queries = await metrics(ledger.queryUrl);
    expect(queries('ledger_view_position', { view: 'balances' })).toBeGreaterThan(1);
    expect(queries('ledger_view_lag_seconds', { view: 'balances' })).toBeLessThan(30);
    expect(queries('ledger_store_up', { store: 'PostgreSQL' })).toBe(1);
    expect(queries('ledger_postgres_waiting', { pool: 'balances' })).toBe(0);
    expect(queries('ledger_breaker_state', { store: 'books', state: 'open' })).toBe(0);
  });

  it('finds no personal data in the logs: no name, address, tax id, account or reference, even after errors', async () => {
    const mark = `Lovelace${randomBytes(4).toString('hex')}`;
    const invoice = personal(mark);
    const { invoiceId } = invoice;
    const registered = await post(`${ledger.commandUrl}/invoices`, invoice);
    expect(registered.status, registered.text).toBe(201);
    const payments = `${ledger.commandUrl}/invoices/${invoiceId}/payments`;
    const payment = { ...paymentOf(100), reference: mark };
    await post(payments, payment);
    await post(payments, { ...payment, amount: 200 }); // taken, with other content
    await post(payments, `{"reference": "${mark}", nonsense`);
    await post(`${ledger.commandUrl}/invoices`, { ...invoice, [mark]: mark });
    await post(`${ledger.commandUrl}/payments:batch`, JSON.stringify({ ...payment, customerId: mark, amount: mark }), {
      'content-type': 'application/x-ndjson',
    });
    await get(`${ledger.queryUrl}/customers/${mark}/balance`);
    await get(`${ledger.queryUrl}/invoices?customer=${mark}&sort=${mark}`);
    await get(`${ledger.queryUrl}/${mark}?${mark}`);

    // a row that violates a constraint
    const database = new pg.Client({ connectionString: ledger.postgresUrl });
    await database.connect();
    await database.query(`alter table balances.payments add constraint fault check (reference not like '${mark}-%')`);
    const poison = await post(payments, { ...paymentOf(100), reference: `${mark}-2` });
    const parked = async () =>
      (await metrics(ledger.projectionUrl))('ledger_projection_parked_streams', { projection: 'balances' });
    await expect.poll(parked).toBe(1);
    await database.query('alter table balances.payments drop constraint fault');
    await database.end();
    const { body } = await get<InvoiceView>(`${ledger.queryUrl}/invoices/${invoiceId}`);
    expect(body.customer.name).toContain(mark);

    const correlationId = poison.headers.get('x-correlation-id');
    await expect
      .poll(() => log('projection-service'))
      .toMatch(RegExp(`"correlationId":"${correlationId}".*parked a stream`));
    for (const name of ['command-service', 'process-manager', 'projection-service', 'query-service'] as const) {
      expect(await ledger.kill(name, 'SIGTERM')).toBe('exit code 0'); // then its log is whole
    }
    for (const file of readdirSync(ledger.logFolder)) {
      const lines = readFileSync(join(ledger.logFolder, file), 'utf8').split('\n');
      expect(
        lines.filter((line) => line.includes(mark)),
        file,
      ).toEqual([]);
    }
  });

  const log = (name: string): string => readFileSync(join(ledger.logFolder, `${name}.log`), 'utf8');
});

/** An invoice with a mark in every field that may hold personal data. */
function personal(mark: string) {
  const address = { street: `${mark} Street`, city: mark, postCode: '12345', country: 'DE' };
  const contact = { name: `Ada ${mark}`, telephone: `+49 ${mark}`, email: `${mark}@example.org` };
  return {
    ...invoiceOf(10_000, newCustomer()),
    customer: { id: mark, name: `Ada ${mark}` },
    reference: `${mark}-order`,
    notes: [`for ${mark}`],
    buyer: { name: `Ada ${mark}`, vatId: `DE${mark}`, address, contact },
    paymentInstructions: [{ meansCode: '58', account: `DE02 ${mark}`, accountName: `Ada ${mark}` }],
  };
}

/** Reads /metrics. @returns the sum of a metric's series that carry all of some labels */
async function metrics(url: string): Promise<(name: string, labels: Record<string, string>) => number> {
  const { text } = await get(`${url}/metrics`).catch(async () => ({
    text: await (await fetch(`${url}/metrics`)).text(),
  }));
  const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return (name, labels) => {
    const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    const found = series.filter((line) => line.startsWith(`${name}{`) && wanted.every((one) => line.includes(one)));
    if (found.length === 0 && labels.outcome !== undefined) return 0;
    expect(found.length, `${name} ${wanted}`).toBeGreaterThan(0);
    return found.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  };
}
