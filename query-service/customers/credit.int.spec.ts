import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../platform/http/service.ts';
import { connectEventStore, type EventStore } from '../../platform/stores/event-store.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import { appendTo } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { connectBalances } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

const invoiceId = randomUUID();
const currency = 'EUR';
let store: TestEventStore;
let eventStore: EventStore;
let database: TestDatabase;
let service: Service;

beforeAll(async () => {
  [store, database] = await Promise.all([startEventStore(), createTestDatabase()]);
  eventStore = connectEventStore(store.url);
  const balances = connectBalances(database.url);
  await balancesView(balances).prepare();
  await balances.destroy();
  const day = '2026-12-01';
  // 100.00 of credit; 60.00 are applied, of which the invoice takes 50.00; 20.00 are refunded, which comes back
  await appendTo(eventStore.client, 'customer-acme', [
    {
      type: 'CreditGranted',
      data: { grantId: 'g', source: {}, grantedOn: day, currency, amount: 10_000, credit: 10_000 },
    },
    {
      type: 'CreditReserved',
      data: { applicationId: 'credit/a', invoiceId, appliedOn: day, currency, amount: 6_000, credit: 4_000 },
    },
    {
      type: 'CreditApplicationCompleted',
      data: { applicationId: 'credit/a', invoiceId, applied: 5_000, currency, amount: 1_000, credit: 5_000 },
    },
    {
      type: 'CreditRefunded',
      data: { refundId: 'r', refundedOn: day, method: 'cash', reason: 'asked', currency, amount: 2_000, credit: 3_000 },
    },
    {
      type: 'CreditRefundReversed',
      data: { refundId: 'r', reversedOn: day, reason: 'closed', currency, amount: 2_000, credit: 5_000 },
    },
  ]);
  service = await aQueryService({ postgres: database.url, eventStore: store.url });
});
afterAll(async () => {
  await service?.close();
  await eventStore?.dispose();
  await database?.drop();
  await store?.stop();
});

const get = async (path: string) => {
  const { statusCode, body } = await service.inject(path);
  return { status: statusCode, body: JSON.parse(body) };
};

describe('the credit of a customer', () => {
  const application = { applicationId: 'credit/a', invoiceId, currency, reserved: 6_000, appliedOn: '2026-12-01' };
  const refund = { refundId: 'r', currency, amount: 2_000, refundedOn: '2026-12-01', reversed: true };

  it('is read under the address of the commands, with its applications and refunds', async () => {
    expect(await get('/customers/acme/credit')).toMatchObject({
      status: 200,
      body: {
        ...{ customerId: 'acme', automatic: false, credit: [{ currency, credit: 5_000 }], revision: 4 },
        applications: [{ ...application, applied: 5_000 }],
        refunds: [refund],
      },
    });
  });

  it('has the ETag of the commands', async () => {
    const { headers } = await service.inject('/customers/acme/credit');
    expect(headers.etag).toBe('"4"');
    const again = await service.inject({ url: '/customers/acme/credit', headers: { 'if-none-match': 'W/"4"' } });
    expect(again.statusCode).toBe(304);
  });

  it('has each application and refund at an address of its own', async () => {
    for (const id of ['a', 'credit%2Fa'])
      expect((await get(`/customers/acme/credit/applications/${id}`)).body).toEqual({ ...application, applied: 5_000 });
    expect((await get('/customers/acme/credit/refunds/r')).body).toEqual(refund);
  });

  it.each([
    ['/customers/acme/credit/applications/b', 'credit-application-not-found'],
    ['/customers/acme/credit/refunds/a', 'credit-refund-not-found'],
    ['/customers/nobody/credit', 'customer-not-found'],
    ['/customers/nobody/credit/applications/a', 'customer-not-found'],
  ])('is not found: %s', async (path, type) => {
    expect(await get(path)).toMatchObject({ status: 404, body: { type: `/problems/${type}` } });
  });
});
