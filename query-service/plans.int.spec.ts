import type { Kysely, SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditTables } from '../projection-service/audit/document.ts';
import { postgresAuditLog } from '../projection-service/audit/postgres-store.ts';
import { auditView } from '../projection-service/audit/view.ts';
import type { BalancesTables } from '../projection-service/balances/schema.ts';
import { balancesView } from '../projection-service/balances/store.ts';
import { createTestDatabase, type TestDatabase } from '../testing/postgres.ts';
import { customerQuery } from './customers/balance.ts';
import { historyQuery } from './history/postgres.ts';
import { invoiceQuery } from './invoices/find.ts';
import { type Filter, listQuery, type Place } from './invoices/list.ts';
import { connectAudit, connectBalances } from './testing/ledger.ts';

const invoices = 20_000;
const someId = '00000010-0000-4000-8000-000000000007';

let database: TestDatabase;
let balances: Kysely<BalancesTables>;
let audit: Kysely<AuditTables>;

beforeAll(async () => {
  database = await createTestDatabase();
  const [balancesPool, auditPool] = [connectBalances(database.url), connectAudit(database.url)];
  await balancesView(balancesPool).prepare();
  await auditView(postgresAuditLog(auditPool)).prepare();
  [balances, audit] = [balancesPool.withSchema('balances'), auditPool.withSchema('audit')];
  await fill(balancesPool);
});
afterAll(async () => {
  await Promise.all([balances.destroy(), audit.destroy()]);
  await database.drop();
});

/** 200 customers with 100 invoices each; of ten invoices one is partially paid, of 500 one written off, of 100 one overdue. */
async function fill(db: Kysely<BalancesTables>): Promise<void> {
  await sql`
    insert into balances.invoices (invoice_id, customer_id, customer_name, currency, issued_on, due_on, state, overdue, payable,
      paid, credited, written_off, voided, refunded, amount_due, revision, position, registered_position, document)
    select (lpad(to_hex(i), 8, '0') || '-0000-4000-8000-000000000007')::uuid, 'customer-' || i % 200, 'Name', 'EUR', '2026-01-01',
      date '2026-01-01' + i % 365, case when i % 10 = 0 then 'partially-paid' when i % 500 = 7 then 'written-off' else 'open' end, i % 100 = 0, 100,
      0, 0, 0, 0, 0, 100, 0, i, i, '{"totals": {}}'
    from generate_series(1, ${sql.lit(invoices)}) i`.execute(db);
  await sql`
    insert into balances.payments (invoice_id, payment_id, revision, kind, amount, excess, refunded, reversed, paid_on, method)
    select invoice_id, 'p', 1, 'money', 1, 0, 0, false, '2026-01-01', 'cash' from balances.invoices`.execute(db);
  await sql`
    insert into balances.customers (customer_id, currency, name, name_since, invoiced, paid, credited, written_off, voided,
      refunded, due, open_invoices)
    select 'customer-' || i, 'EUR', 'Name', 1, 0, 0, 0, 0, 0, 0, 0, 0 from generate_series(1, 5000) i`.execute(db);
  await sql`
    insert into audit.events (event_id, invoice_id, revision, position, document)
    select gen_random_uuid(), invoice_id, revision, position, '{}' from balances.invoices`.execute(db);
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
  const [result] = (await query.explain('json', sql`analyze`)) as { 'QUERY PLAN': [{ Plan: Plan }] }[];
  const flatten = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flatten)];
  return flatten((result as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan)
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

  it.each<[string, Filter, Place?]>([
    ['all', {}],
    ['all, a later page', {}, { registered: '10000' }],
    ['of a customer', { customer: 'customer-7' }],
    ['of a customer, a later page', { customer: 'customer-7' }, { registered: '10000' }],
    ['of a customer in a state', { customer: 'customer-10', state: 'partially-paid' }],
    ['in a state', { state: 'written-off' }],
    ['overdue', { overdue: true }],
    ['overdue, a later page', { overdue: true }, { registered: '10000' }],
    ['due before a date', { dueBefore: '2026-06-01' }],
    ['due before a date, a later page', { dueBefore: '2026-06-01' }, { registered: '10000', dueOn: '2026-03-01' }],
  ])('a page of a list walks an index: %s', async (_, filter, after) => {
    const scans = await scansOf(listQuery(balances, filter, after, 51));
    expect(scans).toHaveLength(1);
    expect(scans[0]).toMatch(/^(Index|Bitmap Heap) Scan invoices$/);
  });

  it("a customer's balance is found by its index", async () => {
    expect(await scansOf(customerQuery(balances, 'customer-7'))).toEqual(['Index Scan customers']);
  });

  it('a history is found by its index', async () => {
    expect(await scansOf(historyQuery(audit, someId, 0, 1_001))).toEqual(['Index Scan events']);
  });
});
