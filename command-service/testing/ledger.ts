import type { EventStoreDBClient } from '@eventstore/db-client';
import { calendarIn } from '../../events/calendar-date.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { LedgerEvent } from '../../events/event-versions.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Projection } from '../../platform/projection/run-projection.ts';
import { connectEventStore } from '../../platform/stores/event-store.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { followUpsOn, runFollowUps } from '../follow-ups/run.ts';
import type { Clock } from '../handling/command-context.ts';
import type { Aggregate } from '../handling/handle-command.ts';
import { registered, runCommand } from '../invoice/run-command.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { registerCommand } from './invoice-lives.ts';

export const someone = { actor: 'tester', correlationId: 'test' };

/** A ledger on an event store, with the client that the services use, on 1 February 2026 where no clock is given. @param validMs see openLedger */
export function ledgerOn(url: string, now: () => Date = () => new Date('2026-02-01T12:00:00Z'), validMs?: number) {
  const { client } = connectEventStore(url);
  const clock: Clock = { now, dateOf: calendarIn('UTC') };
  return { client, clock, ledger: openLedger(client, clock, undefined, validMs) };
}

/** Registers an invoice of 100.00 EUR of a customer. */
export async function registerInvoice(
  ledger: Ledger,
  customerId: string,
  content: Partial<InvoiceContent> = {},
  invoiceId: string = crypto.randomUUID(),
): Promise<string> {
  const command = {
    ...registerCommand({ customer: { id: customerId, name: customerId }, ...content }),
    invoiceId,
  } as const;
  await runCommand(ledger, someone, {
    invoiceId,
    command,
    entityKey: `invoice:${invoiceId}`,
    content: command,
    effectiveOn: '2026-01-01',
  });
  return invoiceId;
}

/** Records a payment of one invoice; what exceeds the amount due becomes customer credit. */
export const payInvoice = (
  ledger: Ledger,
  invoiceId: string,
  paymentId: string,
  amount: number,
  receivedOn = '2026-02-01',
) =>
  runWithCredit(ledger, someone, {
    invoiceId,
    command: { type: 'pay', paymentId, amount, currency: 'EUR', receivedOn, method: 'cash' },
    entityKey: `payment:${paymentId}`,
    content: { amount },
    effectiveOn: receivedOn,
  });

/** A payment of 220.00 of an invoice of 100.00, by a service that ended before it made the 120.00 the customer's credit. */
export async function overpayBeforeACrash(ledger: Ledger, invoiceId: string): Promise<void> {
  const payment = { paymentId: 'p', amount: 22_000, currency: 'EUR', receivedOn: '2026-02-01', method: 'cash' };
  await runCommand(ledger, someone, {
    invoiceId,
    command: { type: 'pay', ...payment, customerCredit: 0 },
    entityKey: 'payment:p',
    content: payment,
    effectiveOn: '2026-02-01',
  });
}

export const invoiceOf = async (ledger: Ledger, invoiceId: string): Promise<RegisteredInvoice> =>
  registered((await ledger.invoices.read(invoiceId)).state);

export const creditOf = async (ledger: Ledger, customerId: string): Promise<number> =>
  (await ledger.customers.read(customerId)).state.credit.get('EUR') ?? 0;

/** Runs the follow-ups as each command service does, until they are disposed of. */
export function following(
  ledger: Ledger,
  client: EventStoreDBClient,
  followUps = followUpsOn(ledger, client),
): AsyncDisposable & Projection<LedgerEvent> {
  const stop = new AbortController();
  const log = {
    warn: (about: object, message: string) =>
      process.stderr.write(`${message} ${JSON.stringify(about, (_, v) => (v instanceof Error ? v.stack : v))}\n`),
  };
  const ended = runFollowUps(followUps, ledger, client, log, stop.signal);
  return {
    ...followUps,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ended;
    },
  };
}

export class Crash extends Error {}

/** A ledger whose process dies at its n-th step: just before the step is recorded, or just after. */
export function crashing(ledger: Ledger, step: number, when: 'before' | 'after'): Ledger {
  let steps = 0;
  async function taken<Outcome>(take: () => Promise<Outcome>): Promise<Outcome> {
    steps += 1;
    if (steps === step && when === 'before') throw new Crash();
    const outcome = await take();
    if (steps >= step) throw new Crash();
    return outcome;
  }
  const crash = <State, Event>(aggregate: Aggregate<State, Event>): Aggregate<State, Event> => ({
    ...aggregate,
    handle: (...command) => taken(() => aggregate.handle(...command)),
  });
  return {
    ...ledger,
    invoices: crash(ledger.invoices),
    customers: crash(ledger.customers),
    payments: crash(ledger.payments),
    numbers: { ...ledger.numbers, claim: (...claim) => taken(() => ledger.numbers.claim(...claim)) },
  };
}

/**
 * Runs the command that `command` makes, with a crash before and after each of its steps, each time on another ledger, then `afterwards`.
 * @returns the number of crashes
 */
export async function crashEverywhere(
  another: () => Ledger,
  command: () => (ledger: Ledger) => Promise<unknown>,
  afterwards: () => Promise<void>,
): Promise<number> {
  let crashes = 0;
  for (let step = 1, crashed = true; crashed; step++) {
    crashed = false;
    for (const when of ['before', 'after'] as const) {
      const run = command();
      await run(crashing(another(), step, when)).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
        crashed = true;
        crashes += 1;
      });
      await afterwards();
    }
  }
  return crashes;
}

/** Polls until `claim` holds. @throws its last error after 200 seconds: a busy machine is slow */
export async function eventually(claim: () => Promise<void>): Promise<void> {
  const end = Date.now() + 200_000;
  for (;;) {
    try {
      return await claim();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
