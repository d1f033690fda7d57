import type { Kysely, SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectPostgres } from '../platform/postgres.ts';
import type { AuditTables } from '../projection-service/audit/document.ts';
import { postgresAuditLog } from '../projection-service/audit/postgres-store.ts';
import { auditView } from '../projection-service/audit/view.ts';
import type { BalancesTables } from '../projection-service/balances/schema.ts';
import { balancesView } from '../projection-service/balances/store.ts';
import type { BooksTables } from '../projection-service/books/schema.ts';
import { booksView } from '../projection-service/books/store.ts';
import { createTestDatabase, type TestDatabase } from '../testing/postgres.ts';
import { customerQuery } from './customers/balance.ts';
import { historyQuery } from './history/postgres.ts';
import { type Filter, type Order, orderOf } from './invoices/filter.ts';
import { invoiceQuery } from './invoices/find.ts';
import { listQuery, type Place } from './invoices/list.ts';
import type { JournalFilter } from './journal/filter.ts';
import { journalQuery } from './journal/find.ts';
import { connectAudit, connectBalances, connectBooks } from './testing/ledger.ts';

const invoices = 100_000;
const eventsEach = 3;
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
  await fill(patient);
  await patient.destroy();
});
afterAll(async () => {
  await Promise.all([balances.destroy(), audit.destroy(), books.destroy()]);
  await database.drop();
});

const id = sql`(lpad(to_hex(i), 8, '0') || '-0000-4000-8000-000000000007')::uuid`;

/** 1,000 customers with 100 invoices each; of ten invoices one is partially paid, of 500 one written off, of 100 one overdue. */
async function fill(db: Kysely<unknown>): Promise<void> {
  const insertions = {
    invoices: sql`
      insert into balances.invoices (invoice_id, customer_id, customer_name, currency, number, reference, issued_on, due_on, state,
        overdue, payable, paid, credited, written_off, voided, refunded, amount_due, revision, position, registered_position, document)
      select ${id}, 'customer-' || i % 1000, 'Name', 'EUR', 'INV-' || i, 'PO-' || i, date '2026-01-01' + i % 365,
        date '2026-01-01' + i % 365, case when i % 10 = 0 then 'partially-paid' when i % 500 = 7 then 'written-off' else 'open' end,
        i % 100 = 0, i, 0, 0, 0, 0, 0, i, 2, 3 * i, 3 * i, '{"totals": {}}'
      from generate_series(1, ${sql.lit(invoices)}) i`,
    payments: sql`
      insert into balances.payments (invoice_id, payment_id, revision, kind, amount, excess, refunded, reversed, paid_on, method)
      select invoice_id, 'p', 1, 'money', 1, 0, 0, false, '2026-01-01', 'cash' from balances.invoices`,
    customers: sql`
      insert into balances.customers (customer_id, currency, name, name_since, invoiced, paid, credited, written_off, voided,
        refunded, due, open_invoices)
      select 'customer-' || i, 'EUR', 'Name', 1, 0, 0, 0, 0, 0, 0, 0, 0 from generate_series(1, 5000) i`,
    audit: sql`
      insert into audit.events (event_id, invoice_id, revision, position, document)
      select (lpad(to_hex(3 * i + r), 8, '0') || '-0000-4000-8000-000000000008')::uuid, ${id}, r, 3 * i + r, '{}'
      from generate_series(1, ${sql.lit(invoices)}) i, generate_series(0, ${sql.lit(eventsEach - 1)}) r`,
    events: sql`
      insert into books.events (position, event_id, stream, revision, type, customer_id, invoice_id, currency, amount, number,
        reference, recorded_at, effective_on, actor, correlation_id, change, before, after)
      select 3 * i + r, ${id}, 'invoice-' || i, r, (array['InvoiceRegistered', 'PaymentApplied', 'InvoicePartiallyPaid'])[r + 1],
        'customer-' || i % 1000, ${id}, 'EUR', i, case when r = 0 then 'INV-' || i end, case when r = 1 then 'PO-' || i end,
        timestamptz '2026-01-01Z' + interval '1 minute' * i, '2026-01-01', 'actor-' || i % 500, 'request-' || i, '{}', '{}', '{}'
      from generate_series(1, ${sql.lit(invoices)}) i, generate_series(0, ${sql.lit(eventsEach - 1)}) r`,
    entries: sql`
      insert into books.entries (position, line, account, currency, amount, customer_id, invoice_id, type, recorded_at, effective_on)
      select position, line, (array['receivables', 'cash'])[line], 'EUR', 3 - 2 * line, customer_id, invoice_id, type, recorded_at,
        effective_on from books.events, generate_series(1, 2) line where revision < 2`,
  };
  const inTurn = async (names: (keyof typeof insertions)[]) => {
    for (const name of names) await insertions[name].execute(db);
  };
  await Promise.all([inTurn(['invoices', 'payments', 'customers', 'audit']), inTurn(['events', 'entries'])]);
  await sql`analyze`.execute(db);
}

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

/** What a query does to find its rows: "Index Scan invoices". */
async function scansOf(query: Pick<SelectQueryBuilder<object, never, object>, 'explain'>): Promise<string[]> {
  const [result] = (await query.explain('json', sql`analyze`)) as Explained[];
  return scansIn(result);
}

type Explained = { 'QUERY PLAN': [{ Plan: Plan }] };

function scansIn(result: Explained | undefined): string[] {
  const flatten = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flatten)];
  return flatten((result as Explained)['QUERY PLAN'][0].Plan)
    .filter((plan) => plan['Relation Name'] !== undefined && plan['Relation Name'] !== 'checkpoint')
    .map((plan) => {
      const rowsRead = plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0);
      expect(rowsRead, `rows read of ${plan['Relation Name']}`).toBeLessThanOrEqual(110);
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
    ['by the beginning of a number', { sort: 'number', number: 'INV-77' }],
    ['of a customer by due date', { customer: 'customer-7', sort: 'dueOn' }],
  ])('a page of a list walks an index: %s', async (_, { sort, order, ...filter }, after) => {
    const wanted = orderOf(filter, { ...(sort && { sort }), ...(order && { order }) });
    const scans = await scansOf(listQuery(balances, filter, wanted, after, 51));
    expect(scans).toHaveLength(1);
    expect(scans[0]).toMatch(/^(Index|Bitmap Heap) Scan invoices$/);
  });

  it("a customer's balance is found by its index", async () => {
    expect(await scansOf(customerQuery(balances, 'customer-7'))).toEqual(['Index Scan customers']);
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
