// Two clients at once, each through a process of its own (a ledger with caches of its own): whatever they do, the stream tells
// of a serial order, and every answer fits it.

import type { EventStoreDBClient } from '@eventstore/db-client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../../events/customer.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Recorded } from '../../events/recorded.ts';
import { Unavailable } from '../../platform/http/problems/problem.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { refund, setAutomatic } from '../customer/decide.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { spendCredit } from '../customer/spend-credit.ts';
import { followUpsOn } from '../follow-ups/run.ts';
import type { InvoiceCommand } from '../invoice/commands.ts';
import { decide } from '../invoice/decide.ts';
import { runCommand } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import { requestReversal } from '../payment/decide.ts';
import { advance } from '../payment/process.ts';
import { paymentRecorder } from '../payment/record-payment.ts';
import { heldOf, reversalIn, reversePayment } from '../payment/reverse-payment.ts';
import { type UntilCurrent, untilCurrent } from '../receivables/current.ts';
import { anyCommand, nameOf } from '../testing/invoice-lives.ts';
import { eventually, following, invoiceOf, ledgerOn, payInvoice, registerInvoice, someone } from '../testing/ledger.ts';
import { envelope } from './command-context.ts';
import { digestOf } from './digest.ts';
import { Refusal } from './refusal.ts';

let store: TestEventStore;
let processes: [ReturnType<typeof ledgerOn>, ReturnType<typeof ledgerOn>];
beforeAll(async () => {
  store = await startEventStore();
  processes = [ledgerOn(store.url), ledgerOn(store.url)];
});
afterAll(async () => {
  await Promise.all(processes.map(({ client }) => client.dispose()));
  await store.stop();
});

type Named = { name: string; command: InvoiceCommand };
/** `revision` is that of the last event of what was done, now or, where it is repeated, before; `refusal` the rule's name. */
type Answer = Named & (Success | { refusal: string });
type Success = { revision: number; repeated: boolean };

/** Asks one after the other. */
async function ask(ledger: Ledger, invoiceId: string, commands: readonly Named[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { name, command } of commands) {
    const about = { entityKey: name, content: command, effectiveOn: '2026-02-01' };
    try {
      const { revision, repeated } = await runCommand(ledger, someone, { invoiceId, command, ...about });
      answers.push({ name, command, revision, repeated });
    } catch (error) {
      answers.push({ name, command, refusal: ruleIn(error) });
    }
  }
  return answers;
}

/** @throws what is no refusal */
function ruleIn(error: unknown): string {
  if (error instanceof Refusal || error instanceof AmountTooLarge) return error.constructor.name;
  throw error;
}

/** What a command does to a state: its events, or the rule that refuses it. */
function effectOn(state: Invoice, command: InvoiceCommand): InvoiceEvent[] | string {
  try {
    return decide(state, command);
  } catch (error) {
    return ruleIn(error);
  }
}

describe('two concurrent clients', () => {
  it('get the answers and the result of some serial order of their commands', async () => {
    const [one, other] = processes;
    const sequence = fc.array(anyCommand, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sequence, sequence, async (some, others) => {
        const invoiceId = await registerInvoice(one.ledger, 'acme');
        const named = (command: InvoiceCommand) => ({ name: nameOf(command), command });
        const answered = await Promise.all([
          ask(one.ledger, invoiceId, some.map(named)),
          ask(other.ledger, invoiceId, others.map(named)),
        ]);
        const events: Recorded<InvoiceEvent>[] = [];
        await readStream<InvoiceEvent>(one.client, `invoice-${invoiceId}`, {}, (event) => events.push(event));
        const states = statesOf(events);
        expectSerial(events, states, answered.flat());
        for (const answers of answered) expectInOrder(states, answers);
      }),
      { numRuns: 60 },
    );
  });

  it('neither create nor lose a cent across invoices and credit', async () => {
    const [{ ledger, client }] = processes;
    await using _ = following(ledger, client);
    await using __ = takesItselfForTheOwner(processes[1]);
    const [one, other] = processes.map((process) => ({
      ...process,
      untilCurrent: untilCurrent(process.client, process.clock),
    })) as [Process, Process];
    const sequence = fc.array(anyDeed, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sequence, sequence, async (some, others) => {
        const customerId = `customer-${crypto.randomUUID()}`;
        const register = () => registerInvoice(ledger, customerId);
        const setting: Setting = { customerId, invoices: [await register(), await register()] };
        await Promise.all([perform(one, setting, some), perform(other, setting, others)]);
        await eventually(() => expectConserved(ledger, client, setting));
      }),
      { numRuns: 25 },
    );
  });
});

/** A second process manager, which does not learn that there is another one, as one that was frozen. */
function takesItselfForTheOwner({ ledger, client }: ReturnType<typeof ledgerOn>) {
  const followUps = followUpsOn(ledger, client);
  const lease = { hold: async () => true, release: async () => {} };
  return following(ledger, client, { ...followUps, view: { ...followUps.view, lease } });
}

/** The state before the first event, and after each. */
function statesOf(events: readonly InvoiceEvent[]): Invoice[] {
  const states = [unregistered];
  for (const event of events) states.push(evolve(states.at(-1) ?? unregistered, event));
  return states;
}

/** The stream is what `decide` makes of the commands that succeeded, in its order, each once. */
function expectSerial(
  events: readonly Recorded<InvoiceEvent>[],
  states: readonly Invoice[],
  answers: readonly Answer[],
) {
  const recorded = [...events.entries()].flatMap(([at, { metadata }]) => (metadata.keys ? [{ at, metadata }] : []));
  const later = recorded.slice(1); // the first one registers
  for (const [place, { at, metadata }] of later.entries()) {
    const end = later[place + 1]?.at ?? events.length;
    const [name] = metadata.keys ?? [];
    const isCause = (answer: Answer): answer is Named & Success =>
      'revision' in answer &&
      answer.name === name &&
      digestOf({ entityKey: name, target: {}, content: answer.command }) === metadata.digest;
    const cause = answers.find(isCause);
    if (cause === undefined) throw new Error(`nobody succeeded with ${name}`);
    const written = events.slice(at, end).map(({ type, data }) => ({ type, data }));
    expect(written).toEqual(effectOn(states[at] ?? unregistered, cause.command));
    expect(cause.revision).toBe(end - 1);
  }
  const names = later.map(({ metadata }) => `${metadata.keys?.[0]} ${metadata.digest}`);
  expect(new Set(names).size).toBe(names.length);
  expectSettled(states.at(-1));
}

/** Each answer is one that the ledger could give between those before and after it. */
function expectInOrder(states: readonly Invoice[], answers: readonly Answer[]): void {
  let from = 0;
  for (const [place, answer] of answers.entries()) {
    if ('revision' in answer) {
      if (answer.repeated) continue;
      expect(answer.revision).toBeGreaterThan(from);
      from = answer.revision;
      continue;
    }
    if (answer.refusal === 'IdempotencyKeyReused') continue; // the other one had the name
    const next = answers
      .slice(place + 1)
      .find((later): later is Named & Success => 'revision' in later && !later.repeated);
    const possible = states.slice(from + 1, (next?.revision ?? states.length) + 2);
    expect(possible.map((state) => effectOn(state, answer.command))).toContain(answer.refusal);
  }
}

function expectSettled(invoice: Invoice | undefined): void {
  const { document, amountDue, paid, credited, writtenOff, voided, refunded } = invoice as RegisteredInvoice;
  expect(document.totals.payable).toBe(amountDue + paid + credited + writtenOff + voided - refunded);
}

// Over streams: what two clients may do with the money of a customer who has two invoices. Names are few, so that they meet.

type Deed = {
  deed: (typeof deeds)[number];
  invoice: 0 | 1;
  name: string;
  amount: number;
};
const deeds = [
  'pay',
  'reverse',
  'credit',
  'spend',
  'reverse-spent',
  'refund-credit',
  'take',
  'take-oldest-first',
  'reverse-taken',
  'automatic',
] as const;

const anyDeed: fc.Arbitrary<Deed> = fc.record({
  deed: fc.constantFrom(...deeds, 'pay' as const, 'spend' as const),
  invoice: fc.constantFrom(0 as const, 1 as const),
  name: fc.constantFrom('a', 'b'),
  amount: fc.constantFrom(1, 4_000, 10_000, 16_000),
});

type Setting = { customerId: string; invoices: [string, string] };
const on = '2026-02-01';
const reason = 'as it happens';

type Process = ReturnType<typeof ledgerOn> & { untilCurrent: UntilCurrent };

/** Does one after the other; what is refused, is, and what is unavailable for now is asked again. */
async function perform(process: Process, setting: Setting, deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) {
    let isAnswered = false;
    while (!isAnswered) {
      try {
        await doIt(process, setting, deed);
        isAnswered = true;
      } catch (error) {
        isAnswered = !(error instanceof Unavailable);
        if (isAnswered) ruleIn(error);
      }
    }
  }
}

async function doIt({ ledger, client, clock, untilCurrent }: Process, setting: Setting, asked: Deed) {
  const { deed, name, amount } = asked;
  const { customerId } = setting;
  const invoiceId = setting.invoices[asked.invoice];
  const currency = 'EUR';
  const details = (entityKey: string) => envelope(someone, clock, { entityKey, content: asked, effectiveOn: on });
  const taken = `${name}-${customerId}`;
  switch (deed) {
    case 'pay':
      return payInvoice(ledger, invoiceId, name, amount);
    case 'reverse':
    case 'reverse-spent': {
      const paymentId = deed === 'reverse' ? name : `credit/${name}`;
      const reversal = reversalIn(invoiceId, { paymentId, reversedOn: on, reason });
      return reversePayment(ledger, someone, { ...reversal, invoiceId, content: asked });
    }
    case 'credit':
      return runWithCredit(ledger, someone, {
        invoiceId,
        command: {
          type: 'credit',
          creditNoteId: name,
          currency,
          issuedOn: on,
          reason,
          credited: { by: 'amount', amount },
        },
        entityKey: `credit-note:${name}`,
        content: asked,
        effectiveOn: on,
      });
    case 'spend': {
      const application = { applicationId: `credit/${name}`, invoiceId, currency, amount, appliedOn: on };
      return spendCredit(ledger, someone, customerId, details(`application:credit/${name}`), application);
    }
    case 'refund-credit': {
      const command = { refundId: name, currency, amount, refundedOn: on, method: 'cash', reason };
      return ledger.customers.handle(customerId, details(`refund:${name}`), (account) => refund(account, command));
    }
    case 'take':
    case 'take-oldest-first': {
      const allocations = [{ invoiceId, amount }];
      const payment = { customerId, amount, currency, receivedOn: on, method: 'cash' };
      const body = { ...payment, ...(deed === 'take' && { allocations }) };
      return paymentRecorder(ledger, client, untilCurrent)(taken, body, details(`payment:${taken}`));
    }
    case 'reverse-taken': {
      const reversal = { reversalId: crypto.randomUUID(), reversedOn: on, reason };
      const held = await heldOf(ledger, (await ledger.payments.read(taken)).state);
      await ledger.payments.handle(taken, details(`reversal:${reversal.reversalId}`), (payment) =>
        requestReversal(payment, reversal, held),
      );
      return advance(ledger, someone, taken, reversal.reversalId);
    }
    case 'automatic': {
      const isOn = amount > 1;
      const key = `automatic:${crypto.randomUUID()}`;
      return ledger.customers.handle(customerId, details(key), () => setAutomatic(isOn));
    }
  }
}

/** All that was received and not sent back pays invoices, or is credit; credit notes make credit of what was paid. */
async function expectConserved(ledger: Ledger, client: EventStoreDBClient, { customerId, invoices }: Setting) {
  let received = 0;
  let paid = 0;
  for (const invoiceId of invoices) {
    const invoice = await invoiceOf(ledger, invoiceId);
    expectSettled(invoice);
    paid += invoice.paid;
    for (const [paymentId, { kind, reversed, amount, excess }] of invoice.payments) {
      const isOwn = kind === 'money' && !paymentId.startsWith('payments/');
      if (isOwn && !reversed) received += amount + excess;
    }
    for (const { excess } of invoice.creditNotes.values()) received += excess;
  }
  for (const name of ['a', 'b']) {
    const { state: payment } = await ledger.payments.read(`${name}-${customerId}`);
    expect(['unknown', 'settled', 'reversed']).toContain(payment.state);
    if (payment.state === 'settled') received += payment.received.amount;
  }
  let credit = 0;
  await readStream<CustomerEvent>(client, `customer-${customerId}`, {}, ({ type, data }) => {
    if (type === 'CreditRefunded') received -= data.amount;
    if (!('credit' in data)) return;
    // only what a bank took back makes credit less than zero, and nothing else makes it less than that
    if (type !== 'CreditWithdrawn') expect(data.credit).toBeGreaterThanOrEqual(Math.min(0, credit));
    credit = data.credit;
  });
  const { state: account } = await ledger.customers.read(customerId);
  for (const { applied } of account.applications.values()) expect(applied).toBeTypeOf('number');
  expect(paid + (account.credit.get('EUR') ?? 0)).toBe(received);
}
