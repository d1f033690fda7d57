import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CreditDoesNotAddUp } from '../../events/customer.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { BalancesEvent } from '../../events/views.ts';
import { EventsMissing } from '../../platform/projection/in-order.ts';
import { CheckpointTaken, type View } from '../../platform/projection/view.ts';
import { recorded } from '../../testing/servers/event-log.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { connect } from '../testing/connect.ts';
import { granted, logWithCredit, ofCustomer, withdrawn } from '../testing/customer-lives.ts';
import { deliver } from '../testing/deliver.ts';
import { expectOrigin } from '../testing/expect-origin.ts';
import { registration } from '../testing/invoice-lives.ts';
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
  let view: View<BalancesEvent>;

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
    await sql`truncate balances.invoices, balances.payments, balances.credit_notes, balances.customers,
      balances.customer_names`.execute(db);
    await sql`update balances.checkpoint set position = null`.execute(db);
  }

  it('is equal to a replay of each invoice and customer, after any events in batches of any size', async () => {
    await fc.assert(
      fc.asyncProperty(logWithCredit, fc.integer({ min: 1, max: 12 }), async (all, size) => {
        await startAnew();
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
      fc.asyncProperty(logWithCredit, fc.integer({ min: 1, max: 12 }), async (all, size) => {
        await startAnew();
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

  it('says which event its checkpoint is at', () => expectOrigin(view));

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

  it.each([
    ['was paid last', [0, 1, 2]],
    ['came last, because its stream was parked', [1, 0, 2]],
  ])('has the name on the invoice that was registered last, whichever %s', async (_, order) => {
    const events = recorded([
      ...registration(one, { name: 'Acme' }).map((event) => ({ invoiceId: one, event })),
      ...registration(other, { name: 'Acme Ltd' }).map((event) => ({ invoiceId: other, event })),
      { invoiceId: one, event: payment('p', 1, 99_999) },
    ]);
    await deliver(
      view,
      order.flatMap((place) => events[place] ?? []),
      1,
    );
    const { customers, names } = await rowsInView(db);
    expect(customers).toMatchObject([{ customer_id: 'acme', open_invoices: 2 }]);
    expect(names).toMatchObject([{ customer_id: 'acme', name: 'Acme Ltd', name_since: '2' }]);
  });

  it('has the credit of a customer before its first invoice, under its id, and keeps it under its name', async () => {
    await view.commit(ofCustomer('acme', [granted('EUR', 500, 500), withdrawn('USD', 30, -30)]), undefined, 2n);
    expect(await rowsInView(db)).toMatchObject({
      customers: [
        { customer_id: 'acme', currency: 'EUR', credit: 500, invoiced: '0', due: '0', open_invoices: 0 },
        { customer_id: 'acme', currency: 'USD', credit: -30, invoiced: '0', due: '0', open_invoices: 0 },
      ],
      names: [{ customer_id: 'acme', name: 'acme', name_since: null, revision: 1, opened: '1' }],
    });
    await view.commit(
      recorded(
        registration(one).map((event) => ({ invoiceId: one, event })),
        3n,
      ),
      2n,
      3n,
    );
    expect(await rowsInView(db)).toMatchObject({
      customers: [
        { currency: 'EUR', credit: 500, invoiced: '100000' },
        { currency: 'USD', credit: -30, invoiced: '0' },
      ],
      names: [{ name: 'Acme', name_since: '3', revision: 1, opened: '1' }],
    });
  });

  it('refuses credit that does not follow from what it has, and events of a customer if earlier ones are missing', async () => {
    const [first, second, third] = ofCustomer('acme', [
      granted('EUR', 500, 500),
      granted('EUR', 1, 502),
      granted('EUR', 1, 503),
    ]);
    if (!first || !second || !third) throw new Error('three events');
    await view.commit([first], undefined, 1n);
    await expect(view.commit([second], 1n, 2n)).rejects.toMatchObject({ cause: expect.any(CreditDoesNotAddUp) });
    await expect(view.commit([third], 1n, 3n)).rejects.toMatchObject({ cause: expect.any(EventsMissing) });
    expect((await rowsInView(db)).customers).toMatchObject([{ credit: 500 }]);
  });
});
