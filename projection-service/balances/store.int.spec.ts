import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { EventsMissing } from '../../platform/projection/in-order.ts';
import { CheckpointTaken, type View } from '../../platform/projection/view.ts';
import { recorded } from '../../testing/servers/event-log.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { connect } from '../testing/connect.ts';
import { deliver } from '../testing/deliver.ts';
import { log, registration } from '../testing/invoice-lives.ts';
import { rowsByReplay, rowsInView } from '../testing/rows-by-replay.ts';
import type { BalancesTables } from './schema.ts';
import { balancesView } from './store.ts';

const [one, other] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'] as const;

const payment = (paymentId: string, amount: number, amountDue: number): InvoiceEvent => ({
  type: 'PaymentApplied',
  data: { paymentId, amount, receivedOn: '2026-11-30', method: 'transfer', amountDue },
});

describe('the balances view', () => {
  let database: TestDatabase;
  let db: Kysely<BalancesTables>;
  let view: View;

  beforeAll(async () => {
    database = await createTestDatabase();
    db = connect(database.url);
    view = balancesView(db);
    await view.prepare();
  });
  beforeEach(startAnew);
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  async function startAnew(): Promise<void> {
    await sql`truncate balances.invoices, balances.payments, balances.credit_notes, balances.customers`.execute(db);
    await sql`update balances.checkpoint set position = null`.execute(db);
  }

  it('is equal to a replay of each invoice, after any events in batches of any size', async () => {
    await fc.assert(
      fc.asyncProperty(log, fc.integer({ min: 1, max: 12 }), async (events, size) => {
        await startAnew();
        const all = recorded(events);
        await deliver(view, all, size);
        expect(await rowsInView(db)).toEqual(rowsByReplay(all));
      }),
      { numRuns: 30 },
    );
  });

  it('counts both credit notes that an earlier version took under two spellings of one UUID, and lists one', async () => {
    const note = (amount: number, amountDue: number): InvoiceEvent => ({
      type: 'CreditNoteApplied',
      data: { creditNoteId: other, amount, issuedOn: '2026-11-30', reason: 'r', taxes: [], amountDue },
    });
    const events = [...registration(one, { amount: 100 }), note(10, 90), note(20, 70)];
    await deliver(view, recorded(events.map((event) => ({ invoiceId: one, event }))), 1);
    const { rows } = await sql<object>`select credited, amount_due from balances.invoices`.execute(db);
    expect(rows).toEqual([{ credited: 30, amount_due: 70 }]);
    expect(await db.withSchema('balances').selectFrom('credit_notes').select('amount').execute()).toEqual([
      { amount: 10 },
    ]);
  });

  it('does not change by events that are delivered twice, in the same batch or a later one', async () => {
    await fc.assert(
      fc.asyncProperty(log, fc.integer({ min: 1, max: 12 }), async (events, size) => {
        await startAnew();
        const all = recorded(events);
        await deliver(
          view,
          all.flatMap((event) => [event, event]),
          size,
          size,
        );
        expect(await rowsInView(db)).toEqual(rowsByReplay(all));
      }),
      { numRuns: 20 },
    );
  });

  it('accepts one of two writers at the same checkpoint; the other one changes nothing', async () => {
    const batch = recorded(
      [...registration(one), payment('p', 40_000, 60_000)].map((event) => ({ invoiceId: one, event })),
    );
    const outcomes = await Promise.allSettled([1, 2].map(() => view.commit(batch, undefined, 2n)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(CheckpointTaken) });
    expect(await rowsInView(db)).toEqual(rowsByReplay(batch));
    expect(await view.checkpoint()).toBe(2n);
  });

  it('moves the checkpoint without events, to positions of 64 bits', async () => {
    const [far, farther] = [2n ** 63n, 2n ** 64n - 1n];
    expect(await view.checkpoint()).toBeUndefined();
    await view.commit([], undefined, far);
    await view.commit([], far, farther);
    expect(await view.checkpoint()).toBe(farther);
  });

  it('refuses events if earlier ones are missing, and keeps its rows and checkpoint', async () => {
    const [registered, paid, again] = recorded(
      [...registration(one), payment('p', 1, 99_999), payment('q', 1, 99_998)].map((event) => ({
        invoiceId: one,
        event,
      })),
    );
    if (!registered || !paid || !again) throw new Error('three events');
    await view.commit([registered], undefined, 1n);
    await expect(view.commit([again], 1n, 3n)).rejects.toMatchObject({ cause: expect.any(EventsMissing) });
    expect(await rowsInView(db)).toEqual(rowsByReplay([registered]));
    expect(await view.checkpoint()).toBe(1n);
  });

  it('has sums of a customer that exceed the largest amount of an invoice', async () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const events = [one, other].flatMap((invoiceId) =>
      registration(invoiceId, { amount: largest }).map((event) => ({ invoiceId, event })),
    );
    await view.commit(recorded(events), undefined, 2n);
    const sums = db
      .withSchema('balances')
      .selectFrom('customers')
      .select((row) => row.cast<string>('due', 'text').as('due'));
    expect(await sums.execute()).toEqual([{ due: String(2n * BigInt(largest)) }]);
  });

  it('has the name on the invoice that was registered last, whichever was paid last', async () => {
    const events = [
      ...registration(one, { name: 'Acme' }).map((event) => ({ invoiceId: one, event })),
      ...registration(other, { name: 'Acme Ltd' }).map((event) => ({ invoiceId: other, event })),
      { invoiceId: one, event: payment('p', 1, 99_999) },
    ];
    await deliver(view, recorded(events), 1);
    expect((await rowsInView(db)).customers).toMatchObject([{ name: 'Acme Ltd', open_invoices: 2 }]);
  });
});
