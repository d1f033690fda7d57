import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../../events/customer.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { stillCredit, stillPaying } from '../../events/invoice-payment.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import { isPart, type PaymentEvent } from '../../events/payment.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import type { BookedEvent } from '../../events/views.ts';
import type { Position, View } from '../../platform/projection/view.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { compareTables } from '../rebuild/compare-tables.ts';
import { connect } from '../testing/connect.ts';
import { aLedgerLog } from '../testing/ledger-log.ts';
import type { BooksTables } from './schema.ts';
import { booksTables, booksView } from './store.ts';

let log: Recorded<BookedEvent>[];
let database: TestDatabase;
let db: Kysely<BooksTables>;

beforeAll(async () => {
  [log, database] = await Promise.all([aLedgerLog(), createTestDatabase()]);
  db = connect(database.url);
  await deliver(booksView(db), log, 100);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** Delivers a log in batches of `size`, each after the first beginning with the `overlap` last events of the one before. */
async function deliver(view: View<BookedEvent>, events: readonly Recorded<BookedEvent>[], size: number, overlap = 0) {
  await view.prepare();
  let from: Position;
  for (let start = 0; start < events.length; start += size) {
    const batch = events.slice(Math.max(0, start - overlap), start + size);
    const to = batch.at(-1)?.position ?? 0n;
    await view.commit(batch, from, to);
    from = to;
  }
}

type Sum = { key: string; currency: string; sum: number };

const sumsBy = async (key: 'customer_id' | 'invoice_id' | 'account', account?: string): Promise<Sum[]> => {
  const { rows } = await sql<Sum>`
    select ${sql.ref(key)}::text as key, currency, sum(amount)::bigint as sum from books.entries
    ${account === undefined ? sql`` : sql`where account = ${account}`} group by 1, 2 having sum(amount) <> 0`.execute(
    db,
  );
  return rows;
};

const inOrder = (sums: Sum[]) => sums.map(({ key, currency, sum }) => `${key} ${currency} ${sum}`).toSorted();

describe('the books of what a command service wrote', () => {
  it('includes every type of event that moves money', () => {
    const types = new Set(log.map(({ type }) => type));
    for (const type of [
      ...([
        'InvoiceRegistered',
        'PaymentApplied',
        'CustomerCreditApplied',
        'PaymentReversed',
        'PaymentRefunded',
        'PaymentUnapplied',
        'RefundReversed',
      ] as const),
      ...(['CreditNoteApplied', 'AmountWrittenOff', 'WriteOffRecovered', 'AmountVoided', 'PaymentReceived'] as const),
      ...(['PaymentReversalCompleted', 'CreditGranted', 'CreditReserved', 'CreditApplicationCompleted'] as const),
      ...(['CreditWithdrawn', 'CreditRefunded'] as const),
    ]) {
      expect(types, type).toContain(type);
    }
  });

  it('balance: all accounts of a currency sum to 0, at each event and each day', async () => {
    const unbalanced = await sql`
      select position, currency from books.entries group by 1, 2 having sum(amount) <> 0
      union all
      select 0, currency from books.days group by currency having sum(debit) <> sum(credit)`.execute(db);
    expect(unbalanced.rows).toEqual([]);
  });

  it('have the amount due of each invoice in receivables', async () => {
    const due = new Map<string, Sum>();
    for (const event of log as Recorded<InvoiceEvent>[]) {
      if (!event.stream.startsWith('invoice-')) continue;
      const key = idOfStream(event.stream);
      const currency = event.type === 'InvoiceRegistered' ? event.data.currency : (due.get(key)?.currency ?? '');
      due.set(key, { key, currency, sum: event.data.amountDue });
    }
    expect(inOrder(await sumsBy('invoice_id', 'receivables'))).toEqual(
      inOrder([...due.values()].filter(({ sum }) => sum !== 0)),
    );
  });

  it('have the credit of each customer, and nothing in transit when no process is under way', async () => {
    const credit = new Map<string, Sum>();
    for (const { stream, data } of log as Recorded<CustomerEvent>[]) {
      if (!stream.startsWith('customer-') || !('credit' in data)) continue;
      const [key, { currency }] = [idOfStream(stream), data];
      credit.set(`${key} ${currency}`, { key, currency, sum: -data.credit });
    }
    expect(inOrder(await sumsBy('customer_id', 'customer-credit'))).toEqual(
      inOrder([...credit.values()].filter(({ sum }) => sum !== 0)),
    );
    expect(await sumsBy('customer_id', 'in-transit')).toEqual([]);
  });

  it('have nothing in transit on any day: money moves on one day on all streams that it passes', async () => {
    const left = await sql`
      select customer_id, currency, effective_on, sum(amount)::bigint as sum from books.entries
      where account = 'in-transit' group by 1, 2, 3 having sum(amount) <> 0`.execute(db);
    expect(left.rows).toEqual([]);
  });

  it('have in cash the money received, less the money paid back', async () => {
    const cash = new Map<string, number>();
    const currencies = new Map<string, string>();
    const add = (stream: string, amount: number) => {
      const currency = currencies.get(stream) ?? '';
      cash.set(currency, (cash.get(currency) ?? 0) + amount);
    };
    const received = new Map<string, number>();
    for (const { stream, type, data } of log) {
      if ('currency' in data) currencies.set(stream, data.currency);
      if (type === 'PaymentReceived') add(stream, data.amount);
      if (type === 'PaymentReversalCompleted') add(stream, -data.amount);
      if (type === 'PaymentRefunded' || type === 'CreditRefunded') add(stream, -data.amount);
      if (type === 'PaymentApplied' && !data.paymentId.includes('/')) {
        const whole = data.amount + (data.excess ?? 0);
        received.set(`${stream} ${data.paymentId}`, whole);
        add(stream, whole);
      }
      if (type === 'RefundReversed' || type === 'CreditRefundReversed') add(stream, data.amount);
      if (type === 'PaymentReversed' && received.has(`${stream} ${data.paymentId}`)) {
        add(stream, -(data.amount + (data.withdrawn ?? Number.NaN)));
      }
    }
    expect(inOrder(await sumsBy('account', 'cash'))).toEqual(
      inOrder([...cash].map(([currency, sum]) => ({ key: 'cash', currency, sum }))),
    );
  });

  it.each([
    [1_000, 0],
    [7, 7],
  ])('are the same from batches of %i events, with %i of the ones before delivered again', async (size, overlap) => {
    const schema = `books_${size}`;
    await deliver(booksView(db, schema), log, size, overlap);
    expect(await compareTables(db, { view: 'books', log: schema }, booksTables)).toMatchObject({
      different: 0,
      first: [],
    });
  });

  it('have of each payment as much as came in: applied, unapplied, refunded or reversed', async () => {
    const came = (log as Recorded<PaymentEvent | InvoiceEvent>[]).flatMap(({ stream, type, data }) => {
      if (type === 'PaymentReceived') return [`${stream} ${data.paymentId} ${data.amount}`];
      if (type !== 'PaymentApplied' || isPart(data.paymentId)) return [];
      return [`${stream} ${data.paymentId} ${data.amount + (data.excess ?? 0)}`];
    });
    const rows = await db.withSchema('books').selectFrom('payments').selectAll().execute();
    expect(rows.map(({ stream, payment_id, amount }) => `${stream} ${payment_id} ${amount}`).toSorted()).toEqual(
      came.toSorted(),
    );
    expect(rows.filter((row) => row.applied + row.unapplied + row.refunded + row.reversed !== row.amount)).toEqual([]);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['received', 'partly-returned', 'returned']));
  });

  it('have of each payment on an invoice what the invoice says still pays it', async () => {
    const streams = Map.groupBy(
      (log as Recorded<InvoiceEvent>[]).filter(({ stream }) => stream.startsWith('invoice-')),
      ({ stream }) => idOfStream(stream),
    );
    const meant = [...streams].flatMap(([invoiceId, events]) => {
      const invoice = events.reduce<Invoice>(evolve, unregistered);
      if (invoice.state === 'unregistered') return [];
      return [...invoice.payments].flatMap(([id, payment]) =>
        payment.kind === 'credit'
          ? []
          : `${invoiceId} ${id} ${stillPaying(payment)} ${stillCredit(payment)} ${payment.refunded}`,
      );
    });
    const { rows } = await sql<{ row: string }>`
      select concat_ws(' ', invoice_id, payment_id, applied, unapplied, refunded) as row
      from books.payments where invoice_id is not null
      union all
      select concat_ws(' ', invoice_id, 'payments/' || payment_id, applied, unapplied, refunded) from books.payment_parts`.execute(
      db,
    );
    expect(rows.map(({ row }) => row).toSorted()).toEqual(meant.toSorted());
  });

  it('have the same payments if they are made from the events that books of an earlier version stored', async () => {
    const schema = 'books_before_payments';
    await deliver(booksView(db, schema), log, 100);
    const made = sql.raw(`
      drop table ${schema}.payments, ${schema}.payment_parts;
      drop index ${schema}.events_by_payment;
      alter table ${schema}.checkpoint drop column log;
      delete from ${schema}.kysely_migration where name >= '0006-payments'`);
    await sql`${made}`.execute(db);
    await booksView(db, schema).prepare();
    expect(await compareTables(db, { view: 'books', log: schema }, booksTables)).toMatchObject({
      different: 0,
      first: [],
    });
  });

  it('have to be rebuilt if an earlier version filled them with UUIDs in capitals, and only then', async () => {
    const payment = log.find(({ type }) => type === 'PaymentApplied')?.position;
    const subjects = [
      'P-ABCDEF01',
      'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
      'payments/F81D4FAE-7dec-41d0-a765-00a0c91e6bf6',
    ];
    for (const [index, subject] of subjects.entries()) {
      const schema = `books_with_${index}`;
      await deliver(booksView(db, schema), log, 1_000);
      await db
        .withSchema(schema)
        .updateTable('events')
        .set({ subject })
        .where('position', '=', String(payment))
        .execute();
      await sql.raw(`delete from ${schema}.kysely_migration where name >= '0008'`).execute(db);
      const prepared = booksView(db, schema).prepare();
      if (index < 2) await expect(prepared).resolves.toBeUndefined();
      else await expect(prepared).rejects.toThrow(/built by books with ids in capitals.*rebuild the view/);
    }
  });
});
