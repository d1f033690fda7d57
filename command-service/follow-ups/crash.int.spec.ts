// The processes that cross streams, with a crash between every pair of their steps. What is left undone is completed by the
// process that follows the log, as at the next start of a command service.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NumberAllocated, numberInSeries } from '../../events/series.ts';
import { type Stored, upcast } from '../../events/upcast.ts';
import { startEventStore, type TestEventStore } from '../../testing/event-store.ts';
import { spendCredit } from '../customer/spend-credit.ts';
import type { Ledger } from '../ledger.ts';
import { requestReversal } from '../payment/decide.ts';
import { advance } from '../payment/process.ts';
import { reversePayment } from '../payment/reverse-payment.ts';
import { takePayment } from '../payment/take.ts';
import { envelope } from '../request.ts';
import { seriesRegistrar } from '../series/register-in-series.ts';
import { registerCommand } from '../testing/invoice-lives.ts';
import {
  Crash,
  crashing,
  creditOf,
  eventually,
  following,
  invoiceOf,
  ledgerOn,
  payInvoice,
  registerInvoice,
  someone,
} from '../testing/ledger.ts';

let store: TestEventStore;
let opened: ReturnType<typeof ledgerOn>;
beforeAll(async () => {
  store = await startEventStore();
  opened = ledgerOn(store.url);
});
afterAll(async () => {
  await opened.client.dispose();
  await store.stop();
});

const newCustomer = () => `customer-${crypto.randomUUID()}`;
const on = '2026-02-01';

/**
 * Runs a process with a crash before and after each of its steps, and checks after recovery.
 * @param prepare makes what the process works on; the process itself is what may crash
 */
async function crashEverywhere<Setting>(
  prepare: (ledger: Ledger) => Promise<Setting>,
  process: (ledger: Ledger, setting: Setting) => Promise<unknown>,
  check: (ledger: Ledger, setting: Setting, crashed: boolean) => Promise<void>,
): Promise<number> {
  const { ledger, client } = opened;
  let crashes = 0;
  for (let step = 1, crashed = true; crashed; step++) {
    for (const when of ['before', 'after'] as const) {
      const setting = await prepare(ledger);
      crashed = await process(crashing(ledger, step, when), setting).then(
        () => false,
        (error: unknown) => {
          if (error instanceof Crash) return true;
          throw error;
        },
      );
      if (crashed) crashes += 1;
      const nothingBegan = step === 1 && when === 'before';
      await using _ = following(ledger, client);
      if (!nothingBegan) await eventually(() => check(ledger, setting, crashed));
    }
  }
  return crashes;
}

const payment = (customerId: string, allocations?: { invoiceId: string; amount: number }[]) => ({
  customerId,
  amount: 25_000,
  currency: 'EUR',
  receivedOn: on,
  method: 'cash',
  ...(allocations && { allocations }),
});

const take = (ledger: Ledger, paymentId: string, customerId: string, invoices: string[]) => {
  const body = payment(
    customerId,
    invoices.map((invoiceId) => ({ invoiceId, amount: 12_000 })),
  );
  const details = envelope(someone, opened.clock, {
    entityKey: `payment:${paymentId}`,
    content: body,
    effectiveOn: on,
  });
  return takePayment(ledger, opened.client)(paymentId, body, details);
};

describe('a crash between any two steps', () => {
  it('of a payment over two invoices leaves both paid and the rest as credit, once', async () => {
    const crashes = await crashEverywhere(
      async (ledger) => {
        const customerId = newCustomer();
        const invoices = [await registerInvoice(ledger, customerId), await registerInvoice(ledger, customerId)];
        return { customerId, invoices, paymentId: crypto.randomUUID() };
      },
      (ledger, { paymentId, customerId, invoices }) => take(ledger, paymentId, customerId, invoices),
      async (ledger, { customerId, invoices, paymentId }) => {
        expect((await ledger.payments.read(paymentId)).state).toMatchObject({ state: 'settled', credited: 5_000 });
        for (const invoiceId of invoices) expect((await invoiceOf(ledger, invoiceId)).parts.paid).toBe(10_000);
        expect(await creditOf(ledger, customerId)).toBe(5_000);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(14); // receive, 2 × (pay, record), grant, settle: before and after each
  });

  it('of its reversal leaves all of it due again and no credit, once', async () => {
    const crashes = await crashEverywhere(
      async (ledger) => {
        const customerId = newCustomer();
        const invoices = [await registerInvoice(ledger, customerId), await registerInvoice(ledger, customerId)];
        const paymentId = crypto.randomUUID();
        await take(ledger, paymentId, customerId, invoices);
        return { customerId, invoices, paymentId };
      },
      async (ledger, { paymentId }) => {
        const reversal = { reversalId: crypto.randomUUID(), reversedOn: on, reason: 'bounced' };
        const details = envelope(someone, opened.clock, {
          entityKey: reversal.reversalId,
          content: reversal,
          effectiveOn: on,
        });
        await ledger.payments.handle(paymentId, details, (state) => requestReversal(state, reversal));
        await advance(ledger, someone, paymentId);
      },
      async (ledger, { customerId, invoices, paymentId }) => {
        expect((await ledger.payments.read(paymentId)).state.state).toBe('reversed');
        for (const invoiceId of invoices)
          expect(await invoiceOf(ledger, invoiceId)).toMatchObject({ state: 'open', amountDue: 10_000 });
        expect(await creditOf(ledger, customerId)).toBe(0);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(14);
  });

  it("of spending a customer's credit leaves it spent on the invoice, or returned, once", async () => {
    const crashes = await crashEverywhere(
      async (ledger) => {
        const customerId = newCustomer();
        const paid = await registerInvoice(ledger, customerId);
        await payInvoice(ledger, paid, 'p', 22_000); // 120.00 too much
        await using _ = following(ledger, opened.client);
        await eventually(async () => expect(await creditOf(ledger, customerId)).toBe(12_000));
        return { customerId, invoiceId: await registerInvoice(ledger, customerId) };
      },
      (ledger, { customerId, invoiceId }) =>
        spendCredit(ledger, someone, customerId, {
          applicationId: 'credit/a',
          invoiceId,
          currency: 'EUR',
          amount: 12_000,
          appliedOn: on,
        }),
      async (ledger, { customerId, invoiceId }) => {
        expect(await invoiceOf(ledger, invoiceId)).toMatchObject({ state: 'paid', parts: { paid: 10_000 } });
        expect(await creditOf(ledger, customerId)).toBe(2_000);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(6);
  });

  it('of reversing an overpayment takes the credit back and leaves the invoice due, once', async () => {
    const crashes = await crashEverywhere(
      async (ledger) => {
        const customerId = newCustomer();
        const invoiceId = await registerInvoice(ledger, customerId);
        await payInvoice(ledger, invoiceId, 'p', 15_000);
        await using _ = following(ledger, opened.client);
        await eventually(async () => expect(await creditOf(ledger, customerId)).toBe(5_000));
        return { customerId, invoiceId };
      },
      (ledger, { invoiceId }) => {
        const reversal = { paymentId: 'p', reversedOn: on, reason: 'bounced' };
        return reversePayment(ledger, someone, invoiceId, reversal, reversal);
      },
      async (ledger, { customerId, invoiceId }) => {
        expect(await invoiceOf(ledger, invoiceId)).toMatchObject({ state: 'open', amountDue: 10_000 });
        expect(await creditOf(ledger, customerId)).toBe(0);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(4);
  });

  it('of giving a number leaves no number without its invoice, and none that is missing', async () => {
    const prefix = `S-${crypto.randomUUID().slice(0, 8)}-`;
    const crashes = await crashEverywhere(
      async () => ({ invoiceId: crypto.randomUUID() }),
      (ledger, { invoiceId }) => {
        const { content } = registerCommand() as Extract<ReturnType<typeof registerCommand>, { type: 'register' }>;
        const about = { entityKey: `invoice:${invoiceId}`, content, effectiveOn: on };
        const registration = { invoiceId, content, envelope: envelope(someone, opened.clock, about) };
        return seriesRegistrar(ledger, opened.client)(prefix, registration);
      },
      async (ledger, { invoiceId }, crashed) => {
        const allocated = await numbersOf(prefix);
        expect(allocated.map(({ number }) => number)).toEqual(
          allocated.map((_, place) => numberInSeries(prefix, place + 1)),
        );
        for (const { invoiceId, number } of allocated)
          expect((await invoiceOf(ledger, invoiceId)).document.number).toBe(number);
        if (!crashed) expect(allocated.map((number) => number.invoiceId)).toContain(invoiceId);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(2);
  });
});

async function numbersOf(prefix: string): Promise<NumberAllocated['data'][]> {
  const allocated: NumberAllocated['data'][] = [];
  for await (const { event } of opened.client.readStream(`series-${prefix}`)) {
    allocated.push(upcast<NumberAllocated>(event as Stored).data);
  }
  return allocated;
}
