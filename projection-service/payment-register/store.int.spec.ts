import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { EventsMissing } from '../../platform/projection/in-order.ts';
import { notStarted } from '../../platform/projection/progress.ts';
import { runProjection } from '../../platform/projection/run-projection.ts';
import { CheckpointTaken, EventRefused, type View } from '../../platform/projection/view.ts';
import { connectEventStore, type EventStore } from '../../platform/stores/event-store.ts';
import { append, invoiceEvents, recorded } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestMysql, type TestMysql, withoutMysql } from '../../testing/servers/mysql.ts';
import { connectMysql } from '../mysql/connect.ts';
import { TablePrefix } from '../mysql/prefix.ts';
import { deliver } from '../testing/deliver.ts';
import { expectOrigin } from '../testing/expect-origin.ts';
import { log, partPayment, registration } from '../testing/invoice-lives.ts';
import { up as idsInSmallLetters } from './migrations/0004-ids-in-small-letters.ts';
import type { RegisterTables } from './schema.ts';
import { paymentRegister } from './store.ts';
import { verifyRegister } from './verify.ts';

describe.skipIf(withoutMysql !== '')(`the payment register${withoutMysql}`, () => {
  let database: TestMysql;
  let db: Kysely<RegisterTables>;
  let view: View;

  beforeAll(async () => {
    database = await createTestMysql();
    db = connectMysql(database.url);
  });
  beforeEach(startAnew);
  afterAll(async () => {
    await db?.destroy();
    await database?.drop();
  });

  let builds = 0;
  let prefix: string;
  /** In tables of its own. */
  async function startAnew(): Promise<void> {
    prefix = `register${builds++}_`;
    view = paymentRegister(db, prefix);
    await view.prepare();
  }
  const rows = () => rowsIn(db, prefix);

  it('is equal to a replay of each invoice, after any events in batches of any size', async () => {
    await fc.assert(
      fc.asyncProperty(log, fc.integer({ min: 1, max: 12 }), async (events, size) => {
        await startAnew();
        const all = recorded(events);
        await deliver(view, all, size);
        expect(await rows()).toEqual(rowsByReplay(all));
      }),
      { numRuns: 20 },
    );
  });

  it('has the UUIDs of an earlier version in small letters, also if its migration is repeated', async () => {
    const small = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6';
    const capital = small.toUpperCase();
    const invoiceId = randomUUID();
    const payments = [capital, `payments/${capital}`, `Order-${capital}`].flatMap((id) => partPayment(id, 1, 99));
    const events = [...registration(invoiceId, { amount: 100 }), ...payments];
    await deliver(view, recorded(events.map((event) => ({ invoiceId, event }))), 10);
    const tables = db.withPlugin(new TablePrefix(prefix));
    await tables.updateTable('payments').set({ customer_id: capital }).execute();
    for (const _ of [1, 2]) await idsInSmallLetters(tables as unknown as Kysely<unknown>);
    expect(
      await tables.selectFrom('payments').select(['payment_id', 'customer_id']).orderBy('revision').execute(),
    ).toEqual([small, `payments/${small}`, `Order-${capital}`].map((id) => ({ payment_id: id, customer_id: small })));
  });

  it('does not change by events that are delivered twice, in the same batch or a later one', async () => {
    await fc.assert(
      fc.asyncProperty(log, fc.integer({ min: 1, max: 12 }), async (events, size) => {
        await startAnew();
        const all = recorded(events);
        const twice = all.flatMap((event) => [event, event]);
        await deliver(view, twice, size, size);
        expect(await rows()).toEqual(rowsByReplay(all));
      }),
      { numRuns: 15 },
    );
  });

  it('has the refunds and the reversal of each payment', async () => {
    const invoiceId = randomUUID();
    const events: InvoiceEvent[] = [
      ...registration(invoiceId),
      ...partPayment('p', 40_000, 60_000),
      {
        type: 'PaymentRefunded',
        data: {
          refundId: 'f',
          paymentId: 'p',
          amount: 5_000,
          refundedOn: '2026-12-01',
          method: 'transfer',
          reason: 'returned',
          amountDue: 65_000,
        },
      },
      {
        type: 'PaymentReversed',
        data: {
          reversalId: 'v',
          paymentId: 'p',
          amount: 40_000,
          reversedOn: '2026-12-24',
          reason: 'bounced',
          amountDue: 105_000,
        },
      },
    ];
    await deliver(view, recorded(events.map((event) => ({ invoiceId, event }))), 1);
    expect(await rows()).toEqual([
      {
        invoice_id: invoiceId,
        payment_id: 'p',
        invoice_number: null,
        customer_id: 'acme',
        customer_name: 'Acme',
        currency: 'EUR',
        kind: 'money',
        amount: 40_000,
        excess: 0,
        paid_on: '2026-11-30',
        method: 'transfer',
        reference: null,
        refunded: 5_000,
        refunded_on: '2026-12-01',
        reversed: 1,
        reversed_on: '2026-12-24',
        reversal_reason: 'bounced',
        unapplied: null,
        reversed_amount: null,
        withdrawn: null,
        recorded_at: new Date('2026-11-22T10:00:00Z'),
        revision: 1,
      },
    ]);
  });

  it('accepts one of two writers at the same checkpoint; the other one changes nothing', async () => {
    const batch = payments(3);
    const outcomes = await Promise.allSettled([1, 2].map(() => view.commit(batch, undefined, 20n)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(CheckpointTaken) });
    expect(await rows()).toEqual(rowsByReplay(batch));
    expect(await view.checkpoint()).toBe(20n);
  });

  it('moves the checkpoint without events, to positions of 64 bits', async () => {
    const [far, farther] = [2n ** 63n, 2n ** 64n - 1n];
    expect(await view.checkpoint()).toBeUndefined();
    await view.commit([], undefined, far);
    await view.commit([], far, farther);
    expect(await view.checkpoint()).toBe(farther);
  });

  it('says which event its checkpoint is at', () => expectOrigin(view));

  it('refuses events if earlier ones are missing, and values that no column can store, and does not change', async () => {
    const [registered, ...paid] = payments(1) as [Recorded<InvoiceEvent>, ...Recorded<InvoiceEvent>[]];
    await view.commit([registered], undefined, 1n);
    await expect(view.commit(paid.slice(1), 1n, 3n)).rejects.toMatchObject({ cause: expect.any(EventsMissing) });
    const tooLong = paid.map((event) =>
      event.type === 'PaymentApplied' ? { ...event, data: { ...event.data, method: 'x'.repeat(201) } } : event,
    );
    await expect(view.commit(tooLong, 1n, 3n)).rejects.toThrow(EventRefused);
    expect(await rows()).toEqual([]);
    expect(await view.checkpoint()).toBe(1n);
  });

  it('goes on without a parked stream, and adds its events when it is resumed', async () => {
    const [events, others] = [payments(1), payments(2, 10n)];
    const { stream } = events[0] as Recorded<InvoiceEvent>;
    await view.commit(events.slice(0, 1), undefined, 1n);
    await view.parking?.park({ stream, revision: 1, position: 2n, type: 'PaymentApplied', reason: 'a bug' }, 1n);
    await view.commit([...events.slice(2), ...others], 2n, 30n);
    expect(await rows()).toEqual(rowsByReplay(others));
    expect(await view.parking?.parked()).toMatchObject([{ stream, revision: 1, position: 2n, reason: 'a bug' }]);
    await view.parking?.resume(stream, events.slice(1), 30n);
    expect(await view.parking?.parked()).toEqual([]);
    expect(await rows()).toEqual(rowsByReplay([...events, ...others]));
  });

  it('has one owner at a time, and another one when the lease has expired', async () => {
    expect(await view.lease?.hold('a', 300)).toBe(true);
    expect(await view.lease?.hold('b', 300)).toBe(false);
    expect(await view.lease?.hold('a', 300)).toBe(true);
    await expect.poll(() => view.lease?.hold('b', 5_000)).toBe(true);
    await view.lease?.release('b');
    expect(await view.lease?.hold('a', 300)).toBe(true);
  });

  describe('that follows the log', () => {
    let store: TestEventStore;
    let eventStore: EventStore;
    const stop = new AbortController();
    let running: Promise<unknown>;

    beforeEach(async () => {
      store = await startEventStore();
      eventStore = connectEventStore(store.url);
    });
    afterEach(async () => {
      stop.abort();
      await running;
      await eventStore.dispose();
      await store.stop();
    });

    it('is complete after two processes wrote to it without a lease and all connections were cut, again and again', async () => {
      const following = { name: 'register', kinds: ['invoice'], limits: { size: 50, lingerMs: 5 } } as const;
      const follow = () => {
        const { lease, ...unleased } = paymentRegister(db);
        const projection = { ...following, view: unleased, progress: notStarted() };
        return runProjection(projection, eventStore.client, { warn: () => {} }, stop.signal);
      };
      running = Promise.all([follow(), follow()]);
      for (let round = 0; round < 6; round++) {
        await Promise.all([paidInvoices(eventStore, 15), database.cutConnections()]);
      }
      const events = await invoiceEvents(eventStore.client);
      const last = events.at(-1)?.position ?? 0n;
      const position = () =>
        paymentRegister(db)
          .checkpoint()
          .catch(() => undefined);
      await expect.poll(position).toSatisfy((at: bigint | undefined) => at !== undefined && at >= last);
      expect(await rowsIn(db, 'payment_register_')).toEqual(rowsByReplay(events));
      expect(await verifyRegister(eventStore.client, following, db)).toMatchObject({
        events: events.length,
        rows: 180,
        different: 0,
      });
      const tables = db.withPlugin(new TablePrefix('payment_register_'));
      await tables.updateTable('payments').set({ amount: 1 }).where('payment_id', '=', 'p').limit(1).execute();
      expect(await verifyRegister(eventStore.client, following, db)).toMatchObject({
        different: 1,
        first: [{ in: 'payment_register_payments', viewSays: { amount: 1 }, logSays: { amount: 40_000 } }],
      });
    });
  });
});

async function paidInvoices({ client }: EventStore, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const invoiceId = randomUUID();
    await append(client, invoiceId, registration(invoiceId));
    await append(client, invoiceId, partPayment('p', 40_000, 60_000));
  }
}

/** Invoices that are registered and paid in part. */
const payments = (count: number, position = 1n): Recorded<InvoiceEvent>[] =>
  recorded(
    Array.from({ length: count }, () => randomUUID()).flatMap((invoiceId) =>
      [...registration(invoiceId), ...partPayment('p', 40_000, 60_000)].map((event) => ({ invoiceId, event })),
    ),
    position,
  );

const rowsIn = (db: Kysely<RegisterTables>, prefix: string): Promise<object[]> =>
  db
    .withPlugin(new TablePrefix(prefix))
    .selectFrom('payments')
    .selectAll()
    .orderBy('invoice_id')
    .orderBy('revision')
    .execute();

/** What they must be: each invoice's stream replayed on its own. */
function rowsByReplay(log: readonly Recorded<InvoiceEvent>[]): object[] {
  const streams = [...Map.groupBy(log, ({ stream }) => stream)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return streams.flatMap(([, events]) => {
    const invoice = events.reduce<Invoice>(evolve, unregistered);
    if (invoice.state === 'unregistered') throw new Error('a stream without events');
    const { invoiceId, number = null, customer, currency } = invoice.document;
    return [...invoice.payments].map(([payment_id, payment]) => {
      const { kind, amount, excess, refunded, reversed, paidOn, method, reference = null } = payment;
      const about = events.filter(
        ({ data }) =>
          ('paymentId' in data && data.paymentId === payment_id) ||
          ('applicationId' in data && data.applicationId === payment_id),
      );
      const applied = about.find(({ type }) => type === 'PaymentApplied' || type === 'CustomerCreditApplied');
      const back = about.findLast((event) => event.type === 'PaymentRefunded');
      const reversal = about.findLast((event) => event.type === 'PaymentReversed');
      return {
        invoice_id: invoiceId,
        payment_id,
        invoice_number: number,
        customer_id: customer.id,
        customer_name: customer.name,
        currency,
        kind,
        amount,
        excess,
        paid_on: paidOn,
        method,
        reference,
        refunded,
        refunded_on: back?.data.refundedOn ?? null,
        reversed: reversed ? 1 : 0,
        reversed_on: reversal?.data.reversedOn ?? null,
        reversal_reason: reversal?.data.reason ?? null,
        unapplied: payment.unapplied ?? null,
        reversed_amount: payment.reversedAmount ?? null,
        withdrawn: payment.withdrawn ?? null,
        recorded_at: new Date(applied?.metadata.recordedAt ?? ''),
        revision: applied?.revision,
      };
    });
  });
}
