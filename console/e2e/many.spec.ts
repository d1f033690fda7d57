import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { connectPostgres } from '../../platform/stores/postgres.ts';
import { postgresAuditLog } from '../../projection-service/audit/postgres-store.ts';
import { auditView } from '../../projection-service/audit/view.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import { booksView } from '../../projection-service/books/store.ts';
import { inBrowser } from './browser.ts';
import { startSecondConsole } from './second-console.ts';

const INVOICES = 100_000;
const MOST_ROWS = 200;
const SCROLLED = 10_000;

const parts = ['lines', 'allowances', 'charges', 'taxExclusive', 'tax', 'taxInclusive', 'prepaid', 'payable'];
const totals = Object.fromEntries(parts.map((part) => [part, 100]));

/** A database with the views of a ledger of 100,000 invoices, but without the events. */
async function fillDatabase(): Promise<string> {
  const shared = inject('console').postgresUrl;
  const settings = { name: 'test', size: 2, statementTimeoutMs: 60_000, onLost: () => {} };
  const server = connectPostgres<unknown>({ ...settings, url: shared });
  await sql`create database many`.execute(server);
  await server.destroy();
  const url = new URL(shared);
  url.pathname = '/many';
  const connect = <Tables>() => connectPostgres<Tables>({ ...settings, url: url.href });
  const pools = { balances: connect(), audit: connect(), books: connect() };
  await balancesView(pools.balances as never).prepare();
  await auditView(postgresAuditLog(pools.audit as never)).prepare();
  await booksView(pools.books as never).prepare();
  const db = connect<unknown>();
  await sql`
    insert into balances.invoices (invoice_id, customer_id, customer_name, currency, number, reference, issued_on, due_on, state,
      overdue, payable, paid, credited, written_off, voided, refunded, amount_due, revision, position, registered_position, document)
    select (lpad(to_hex(i), 8, '0') || '-0000-4000-8000-000000000007')::uuid, 'customer-' || i % 1000, 'Name ' || i % 1000, 'EUR',
      'INV-' || i, 'PO-' || i, date '2026-01-01' + i % 365, date '2026-02-01' + i % 365,
      case when i % 10 = 0 then 'partially-paid' else 'open' end, i % 100 = 0, 100 * i, 0, 0, 0, 0, 0, 100 * i, 0, i, i,
      ${JSON.stringify({ totals })}::jsonb
    from generate_series(1, ${sql.lit(INVOICES)}) i`.execute(db);
  await sql`analyze balances.invoices`.execute(db);
  await Promise.all([db, ...Object.values(pools)].map((pool) => pool.destroy()));
  return url.href;
}

inBrowser('a list of 100,000 invoices', (open) => {
  let second: Awaited<ReturnType<typeof startSecondConsole>>;
  beforeAll(async () => {
    second = await startSecondConsole({ POSTGRES_URL: await fillDatabase() });
  });
  afterAll(async () => {
    await second?.[Symbol.asyncDispose]();
  });

  it('shows its first page, and has at most 200 rows in the document while the reader scrolls through 10,000', {
    timeout: 120_000,
  }, async () => {
    const page = await open('/invoices', { url: second.url });
    await page.getByText('100,000 invoices').waitFor();
    const list = page.locator('.windowed-scroll');
    const rows = list.locator('tbody tr');
    await rows.first().waitFor();
    let most = 0;
    let last = 0;
    while (last < SCROLLED) {
      await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await expect
        .poll(async () => {
          const indexes = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-rowindex'))));
          most = Math.max(most, indexes.length);
          const isFurther = Math.max(...indexes) > last;
          last = Math.max(...indexes, last);
          return isFurther;
        })
        .toBe(true);
    }
    expect(most).toBeLessThanOrEqual(MOST_ROWS);
    expect(await rows.count()).toBeGreaterThan(10);
  });
});
