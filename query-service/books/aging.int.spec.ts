import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../events/calendar-date.ts';
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
  const books = connectBooks(database.url);
  const view = booksView(books);
  await view.prepare();
  await bringUpToDate(view, log);
  await books.destroy();
  service = await aQueryService({ postgres: database.url, now: () => new Date('2027-01-01T00:00:00Z') });
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const agingOn = async (path: string, on: string) => (await service.inject(`${path}?on=${on}`)).json().aging[0];

describe('aging', () => {
  it('has in its columns of overdue amounts what the invoices have due that are overdue on that day', async () => {
    const streams = [...Map.groupBy(log.events, ({ stream }) => stream).values()];
    for (let on = '2026-01-10'; on < '2026-07-01'; on = addDays(on, 7)) {
      const invoices = streams.map((events) => amountingTo(effectiveBy(events, on), on));
      const due = (isOverdue: boolean) =>
        invoices.reduce((sum, invoice) => (invoice?.overdue === isOverdue ? sum + invoice.amountDue : sum), 0);
      const { current, days1To30, days31To60, days61To90, over90 } = await agingOn('/aging', on);
      expect([on, current, days1To30 + days31To60 + days61To90 + over90]).toEqual([on, due(false), due(true)]);
    }
  });

  it('never has an invoice without a due date as overdue', async () => {
    for (const on of ['2026-01-01', '2026-12-31'])
      expect(await agingOn('/customers/undated/aging', on)).toMatchObject({ current: 7, total: 7 });
  });
});
