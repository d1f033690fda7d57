import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../events/calendar-date.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { BookedEvent } from '../../events/views.ts';
import type { Service } from '../../platform/http/service.ts';
import { booksView } from '../../projection-service/books/store.ts';
import { seeded } from '../../testing/random.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { amountingTo, effectiveBy } from '../invoices/effective.ts';
import { aLog, bringUpToDate, connectBooks } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

const log = aLog();
let database: TestDatabase;
let service: Service;

beforeAll(async () => {
  database = await createTestDatabase();
  const random = seeded(19);
  const days = (most: number) => Math.floor(random() * most);
  for (let i = 0; i < 60; i++) {
    const issuedOn = addDays('2026-01-01', days(90));
    const dueOn = addDays(issuedOn, days(60));
    const invoiceId = log.register({ issuedOn, payable: 1_000 + i, ...(i % 5 !== 0 && { dueOn }) });
    if (i % 2 === 0) log.pay(invoiceId, 300, addDays(issuedOn, days(100)));
    if (i % 3 === 0) log.pay(invoiceId, i % 2 === 0 ? 700 + i : 1_000 + i, addDays(issuedOn, days(100)));
  }
  log.register({ issuedOn: '2026-01-01', payable: 7, customer: { id: 'undated', name: 'Undated' } });
  log.register({ issuedOn: '2026-01-01', dueOn: '2026-01-19', payable: 9, customer: { id: 'owing', name: 'Owing' } });
  const books = connectBooks(database.url);
  const view = booksView(books);
  await view.prepare();
  await bringUpToDate(view, log);
  const spent = creditSpentAndTakenBack('owing', log.end());
  await view.commit(spent, log.end(), log.end() + BigInt(spent.length));
  await books.destroy();
  service = await aQueryService({ postgres: database.url, now: () => new Date('2027-01-01T00:00:00Z') });
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

/** A payment of 50.00 became credit on 10 January, the credit was paid back on the 15th, and the payment taken back on the 20th. */
function creditSpentAndTakenBack(customerId: string, end: bigint): Recorded<BookedEvent>[] {
  const money = { currency: 'EUR', amount: 5_000 };
  const how = { method: 'cash', reason: 'asked for' };
  const reversal = { reversalId: 'r', reversedOn: '2026-01-20', reason: 'bounced' };
  const source = { paymentId: 'p' };
  const received = { ...money, ...source, customerId, receivedOn: '2026-01-10', method: 'cash', allocations: [] };
  const happened: [stream: string, effectiveOn: string, event: BookedEvent][] = [
    ['payment-p', '2026-01-10', { type: 'PaymentReceived', data: received }],
    ['customer', '2026-01-10', { type: 'CreditGranted', data: { ...money, grantId: 'g', source, credit: 5_000 } }],
    [
      'customer',
      '2026-01-15',
      { type: 'CreditRefunded', data: { ...money, refundId: 'f', refundedOn: '2026-01-15', ...how, credit: 0 } },
    ],
    ['payment-p', '2026-01-20', { type: 'PaymentReversalRequested', data: reversal }],
    ['customer', '2026-01-20', { type: 'CreditWithdrawn', data: { ...money, ...reversal, source, credit: -5_000 } }],
    ['payment-p', '2026-01-20', { type: 'PaymentReversalCompleted', data: { reversalId: 'r', amount: 5_000 } }],
  ];
  const revisions = new Map<string, number>();
  return happened.map(([of, effectiveOn, event], place) => {
    const stream = of === 'customer' ? `customer-${customerId}` : of;
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const metadata = { recordedAt: '2026-11-22T10:00:00.000Z', effectiveOn, actor: 'alice', correlationId: 'order-7' };
    return { ...event, id: randomUUID(), stream, revision, position: end + 1n + BigInt(place), metadata };
  });
}

const agingOn = async (path: string, on: string) => (await service.inject(`${path}?on=${on}`)).json().aging[0];

describe('aging', () => {
  it('has in its columns of overdue amounts what the invoices have due that are overdue on that day', async () => {
    const ofInvoices = log.events as Recorded<InvoiceEvent>[]; // this log has no others
    const streams = [...Map.groupBy(ofInvoices, ({ stream }) => stream).values()];
    for (let on = '2026-01-10'; on < '2026-07-01'; on = addDays(on, 7)) {
      const invoices = streams.map((events) => amountingTo(effectiveBy(events, on), on));
      const due = (isOverdue: boolean) =>
        invoices.reduce((sum, invoice) => (invoice?.overdue === isOverdue ? sum + invoice.amountDue : sum), 0);
      const { current, days1To30, days31To60, days61To90, over90 } = await agingOn('/aging', on);
      expect([on, current, days1To30 + days31To60 + days61To90 + over90]).toEqual([on, due(false), due(true)]);
    }
  });

  it('has what customers owe of credit that was taken back after it was spent, beside what their invoices have due', async () => {
    expect(await agingOn('/customers/owing/aging', '2026-01-19')).toMatchObject({
      current: 9,
      total: 9,
      creditOwed: 0,
    });
    expect(await agingOn('/customers/owing/aging', '2026-01-20')).toMatchObject({
      days1To30: 9,
      total: 9,
      creditOwed: 5_000,
    });
    expect(await agingOn('/aging', '2026-01-19')).toMatchObject({ creditOwed: 0 });
    expect(await agingOn('/aging', '2026-01-20')).toMatchObject({ creditOwed: 5_000 });
  });

  it('never has an invoice without a due date as overdue', async () => {
    for (const on of ['2026-01-01', '2026-12-31'])
      expect(await agingOn('/customers/undated/aging', on)).toMatchObject({ current: 7, total: 7 });
  });
});
