import type { Kysely, SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectPostgres } from '../../platform/stores/postgres.ts';
import type { AuditTables } from '../../projection-service/audit/document.ts';
import { postgresAuditLog } from '../../projection-service/audit/postgres-store.ts';
import { auditView } from '../../projection-service/audit/view.ts';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { booksView } from '../../projection-service/books/store.ts';
import { repetitions } from '../../testing/repetitions.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { agingQuery } from '../books/aging.ts';
import { cashQuery } from '../books/cash-received.ts';
import { customerQuery } from '../customers/balance.ts';
import { noteQuery } from '../customers/find-note.ts';
import { customersQuery } from '../customers/list.ts';
import { historyQuery } from '../history/postgres.ts';
import { type Filter, type Order, orderOf } from '../invoices/filter.ts';
import { invoiceQuery } from '../invoices/find.ts';
import { listQuery, type Place } from '../invoices/list.ts';
import { customerNames, invoiceNames } from '../journal/debits-and-credits.ts';
import type { JournalFilter } from '../journal/filter.ts';
import { journalQuery } from '../journal/find.ts';
import {
  type Filter as PaymentFilter,
  type Order as PaymentOrder,
  type Place as PaymentPlace,
  orderOf as paymentOrderOf,
} from '../payments/filter.ts';
import { paidInvoicesQuery, paymentEventsQuery, paymentQuery } from '../payments/find.ts';
import { type ListedRow, paymentsQuery } from '../payments/list.ts';
import { fillViews } from '../testing/fill-views.ts';
import { connectAudit, connectBalances, connectBooks } from '../testing/ledger.ts';

const invoices = repetitions(50_000, 100_000);
const someId = '00000010-0000-4000-8000-000000000007';

let database: TestDatabase;
let balances: Kysely<BalancesTables>;
let audit: Kysely<AuditTables>;
let books: Kysely<BooksTables>;

beforeAll(async () => {
  database = await createTestDatabase();
  const [balancesPool, auditPool, booksPool] = [
    connectBalances(database.url),
    connectAudit(database.url),
    connectBooks(database.url),
  ];
  await balancesView(balancesPool).prepare();
  await auditView(postgresAuditLog(auditPool)).prepare();
  await booksView(booksPool).prepare();
  [balances, audit] = [balancesPool.withSchema('balances'), auditPool.withSchema('audit')];
  books = booksPool;
  const postgres = { url: database.url, name: 'test', size: 4, statementTimeoutMs: 60_000, onLost: () => {} };
  const patient = connectPostgres<unknown>(postgres);
  await fillViews(patient, invoices);
  await patient.destroy();
});
afterAll(async () => {
  await Promise.all([balances.destroy(), audit.destroy(), books.destroy()]);
  await database.drop();
});

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

/** What a query does to find its rows: "Index Scan invoices". */
async function scansOf(
  query: Pick<SelectQueryBuilder<object, never, object>, 'explain'>,
  most?: number,
): Promise<string[]> {
  const [result] = (await query.explain('json', sql`analyze`)) as Explained[];
  return scansIn(result, most);
}

type Explained = { 'QUERY PLAN': [{ Plan: Plan }] };

function scansIn(result: Explained | undefined, most = 110): string[] {
  const flatten = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flatten)];
  return flatten((result as Explained)['QUERY PLAN'][0].Plan)
    .filter((plan) => plan['Relation Name'] !== undefined && plan['Relation Name'] !== 'checkpoint')
    .map((plan) => {
      const rowsRead = plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0);
      expect(rowsRead, `rows read of ${plan['Relation Name']}`).toBeLessThanOrEqual(most);
      return `${plan['Node Type']} ${plan['Relation Name']}`;
    });
}

describe('with many invoices', () => {
  it('one is found by its index, and so are its payments and credit notes', async () => {
    const scans = await scansOf(invoiceQuery(balances, someId));
    expect(scans).toContain('Index Scan invoices');
    const tiny = ['Seq Scan credit_notes', 'Seq Scan parked']; // empty here
    expect(scans.filter((scan) => scan.startsWith('Seq Scan') && !tiny.includes(scan))).toEqual([]);
  });

  it.each<[string, Filter & Partial<Order>, Place?]>([
    ['all', {}],
    ['all, a later page', {}, { registered: '10000' }],
    ['of a customer', { customer: 'customer-7' }],
    ['of a customer, a later page', { customer: 'customer-7' }, { registered: '10000' }],
    ['of a customer in a state', { customer: 'customer-10', state: 'partially-paid' }],
    ['in a state', { state: 'written-off' }],
    ['of several customers', { customer: ['customer-7', 'customer-8'] }],
    ['of a customer in several states', { customer: 'customer-10', state: ['open', 'partially-paid'] }],
    ['in several states', { state: ['void', 'written-off'] }],
    ['overdue', { overdue: true }],
    ['overdue, a later page', { overdue: true }, { registered: '10000' }],
    ['due before a date', { dueBefore: '2026-06-01' }],
    ['due before a date, a later page', { dueBefore: '2026-06-01' }, { registered: '10000', key: '2026-03-01' }],
    ['by issue date', { sort: 'issuedOn' }],
    ['by issue date, a later page', { sort: 'issuedOn', order: 'desc' }, { registered: '10000', key: '2026-03-01' }],
    ['by amount', { sort: 'payable', order: 'desc' }],
    ['by amount, a later page', { sort: 'payable' }, { registered: '10000', key: '70' }],
    ['of an amount', { sort: 'payable', amountFrom: 500, amountUntil: 700 }],
    ['by number', { sort: 'number' }],
    ['by number, the page of those without', { sort: 'number' }, { registered: '10000', key: '\u{10ffff}' }],
    ['by due date, the page of those without', { sort: 'dueOn' }, { registered: '10000', key: 'infinity' }],
    ['by the beginning of a number', { sort: 'number', number: 'INV-7' }],
    ['found by a number', { search: 'inv-7777' }],
    ['found by a reference', { search: 'po-7777', sort: 'payable' }],
    ["found by a customer's name", { search: 'name 777' }],
    ['found by all customers’ names', { search: 'name' }],
    ['found by all numbers, by amount due', { search: 'inv', sort: 'amountDue', order: 'desc' }],
    ['by amount due', { sort: 'amountDue', order: 'desc' }],
    ['by amount due, a later page', { sort: 'amountDue' }, { registered: '10000', key: '70' }],
    ['of a customer by due date', { customer: 'customer-7', sort: 'dueOn' }],
  ])('a page of a list walks an index: %s', async (_, { sort, order, ...filter }, after) => {
    const wanted = orderOf(filter, { ...(sort && { sort }), ...(order && { order }) });
    const scans = await scansOf(listQuery(balances, filter, wanted, after, 51));
    expect(scans).toHaveLength(1);
    expect(scans[0]).toMatch(/^(Index|Bitmap Heap) Scan invoices$/);
  });

  it('the parts of the invoices of a page are found by their indexes', async () => {
    const order = orderOf({}, {});
    const page = listQuery(balances, { customer: 'customer-7' }, order, undefined, 51, [
      'lines',
      'payments',
      'creditNotes',
    ]);
    const scans = await scansOf(page);
    const tiny = ['Seq Scan credit_notes']; // empty here
    expect(scans).toContain('Index Scan payments');
    expect(scans.filter((scan) => scan.startsWith('Seq Scan') && !tiny.includes(scan))).toEqual([]);
  });

  it("a customer's balance is found by its indexes", async () => {
    expect(await scansOf(customerQuery(balances, 'customer-7'))).toEqual([
      'Index Scan customer_names',
      'Index Scan customers',
    ]);
  });

  it.each([
    ['all', undefined],
    ['all, a later page', undefined, { name: 'Name 3', id: 'customer-3', asOf: '300000' }],
    ['all, a later page, after some invoices', undefined, { name: 'Name 3', id: 'customer-3', asOf: '299970' }],
    ['found by some names', 'name 33'],
    ['found by all names', 'name'],
    ['found by some ids', 'customer-33'],
    ['found by all ids', 'customer'],
  ])('a page of customers walks an index: %s', async (_, search, after?) => {
    const scans = await scansOf(customersQuery(balances, search, after, 51), 180);
    expect(scans.filter((scan) => !/Index|Bitmap/.test(scan))).toEqual([]);
  });

  it.each<[string, PaymentFilter, Partial<PaymentOrder>?, PaymentPlace?]>([
    ['all', {}],
    ['all, a later page', {}, {}, { position: '30000', receivedOn: '2021-01-01' }],
    ['all by day', {}, { sort: 'receivedOn' }],
    ['all by day, a later page', {}, { sort: 'receivedOn' }, { position: '30000', receivedOn: '2021-01-01' }],
    ['of a customer', { customer: 'customer-7' }],
    ['of a customer, a later page', { customer: 'customer-7' }, {}, { position: '30000', receivedOn: '2021-01-01' }],
    ['in a rare state', { state: 'returned' }],
    ['in a usual state', { state: 'received' }],
    ['in a rare currency', { currency: 'JPY' }],
    ['received in a week', { receivedFrom: '2022-03-01', receivedUntil: '2022-03-07' }],
    ['received since', { receivedFrom: '2021-03-01' }],
  ])('a page of payments walks an index: %s', async (_, filter, asked = {}, after?) => {
    const query = paymentsQuery(filter, paymentOrderOf(filter, asked), after, 51);
    const { rows } = await sql<Explained>`explain (analyze, format json) ${query}`.execute(books);
    expect(scansIn(rows[0]).filter((scan) => !/Index|Bitmap/.test(scan))).toEqual([]);
  });

  it('a payment, what it paid and its events are found by their indexes', async () => {
    const { rows } =
      await sql<ListedRow>`select *, null as customer_name from books.payments where position = 30001`.execute(books);
    const [single] = rows;
    if (single === undefined) throw new Error('no payment');
    const across: ListedRow = { ...single, stream: 'payment-500', payment_id: '500', invoice_id: null };
    for (const payment of [single, across]) {
      const { stream, payment_id: paymentId } = payment;
      for (const query of [
        paymentQuery({ stream, paymentId }),
        paidInvoicesQuery(payment),
        paymentEventsQuery(payment, 10_000),
      ]) {
        const explained = await sql<Explained>`explain (analyze, format json) ${query}`.execute(books);
        const scans = scansIn(explained.rows[0]);
        expect(scans.length).toBeGreaterThan(0);
        expect(scans.filter((scan) => !/Index|Bitmap/.test(scan))).toEqual([]);
      }
    }
  });

  it('a credit note on the account of a customer is found by its index', async () => {
    const explained = await sql<{ 'QUERY PLAN': string }>`
      explain ${noteQuery(books.withSchema('books'), 'customer-7', 'note')}`.execute(books);
    expect(explained.rows[0]?.['QUERY PLAN']).toContain('using events_of_notes_on_account');
  });

  it('the cash of a year is found by its index', async () => {
    const { rows } =
      await sql<Explained>`explain (analyze, format json) ${cashQuery('2025-01-01', '2025-12-31', 'month')}`.execute(
        books,
      );
    expect(scansIn(rows[0], 4_000)).toEqual(['Bitmap Heap Scan days']);
  });

  it.each<[string, Parameters<typeof agingQuery>[0]]>([
    ['today', { effectiveOn: '2026-12-31' }],
    ['as recorded up to a minute ago', { effectiveOn: '2026-12-31', at: new Date('2026-12-31T00:00:00Z') }],
  ])('aging reads the invoices with an amount due, and none that is settled: %s', async (_, asOf) => {
    const { rows } = await sql<Explained>`explain (analyze, format json) ${agingQuery(asOf)}`.execute(books);
    // of `days`, the 10,000 of receivables are read: they follow the days, not the invoices
    expect(scansIn(rows[0], 10_000).filter((scan) => !/Index|Bitmap/.test(scan))).toEqual([]);
  });

  it.each([
    ['invoices', () => invoiceNames([someId])],
    ['customers', () => customerNames(['customer-7', 'customer-8'])],
  ])('the names of %s in a journal are found by an index', async (_, query) => {
    const { rows } = await sql<Explained>`explain (analyze, format json) ${query()}`.execute(books);
    expect(scansIn(rows[0])).toEqual(['Index Scan invoices']);
  });

  it('a history is found by its index', async () => {
    expect(await scansOf(historyQuery(audit, someId, 0, 1_001))).toEqual(['Index Scan events']);
  });

  it.each<[JournalFilter]>([
    [{}],
    [{ customer: 'customer-7' }],
    [{ invoice: someId }],
    [{ actor: 'actor-7' }],
    [{ type: 'PaymentApplied' }],
    [{ correlationId: 'request-777' }],
    [{ reference: 'PO-777' }],
    [{ number: 'INV-777' }],
    [{ amountFrom: 777, amountUntil: 780 }],
    [{ recordedFrom: '2026-02-01T00:00:00Z', recordedUntil: '2026-02-01T00:10:00Z' }],
  ])('a page of the journal walks an index: %o', async (filter) => {
    const query = journalQuery(filter, { limit: 51, order: 'newest' });
    const { rows } = await sql<Explained>`explain (analyze, format json) ${query}`.execute(books);
    const scans = scansIn(rows[0]);
    expect(scans.filter((scan) => scan.startsWith('Seq Scan'))).toEqual([]);
  });
});
