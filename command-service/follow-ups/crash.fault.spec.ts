// The processes that cross streams, with a crash between every pair of their steps. What is left undone is completed by the
// process that follows the log, as at the next start of a command service.

import type { EventStoreDBClient } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type NumberAllocated, numberInSeries } from '../../events/series.ts';
import { derivedId } from '../../events/streams.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { refund, withdraw } from '../customer/decide.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { spendCredit } from '../customer/spend-credit.ts';
import { envelope } from '../handling/command-context.ts';
import type { RefundPayment, ReverseRefund } from '../invoice/refund.ts';
import { type RequestedCommand, runCommand } from '../invoice/run-command.ts';
import type { UnapplyPayment } from '../invoice/undo-payment.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { requestReversal } from '../payment/decide.ts';
import { advance } from '../payment/process.ts';
import { paymentRecorder } from '../payment/record-payment.ts';
import { heldOf, reversalIn, reversePayment } from '../payment/reverse-payment.ts';
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
// a store for each test: the follow-ups read the whole log
beforeEach(async () => {
  store = await startEventStore();
  opened = ledgerOn(store.url, () => new Date(`${enteredOn}T12:00:00Z`));
});
afterEach(async () => {
  expect(await movedOnEntry(opened.client)).toEqual([]); // of each test, since the next one has another store
  await opened.client.dispose();
  await store.stop();
});

const newCustomer = () => `customer-${crypto.randomUUID()}`;
const on = '2026-02-01';
/** Everything is entered late. */
const enteredOn = '2026-03-05';

/**
 * Runs a process again and again, with a crash before and after each of its steps, and once without; then lets the follow-ups
 * come, and checks what became of each that had begun.
 * @param prepare makes what the process works on; the process itself is what may crash
 * @param hasBegun whether the process is on record: else nothing is to be done
 * @returns how many crashes there were of a process that had begun
 */
async function crashEverywhere<Setting>(
  prepare: (ledger: Ledger) => Promise<Setting>,
  process: (ledger: Ledger, setting: Setting) => Promise<unknown>,
  hasBegun: (ledger: Ledger, setting: Setting) => Promise<boolean>,
  check: (ledger: Ledger, setting: Setting) => Promise<void>,
): Promise<number> {
  const { ledger, client, clock } = opened;
  const begun: Setting[] = [];
  let crashes = 0;

  /** @returns whether it came to that step */
  async function crashAt(step: number, when: 'before' | 'after'): Promise<boolean> {
    const setting = await prepare(ledger);
    const crashed = await process(crashing(openLedger(client, clock), step, when), setting).then(
      () => false,
      (error: unknown) => {
        if (error instanceof Crash) return true;
        throw error;
      },
    );
    if (await hasBegun(ledger, setting)) {
      begun.push(setting);
      if (crashed) crashes += 1;
    }
    return crashed;
  }
  for (let step = 1; (await Promise.all([crashAt(step, 'before'), crashAt(step, 'after')])).includes(true); ) step++;

  await using _ = following(openLedger(client, clock), client);
  for (const setting of begun) await eventually(() => check(ledger, setting));
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
  return paymentRecorder(ledger, opened.client, async () => {})(paymentId, body, details);
};

/** A customer with two invoices of 100.00, which a payment of 250.00 pays. */
async function paidOverInvoices(ledger: Ledger) {
  const customerId = newCustomer();
  const invoices = [await registerInvoice(ledger, customerId), await registerInvoice(ledger, customerId)];
  const paymentId = crypto.randomUUID();
  await take(ledger, paymentId, customerId, invoices);
  return { customerId, invoices, paymentId };
}

/** An invoice of 100.00 that was paid with 120.00 too much. */
async function overpaid(ledger: Ledger) {
  const customerId = newCustomer();
  const invoiceId = await registerInvoice(ledger, customerId);
  await payInvoice(ledger, invoiceId, 'p', 22_000);
  return { customerId, invoiceId };
}

function spend(ledger: Ledger, customerId: string, invoiceId: string) {
  const application = { applicationId: 'credit/a', invoiceId, currency: 'EUR', amount: 12_000, appliedOn: on };
  const about = { entityKey: 'application:credit/a', content: application, effectiveOn: on };
  return spendCredit(ledger, someone, customerId, envelope(someone, opened.clock, about), application);
}

async function requestAndReverse(ledger: Ledger, paymentId: string, amount?: number) {
  const ofPart = amount === undefined ? {} : { amount };
  const reversal = { reversalId: crypto.randomUUID(), reversedOn: on, reason: 'bounced', ...ofPart };
  const about = { entityKey: reversal.reversalId, content: reversal, effectiveOn: on };
  const held = await heldOf(ledger, (await ledger.payments.read(paymentId)).state);
  await ledger.payments.handle(paymentId, envelope(someone, opened.clock, about), (state) =>
    requestReversal(state, reversal, held),
  );
  await advance(ledger, someone, paymentId, reversal.reversalId);
}

const reverse = (ledger: Ledger, invoiceId: string, paymentId: string) => {
  const reversal = { paymentId, reversedOn: on, reason: 'bounced' };
  return reversePayment(ledger, someone, { ...reversalIn(invoiceId, reversal), invoiceId, content: reversal });
};

const requestedOf = <Command extends RefundPayment | UnapplyPayment | ReverseRefund>(
  invoiceId: string,
  command: Command,
): RequestedCommand<Command> => ({
  invoiceId,
  command,
  entityKey: JSON.stringify(command),
  content: command,
  effectiveOn: on,
});

const run = (ledger: Ledger, invoiceId: string, command: UnapplyPayment | ReverseRefund) =>
  runWithCredit(ledger, someone, requestedOf(invoiceId, command));

const unapply = (ledger: Ledger, invoiceId: string, paymentId: string, amount: number) =>
  run(ledger, invoiceId, {
    type: 'unapply',
    unapplicationId: 'u',
    paymentId,
    amount,
    unappliedOn: on,
    reason: 'wrong',
  });

describe('a crash between any two steps', () => {
  it('of a payment across two invoices leaves both paid and the remainder as credit, once', async () => {
    const crashes = await crashEverywhere(
      async (ledger) => {
        const customerId = newCustomer();
        const invoices = [await registerInvoice(ledger, customerId), await registerInvoice(ledger, customerId)];
        return { customerId, invoices, paymentId: crypto.randomUUID() };
      },
      (ledger, { paymentId, customerId, invoices }) => take(ledger, paymentId, customerId, invoices),
      async (ledger, { paymentId }) => (await ledger.payments.read(paymentId)).revision >= 0,
      async (ledger, { customerId, invoices, paymentId }) => {
        expect((await ledger.payments.read(paymentId)).state).toMatchObject({ state: 'settled', credited: 5_000 });
        for (const invoiceId of invoices) expect((await invoiceOf(ledger, invoiceId)).paid).toBe(10_000);
        expect(await creditOf(ledger, customerId)).toBe(5_000);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(13); // receive, 2 × (pay, record), grant, settle: before and after each
  });

  it('of its reversal leaves all of it due again and no credit, once', async () => {
    const crashes = await crashEverywhere(
      paidOverInvoices,
      (ledger, { paymentId }) => requestAndReverse(ledger, paymentId),
      async (ledger, { paymentId }) => (await ledger.payments.read(paymentId)).state.state !== 'settled',
      async (ledger, { customerId, invoices, paymentId }) => {
        expect((await ledger.payments.read(paymentId)).state.state).toBe('reversed');
        for (const invoiceId of invoices)
          expect(await invoiceOf(ledger, invoiceId)).toMatchObject({ state: 'open', amountDue: 10_000 });
        expect(await creditOf(ledger, customerId)).toBe(0);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(13);
  });

  it('of its reversal after the credit was spent leaves all of it due again and the spent part owed, once', async () => {
    const crashes = await crashEverywhere(
      async (ledger) => {
        const payment = await paidOverInvoices(ledger);
        const command = { refundId: 'r', amount: 1, currency: 'EUR', refundedOn: on, method: 'cash', reason: 'asked' };
        const details = envelope(someone, opened.clock, { entityKey: 'refund:r', content: command, effectiveOn: on });
        await ledger.customers.handle(payment.customerId, details, (account) => refund(account, command));
        return payment;
      },
      (ledger, { paymentId }) => requestAndReverse(ledger, paymentId),
      async (ledger, { paymentId }) => (await ledger.payments.read(paymentId)).state.state !== 'settled',
      async (ledger, { customerId, invoices, paymentId }) => {
        expect((await ledger.payments.read(paymentId)).state.state).toBe('reversed');
        for (const invoiceId of invoices) expect((await invoiceOf(ledger, invoiceId)).amountDue).toBe(10_000);
        expect(await creditOf(ledger, customerId)).toBe(-1);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(13);
  });

  it('of an overpayment leaves the excess as credit, once', async () => {
    const crashes = await crashEverywhere(
      async (ledger) => {
        const customerId = newCustomer();
        return { customerId, invoiceId: await registerInvoice(ledger, customerId) };
      },
      (ledger, { invoiceId }) => payInvoice(ledger, invoiceId, 'p', 22_000),
      async (ledger, { invoiceId }) => (await invoiceOf(ledger, invoiceId)).state === 'paid',
      async (ledger, { customerId }) => expect(await creditOf(ledger, customerId)).toBe(12_000),
    );
    expect(crashes).toBeGreaterThanOrEqual(3);
  });

  it("of applying a customer's credit leaves it applied to the invoice, or credit again, once", async () => {
    const crashes = await crashEverywhere(
      async (ledger) => {
        const { customerId } = await overpaid(ledger);
        return { customerId, invoiceId: await registerInvoice(ledger, customerId) };
      },
      (ledger, { customerId, invoiceId }) => spend(ledger, customerId, invoiceId),
      async (ledger, { customerId }) => (await ledger.customers.read(customerId)).state.applications.size > 0,
      async (ledger, { customerId, invoiceId }) => {
        expect(await invoiceOf(ledger, invoiceId)).toMatchObject({ state: 'paid', paid: 10_000 });
        expect(await creditOf(ledger, customerId)).toBe(2_000);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(5);
  });

  it('of reversing a payment from credit leaves credit again, once', async () => {
    const crashes = await crashEverywhere(
      async (ledger) => {
        const { customerId } = await overpaid(ledger);
        const invoiceId = await registerInvoice(ledger, customerId);
        await spend(ledger, customerId, invoiceId);
        return { customerId, invoiceId };
      },
      (ledger, { invoiceId }) => reverse(ledger, invoiceId, 'credit/a'),
      async (ledger, { invoiceId }) => (await invoiceOf(ledger, invoiceId)).state === 'open',
      async (ledger, { customerId }) => expect(await creditOf(ledger, customerId)).toBe(12_000),
    );
    expect(crashes).toBeGreaterThanOrEqual(3);
  });

  it('of reversing an overpayment leaves no credit and the invoice due, once', async () => {
    const crashes = await crashEverywhere(
      overpaid,
      (ledger, { invoiceId }) => reverse(ledger, invoiceId, 'p'),
      async (ledger, { invoiceId }) => (await invoiceOf(ledger, invoiceId)).state === 'open',
      async (ledger, { customerId, invoiceId }) => {
        expect(await invoiceOf(ledger, invoiceId)).toMatchObject({ state: 'open', amountDue: 10_000 });
        expect(await creditOf(ledger, customerId)).toBe(0);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(3);
  });

  it('of reversing a part of a payment across two invoices leaves it taken back, of credit and of what was unapplied, once', async () => {
    const crashes = await crashEverywhere(
      async (ledger) => {
        const payment = await paidOverInvoices(ledger);
        await unapply(ledger, payment.invoices[1] ?? '', `payments/${payment.paymentId}`, 3_000);
        return payment;
      },
      (ledger, { paymentId }) => requestAndReverse(ledger, paymentId, 10_000),
      async (ledger, { paymentId }) => (await ledger.payments.read(paymentId)).state.state !== 'settled',
      async (ledger, { customerId, invoices, paymentId }) => {
        const { state } = await ledger.payments.read(paymentId);
        expect(state).toMatchObject({
          state: 'settled',
          takenBack: { amount: 10_000, ofUnappliedCash: [{ on, amount: 5_000 }] },
        });
        // 50.00 of unapplied cash, then of the last allocation: 30.00 that was unapplied and 20.00 that paid
        const due = await Promise.all(invoices.map((invoiceId) => invoiceOf(ledger, invoiceId)));
        expect(due.map(({ amountDue }) => amountDue)).toEqual([0, 5_000]);
        expect(await creditOf(ledger, customerId)).toBe(0);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(9);
  });

  it('of unapplying a payment leaves it credit and due again, once', async () => {
    const crashes = await crashEverywhere(
      overpaid,
      (ledger, { invoiceId }) => unapply(ledger, invoiceId, 'p', 4_000),
      async (ledger, { invoiceId }) => (await invoiceOf(ledger, invoiceId)).amountDue > 0,
      async (ledger, { customerId, invoiceId }) => {
        expect(await invoiceOf(ledger, invoiceId)).toMatchObject({ state: 'partially-paid', amountDue: 4_000 });
        expect(await creditOf(ledger, customerId)).toBe(16_000);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(3);
  });

  it('of a refund that came back after the invoice was paid again leaves it credit, once', async () => {
    const crashes = await crashEverywhere(
      async (ledger) => {
        const customerId = newCustomer();
        const invoiceId = await registerInvoice(ledger, customerId);
        await payInvoice(ledger, invoiceId, 'p', 10_000);
        const refunded = { refundId: 'f', paymentId: 'p', amount: 4_000, currency: 'EUR', method: 'cash' };
        const command = { type: 'refund', ...refunded, refundedOn: on, reason: 'asked' } as const;
        await runCommand(ledger, someone, requestedOf(invoiceId, command));
        await payInvoice(ledger, invoiceId, 'q', 4_000);
        return { customerId, invoiceId };
      },
      (ledger, { invoiceId }) =>
        run(ledger, invoiceId, { type: 'reverse-refund', refundId: 'f', reversedOn: on, reason: 'account closed' }),
      async (ledger, { invoiceId }) => (await invoiceOf(ledger, invoiceId)).refunded === 0,
      async (ledger, { customerId, invoiceId }) => {
        expect(await invoiceOf(ledger, invoiceId)).toMatchObject({ state: 'paid', paid: 10_000, amountDue: 0 });
        expect(await creditOf(ledger, customerId)).toBe(4_000);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(3);
  });

  it('of an earlier version, which withdrew the credit first, is completed on the invoice, or gives the credit back', async () => {
    const { ledger, client, clock } = opened;
    const [done, refused] = [await overpaid(ledger), await overpaid(ledger)];
    await reverse(ledger, refused.invoiceId, 'p'); // under an id that the withdrawal does not have
    for (const { customerId, invoiceId } of [done, refused]) {
      const reversal = { reversalId: `before:${invoiceId}`, reversedOn: on, reason: 'bounced' };
      const withdrawal = { ...reversal, currency: 'EUR', amount: 12_000, source: { invoiceId, paymentId: 'p' } };
      const about = { entityKey: `withdrawal:${reversal.reversalId}`, content: {}, effectiveOn: on };
      const details = envelope(someone, clock, about);
      await ledger.customers.handle(customerId, details, (account) => withdraw(account, withdrawal));
    }
    await using _ = following(openLedger(client, clock), client);
    await eventually(async () => {
      for (const { customerId, invoiceId } of [done, refused]) {
        expect(await invoiceOf(ledger, invoiceId)).toMatchObject({ state: 'open', amountDue: 10_000 });
        expect(await creditOf(ledger, customerId)).toBe(0);
      }
    });
  });

  it('of allocating a number leaves no number without an invoice, and no gap', async () => {
    const prefix = newSeries();
    const crashes = await crashEverywhere(
      async () => ({ invoiceId: crypto.randomUUID() }),
      (ledger, { invoiceId }) => registerIn(ledger, prefix, invoiceId),
      async (_, { invoiceId }) => (await numbersOf(prefix)).some((allocated) => allocated.invoiceId === invoiceId),
      async (ledger) => {
        const allocated = await numbersOf(prefix);
        expect(allocated.map(({ number }) => number)).toEqual(
          allocated.map((_, place) => numberInSeries(prefix, place + 1)),
        );
        for (const { invoiceId, number } of allocated)
          expect((await invoiceOf(ledger, invoiceId)).document.number).toBe(number);
      },
    );
    expect(crashes).toBeGreaterThanOrEqual(2);
  });

  it('of allocating a number, while another invoice is registered under the id, leaves a void invoice with the number', async () => {
    const { ledger, client } = opened;
    const prefix = newSeries();
    const { invoiceId } = await numberAfterCrash(prefix, 2);
    await registerInvoice(ledger, newCustomer(), {}, invoiceId);
    await registerIn(ledger, prefix, crypto.randomUUID()); // the series goes on
    await using _ = following(openLedger(client, opened.clock), client); // and so do the follow-ups
    const next = await numberAfterCrash(prefix, 3); // the steps before it make sure of number 2 and claim number 3
    expect(next.number).toBe(numberInSeries(prefix, 3));
    await eventually(async () => expect((await invoiceOf(ledger, next.invoiceId)).document.number).toBe(next.number));
    expect((await invoiceOf(ledger, invoiceId)).document.number).toBeUndefined();
    const own = await invoiceOf(ledger, derivedId('series', numberInSeries(prefix, 1)));
    expect(own).toMatchObject({ state: 'void', document: { number: numberInSeries(prefix, 1) } });
  });
});

/** What moves money and is dated on the day of entry. Whoever completes a command, money moves on the day of the command. */
async function movedOnEntry(client: EventStoreDBClient): Promise<string[]> {
  const moved: string[] = [];
  for await (const { event } of client.readAll()) {
    if (!event || !/^(invoice|customer|payment)-/.test(event.streamId)) continue;
    if (event.type === 'InvoiceBecameOverdue' || event.type === 'OverdueCleared') continue; // they move none
    const { effectiveOn } = event.metadata as { effectiveOn: string };
    if (effectiveOn === enteredOn) moved.push(`${event.type} of ${event.streamId}`);
  }
  return moved;
}

const newSeries = () => `S-${crypto.randomUUID().slice(0, 8)}-`;

function registerIn(ledger: Ledger, prefix: string, invoiceId: string) {
  const { document } = registerCommand();
  const about = { entityKey: `invoice:${invoiceId}`, content: document, effectiveOn: on };
  const registration = { invoiceId, document, envelope: envelope(someone, opened.clock, about) };
  return seriesRegistrar(ledger, opened.client)(prefix, registration);
}

/** A number that was given and has no invoice yet: its service died before the step that would register it. */
async function numberAfterCrash(prefix: string, step: number): Promise<NumberAllocated['data']> {
  const invoiceId = crypto.randomUUID();
  const dying = crashing(openLedger(opened.client, opened.clock), step, 'before');
  await expect(registerIn(dying, prefix, invoiceId)).rejects.toThrow(Crash);
  const [allocated] = (await numbersOf(prefix)).filter((number) => number.invoiceId === invoiceId);
  if (allocated === undefined) throw new Error(`${invoiceId} was given no number`);
  return allocated;
}

async function numbersOf(prefix: string): Promise<NumberAllocated['data'][]> {
  const allocated: NumberAllocated['data'][] = [];
  await readStream<NumberAllocated>(opened.client, `series-${prefix}`, {}, ({ data }) => allocated.push(data));
  return allocated;
}
