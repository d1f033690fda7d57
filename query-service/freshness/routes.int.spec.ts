// Every route of the OpenAPI document that reads the ledger: a route that is added later is tested too.

import { hash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachmentStream, partAt } from '../../events/attachment.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import { taxGroups } from '../../events/document/totals.ts';
import { example, issued } from '../../events/einvoice/testing/example.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Service } from '../../platform/http/service.ts';
import { projectionsTo } from '../../projection-service/projections.ts';
import { catchUp } from '../../projection-service/rebuild/catch-up.ts';
import { openStores, type Stores } from '../../projection-service/stores.ts';
import { append, appendTo } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { aQueryService } from '../testing/service.ts';

type Operation = {
  parameters?: { in: string; name: string; required?: boolean; schema: { format?: string; type?: string } }[];
  responses: Record<string, { content?: Record<string, unknown> }>;
};

/** A request of a route, and whether the route may answer 404. */
type Asked = { url: string; accept: string; mayBeMissing: boolean };

/** These do not answer from a view: they show the state of the views, follow the log, or belong to the process. */
const others = [
  '/views',
  '/views/parked',
  '/events',
  '/schemas/events/{type}/{version}',
  '/problems/{rule}',
  '/readyz',
  '/metrics',
  '/healthz',
];

const file = Buffer.from('day;hours\n2026-11-22;8\n');
const sha256 = hash('sha256', file);
const log = { warn: () => {} };
let eventStore: TestEventStore;
let database: TestDatabase;
let stores: Stores;
let service: Service;
let routes: [string, Operation][];

beforeAll(async () => {
  [eventStore, database] = await Promise.all([startEventStore(), createTestDatabase()]);
  stores = openStores({ EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url }, 'test', 10_000, log);
  const now = () => new Date('2027-06-01T00:00:00Z');
  service = await aQueryService({ postgres: database.url, eventStore: eventStore.url, now });
  const { paths } = (await service.inject('/docs/json')).json<{ paths: Record<string, { get?: Operation }> }>();
  await appendTo(stores.eventStore.client, attachmentStream(sha256), [
    { type: 'AttachmentPartStored', data: partAt(file, 0) },
  ]);
  routes = Object.entries(paths).flatMap(([path, { get }]) => (get && !others.includes(path) ? [[path, get]] : []));
  await project(await register('before'));
});
afterAll(async () => {
  await Promise.all([service.close(), stores.close()]);
  await Promise.all([eventStore.stop(), database.drop()]);
});

/**
 * Registers an invoice of a customer, with a file, a payment, a credit note, and a payment across invoices of the same name; and a credit
 * note on the customer's account, with the same file. @returns the position
 */
async function register(customerId: string, invoiceId: string = randomUUID()): Promise<bigint> {
  const attachment = { mediaType: 'text/csv', fileName: 'hours.csv', sha256, bytes: file.length };
  const document = {
    ...issued(example),
    invoiceId,
    customer: { ...example.customer, id: customerId },
    supportingDocuments: [{ id: 'hours', attachment }],
  };
  const { payable } = document.totals;
  const { dueOn: _, ...undated } = example;
  const content: InvoiceContent = { ...undated, number: 'CN-1', typeCode: '381' };
  const events: InvoiceEvent[] = [
    { type: 'InvoiceRegistered', data: { ...document, amountDue: payable } },
    {
      type: 'PaymentApplied',
      data: { paymentId: invoiceId, amount: 1, receivedOn: '2026-12-01', method: 'cash', amountDue: payable - 1 },
    },
    {
      type: 'CreditNoteApplied',
      data: {
        creditNoteId: 'cn-1',
        issuedOn: '2026-12-01',
        reason: 'returned',
        taxes: taxGroups(content),
        amount: payable - 1,
        amountDue: 0,
        document: content,
      },
    },
  ];
  const { client } = stores.eventStore;
  await append(client, invoiceId, events);
  const received = {
    paymentId: invoiceId,
    customerId,
    amount: 1,
    currency: document.currency,
    receivedOn: '2026-12-01',
  };
  const granted = { grantId: 'g-1', source: {}, grantedOn: '2026-12-01', currency: document.currency };
  const reserved = { applicationId: 'credit/a-1', invoiceId, currency: document.currency };
  const refunded = { refundId: 'r-1', refundedOn: '2026-12-01', method: 'cash', reason: 'asked for' };
  const { invoiceId: _id, ...note } = {
    ...document,
    ...issued(content),
    supportingDocuments: document.supportingDocuments,
  };
  const registered = { creditNoteId: 'cn-1', issuedOn: '2026-12-01', currency: document.currency, document: note };
  await appendTo(client, `customer-${customerId}`, [
    { type: 'CreditNoteRegistered', data: { ...registered, amount: payable, credit: payable } },
    { type: 'CreditGranted', data: { ...granted, amount: 3, credit: payable + 3 } },
    { type: 'CreditReserved', data: { ...reserved, appliedOn: '2026-12-01', amount: 2, credit: payable + 1 } },
    { type: 'CreditRefunded', data: { ...refunded, currency: document.currency, amount: 1, credit: payable } },
  ]);
  return appendTo(client, `payment-${invoiceId}`, [
    { type: 'PaymentReceived', data: { ...received, method: 'cash', allocations: [] } },
  ]);
}

/** Brings all views up to date, as the projection service would. */
async function project(upTo: bigint): Promise<void> {
  for (const { view, ...projection } of projectionsTo(stores, log)) {
    await view.prepare();
    await catchUp(stores.eventStore.client, { ...projection, view }, upTo);
  }
}

/** Optional parameters that let a route read something else than the present state. */
const asOf: Readonly<Record<string, (position: bigint) => string>> = {
  at: () => '2027-01-01T00:00:00Z',
  effectiveOn: () => '2027-01-01',
  revision: () => '0',
  position: String,
};

/** Every route, in each of its media types, with its required parameters alone and with each that names a moment. */
const requests = (invoiceId: string, customerId: string, position: bigint): Asked[] =>
  routes.flatMap(([path, { parameters = [], responses }]) => {
    const inQuery = parameters.filter((parameter) => parameter.in === 'query');
    const required = inQuery
      .filter((parameter) => parameter.required)
      .map(({ name, schema }) => {
        if (schema.type === 'integer') return `${name}=0`;
        expect([path, name, schema.format]).toEqual([path, name, 'date']);
        return `${name}=${name === 'from' ? '2026-01-01' : '2027-01-01'}`;
      });
    const moments = inQuery.flatMap(({ name }) => asOf[name]?.(position).replace(/^/, `${name}=`) ?? []);
    const place = path
      .replace('{invoiceId}', invoiceId)
      .replace('{customerId}', customerId)
      .replace('{applicationId}', 'a-1')
      .replace('{refundId}', 'r-1')
      .replace('{paymentId}', invoiceId)
      .replace('{creditNoteId}', 'cn-1')
      .replace('{sha256}', sha256);
    expect(place).not.toContain('{');
    const types = Object.keys(responses[200]?.content ?? {});
    return ['', ...moments].flatMap((moment) => {
      const query = [...required, ...(moment === '' ? [] : [moment])].join('&');
      return types.map((accept) => ({ url: `${place}?${query}`, accept, mayBeMissing: responses[404] !== undefined }));
    });
  });

const ask = async ({ url, accept }: Asked, position?: bigint) => {
  const headers = { accept, ...(position !== undefined && { 'ledger-position': String(position) }) };
  const { statusCode, headers: answered } = await service.inject({ url, headers });
  return { url, accept, status: statusCode, position: answered['ledger-position'] };
};

describe('every route that reads the ledger', () => {
  it('takes a position', () => {
    expect(routes.length).toBeGreaterThan(10);
    for (const [path, { parameters = [] }] of routes)
      expect([path, parameters.map(({ name }) => name)]).toEqual([path, expect.arrayContaining(['ledger-position'])]);
  });

  it('answers about what was recorded at that position, though its view did not have it yet', async () => {
    const [invoiceId, customerId] = [randomUUID(), `customer-${randomUUID()}`];
    const position = await register(customerId, invoiceId);
    const asked = requests(invoiceId, customerId, position);
    const early = await Promise.all(asked.map((one) => ask(one)));
    expect(early.filter(({ status }) => status === 404).length).toBeGreaterThan(10);

    const waiting = asked.map((one) => ask(one, position));
    await project(position);
    const answered = await Promise.all(waiting);
    expect(answered).toEqual(
      asked.map(({ url, accept }) => ({ url, accept, status: 200, position: String(position) })),
    );
  });

  it('says as of which position something was not found', async () => {
    const end = await register('another');
    await project(end);
    const asked = requests(randomUUID(), 'nobody', end).filter(
      ({ url, mayBeMissing }) => mayBeMissing && /^\/(invoices|customers)\//.test(url),
    );
    expect(asked.length).toBeGreaterThan(10);
    for (const one of asked) expect(await ask(one)).toMatchObject({ url: one.url, status: 404, position: String(end) });
  });
});
