// Closing the books while commands are under way. Nothing is recorded into the closed period after the answer, and whatever was accepted
// before is completed before it.

import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerEvent } from '../../events/event-versions.ts';
import { type NumberAllocated, numberInSeries } from '../../events/series.ts';
import { streamName } from '../../events/streams.ts';
import { type Stored, upcast } from '../../events/upcast.ts';
import { lastPosition } from '../../platform/stores/event-store.ts';
import { lastEvents } from '../../platform/stores/read-stream.ts';
import { appendUnknown } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { contentStore } from '../attachments/store.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { envelope } from '../handling/command-context.ts';
import { IdempotencyKeyReused } from '../handling/handle-command.ts';
import { creditNoteKey } from '../invoice/credit.ts';
import { registerInvoice as registering } from '../invoice/register-invoice.ts';
import { paymentInCloudEvent } from '../kafka/payment-event.ts';
import { messageRecorder } from '../kafka/record-message.ts';
import { recordSlice } from '../kafka/record-slice.ts';
import { paymentInTransaction } from '../kafka/transaction-event.ts';
import type { Ledger } from '../ledger.ts';
import { creditUnderNumber } from '../numbers/of-credit-note.ts';
import { paymentRecorder } from '../payment/record-payment.ts';
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
import { closeBooks } from './close-books.ts';
import { PeriodClosed } from './refusals.ts';
import { ClosingIncomplete, type UntilClosed, untilClosed } from './until-closed.ts';

const [lastClosed, firstOpen] = ['2026-01-31', '2026-02-01']; // the second is today
const dueOn = '2026-12-31';
const validMs = 300;
/** How long an append of the slow replica takes to reach the event store. */
const slowMs = 1_000;
const wait = { appendsMs: validMs + slowMs + 1_000, followUpsMs: 60_000 };

let store: TestEventStore;
let one: ReturnType<typeof ledgerOn>;
let two: ReturnType<typeof ledgerOn>;
beforeEach(async () => {
  store = await startEventStore();
  one = ledgerOn(store.url, undefined, validMs);
  two = ledgerOn(store.url, undefined, validMs);
});
afterEach(async () => {
  await one.client.dispose();
  await two.client.dispose();
  await store.stop();
});

const close = (until: UntilClosed, closedThrough: string | null = lastClosed, reason?: string) =>
  closeBooks(
    one.ledger,
    until,
    { ...someone, correlationId: crypto.randomUUID() },
    { closedThrough, ...(reason !== undefined && { reason }) },
  );
/** Waits until commands know of the closing, and for no process. */
const known: UntilClosed = () => sleep(validMs + 10);

function register(
  { ledger, client }: { ledger: Ledger; client: EventStoreDBClient },
  invoiceId: string,
  { number, series, issuedOn = lastClosed }: { number?: string; series?: string; issuedOn?: string },
) {
  const { document } = registerCommand({ issuedOn, dueOn, ...(number !== undefined && { number }) });
  const registration = { invoiceId, document, ...(series !== undefined && { series }) };
  return registering(ledger, seriesRegistrar(ledger, client), contentStore(client))(
    someone,
    registration,
    registration,
  );
}

function payAcross(
  { ledger, client, clock }: typeof one,
  paymentId: string,
  invoiceId: string,
  receivedOn = lastClosed,
) {
  const allocations = [{ invoiceId, amount: 10_000 }];
  const payment = { customerId: 'acme', amount: 15_000, currency: 'EUR', receivedOn, method: 'cash', allocations };
  const about = { entityKey: `payment:${paymentId}`, content: payment, effectiveOn: receivedOn };
  return paymentRecorder(ledger, client, async () => {})(paymentId, payment, envelope(someone, clock, about));
}

function creditNote({ ledger }: typeof one, invoiceId: string, number: string, issuedOn = lastClosed) {
  const note = { creditNoteId: number, number, currency: 'EUR', issuedOn, reason: 'as agreed' };
  return creditUnderNumber(runWithCredit)(ledger, someone, {
    invoiceId,
    command: { type: 'credit', ...note, credited: { by: 'amount', amount: 100 } },
    entityKey: creditNoteKey(number),
    content: note,
    effectiveOn: issuedOn,
  });
}

/** Makes each append of a client reach the event store late. */
function slowDown(client: EventStoreDBClient): void {
  const append = client.appendToStream.bind(client);
  client.appendToStream = (async (...asked: Parameters<typeof append>) => {
    await sleep(slowMs);
    return append(...asked);
  }) as typeof client.appendToStream;
}

/** The events of a position and after it, in the streams of invoices, customers and payments, that are dated in the closed period. */
async function recordedInto(client: EventStoreDBClient, after: bigint): Promise<string[]> {
  const found: string[] = [];
  for await (const { event } of client.readAll()) {
    if (!/^(invoice|customer|payment|series)-/.test(event?.streamId ?? '')) continue;
    const { type, position, metadata } = upcast<LedgerEvent>(event as Stored);
    if (position > after && metadata.effectiveOn <= lastClosed) found.push(`${type} at ${position}`);
  }
  return found;
}

describe('once a closing is answered', () => {
  it('no replica records into the closed period, also if its appends are slow', async () => {
    slowDown(two.client);
    await using _ = following(one.ledger, one.client);
    const over = new AbortController();
    const outcomes = { recorded: 0, refused: [0, 0], afterTheAnswer: 0 };
    let isAnswered = false;

    const newId = () => crypto.randomUUID();
    const newInvoice = () => registerInvoice(one.ledger, 'acme');
    const commands: ((on: typeof one) => Promise<unknown>)[] = [
      (on) => register(on, newId(), {}),
      (on) => register(on, newId(), { number: newId() }),
      (on) => register(on, newId(), { series: 'S-' }),
      async (on) => payInvoice(on.ledger, await newInvoice(), newId(), 15_000, lastClosed),
      async (on) => payAcross(on, newId(), await newInvoice()),
    ];
    async function client(on: typeof one, replica: 0 | 1): Promise<void> {
      for (let i = replica; !over.signal.aborted; i++) {
        const cameAfter = isAnswered;
        try {
          await commands[i % commands.length]?.(on);
          outcomes.recorded += 1;
          if (cameAfter) outcomes.afterTheAnswer += 1;
        } catch (error) {
          if (!(error instanceof PeriodClosed)) throw error;
          outcomes.refused[replica] = (outcomes.refused[replica] ?? 0) + 1;
          await sleep(5);
        }
      }
    }
    const clients = [0, 1, 2, 3].flatMap(() => [client(one, 0), client(two, 1)]);
    await eventually(async () => expect(outcomes.recorded).toBeGreaterThan(40));
    await close(untilClosed(one.client, one.clock, wait));
    const end = await lastPosition(one.client);
    isAnswered = true;
    await sleep(slowMs + validMs);
    over.abort();
    await Promise.all(clients);

    expect(Math.min(...outcomes.refused)).toBeGreaterThan(1);
    expect(outcomes.afterTheAnswer).toBe(0);
    expect(await recordedInto(one.client, end ?? 0n)).toEqual([]);
  });

  it('no append that began before is under way', async () => {
    slowDown(two.client);
    await using _ = following(one.ledger, one.client);
    const begun = register(two, crypto.randomUUID(), {});
    await sleep(100);
    await close(untilClosed(one.client, one.clock, wait));
    const end = await lastPosition(one.client);
    await begun;
    expect(await recordedInto(one.client, 0n)).toHaveLength(1);
    expect(await recordedInto(one.client, end ?? 0n)).toEqual([]);
  });

  it('what was accepted before is complete: a payment across invoices that crashed, an excess, a number', async () => {
    const [invoiceId, overpaid, numbered] = [
      await registerInvoice(one.ledger, 'acme'),
      await registerInvoice(one.ledger, 'globex'),
      crypto.randomUUID(),
    ];
    const dies = (step: number) => ({ ...two, ledger: crashing(two.ledger, step, 'after') });
    await expect(payAcross(dies(1), 'p', invoiceId)).rejects.toThrow(Crash);
    await expect(payInvoice(dies(1).ledger, overpaid, 'q', 15_000, lastClosed)).rejects.toThrow(Crash);
    await expect(register(dies(1), numbered, { number: 'N-1' })).rejects.toThrow(Crash);

    const answered = close(untilClosed(one.client, one.clock, { ...wait, appendsMs: 10 }));
    await sleep(300);
    expect((await one.ledger.payments.read('p')).state.state).toBe('allocating');
    await using _ = following(one.ledger, one.client);
    await answered;
    expect((await one.ledger.payments.read('p')).state.state).toBe('settled');
    expect(await creditOf(one.ledger, 'globex')).toBe(5_000);
    expect((await invoiceOf(one.ledger, numbered)).document.number).toBe('N-1');
  });
});

describe('a closing whose processes cannot be completed', () => {
  it('is answered with 503 while the follow-ups are behind, is in force, and is answered by the next try', async () => {
    await registerInvoice(one.ledger, 'acme');
    const until = untilClosed(one.client, one.clock, { appendsMs: validMs + 10, followUpsMs: 50 });
    const key = { ...someone, key: 'close' };
    const request = () => closeBooks(one.ledger, until, key, { closedThrough: lastClosed });
    await expect(request()).rejects.toThrow(ClosingIncomplete);
    await expect(register(one, crypto.randomUUID(), {})).rejects.toThrow(PeriodClosed);
    await using _ = following(one.ledger, one.client);
    const again = untilClosed(one.client, one.clock, { ...wait, appendsMs: 10 });
    expect(await closeBooks(one.ledger, again, key, { closedThrough: lastClosed })).toMatchObject({
      revision: 0,
      repeated: true,
    });
  });

  it('is answered with 503 while a stream is parked', async () => {
    await appendUnknown(one.client, 'invoice-7');
    await using _ = following(one.ledger, one.client);
    await expect(close(untilClosed(one.client, one.clock, { ...wait, appendsMs: 10 }))).rejects.toThrow(
      /parked the stream invoice-7/,
    );
  });
});

describe('a command that was accepted before its day was closed', () => {
  it('is answered as the first time when it is sent again, also by a replica that has not seen it', async () => {
    const [invoiceId, plain] = [crypto.randomUUID(), crypto.randomUUID()];
    const paid = await registerInvoice(two.ledger, 'acme');
    await payInvoice(one.ledger, paid, 'p', 1_000, lastClosed); // two has an older state of the invoice
    await register(one, invoiceId, { number: 'N-2' });
    await register(one, plain, {});
    const series = await register(one, crypto.randomUUID(), { series: 'S-' });
    await close(known);
    for (const on of [one, two]) {
      expect(await payInvoice(on.ledger, paid, 'p', 1_000, lastClosed)).toMatchObject({ repeated: true, revision: 2 });
      expect(await register(on, invoiceId, { number: 'N-2' })).toMatchObject({ repeated: true, revision: 0 });
      expect(await register(on, plain, {})).toMatchObject({ repeated: true, revision: 0 });
      const again = register(on, series.state.document.invoiceId, { series: 'S-' });
      expect(await again).toMatchObject({ repeated: true, revision: 0 });
    }
  });

  it('completes the number that it has claimed: the retry registers it, and other content is refused as such', async () => {
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    for (const [id, number] of [
      [first, 'N-3'],
      [second, 'N-4'],
    ] as const) {
      const dying = { ...two, ledger: crashing(two.ledger, 1, 'after') };
      await expect(register(dying, id, { number })).rejects.toThrow(Crash);
    }
    await close(known);
    expect((await register(one, first, { number: 'N-3' })).state.document.number).toBe('N-3');
    const other = register(one, second, { number: 'N-4', issuedOn: '2026-01-30' });
    await expect(other).rejects.toThrow(IdempotencyKeyReused);
    expect((await invoiceOf(one.ledger, second)).document).toMatchObject({ number: 'N-4', issuedOn: lastClosed });
  });

  it('completes the number that a series has allocated to it, also on a replica that knows an older end of the series', async () => {
    const invoiceId = crypto.randomUUID();
    const registrar = seriesRegistrar(one.ledger, one.client);
    const registerOn = (id: string, issuedOn = lastClosed) => {
      const registration = { invoiceId: id, series: 'T-', document: registerCommand({ issuedOn, dueOn }).document };
      return registering(one.ledger, registrar, contentStore(one.client))(someone, registration, registration);
    };
    await registerOn(crypto.randomUUID());
    // it completes the invoice before, claims the number, allocates it, and dies before it registers the invoice
    const dying = { ...two, ledger: crashing(two.ledger, 3, 'before') };
    const { document } = registerCommand({ issuedOn: lastClosed, dueOn });
    const registration = { invoiceId, series: 'T-', document };
    const died = registering(dying.ledger, seriesRegistrar(dying.ledger, two.client), contentStore(two.client))(
      someone,
      registration,
      registration,
    );
    await expect(died).rejects.toThrow(Crash);
    const [allocated] = await lastEvents<NumberAllocated>(one.client, streamName('series', 'T-'), 1);
    expect(allocated?.data.number).toBe(numberInSeries('T-', 2));
    await close(known);
    expect((await registerOn(invoiceId)).state.document.number).toBe(numberInSeries('T-', 2));
    await expect(registerOn(crypto.randomUUID())).rejects.toThrow(PeriodClosed);
    expect((await registerOn(crypto.randomUUID(), firstOpen)).state.document.number).toBe(numberInSeries('T-', 3));
  });
});

describe('a command that is dated in a closed period', () => {
  it('takes no number: the next invoice and note may have it', async () => {
    await close(known);
    const invoiceId = crypto.randomUUID();
    await expect(register(one, crypto.randomUUID(), { number: 'N-5' })).rejects.toThrow(PeriodClosed);
    await register(two, invoiceId, { number: 'N-5', issuedOn: firstOpen });
    await expect(creditNote(one, invoiceId, 'C-1')).rejects.toThrow(PeriodClosed);
    await creditNote(two, invoiceId, 'C-1', firstOpen);
  });

  it('is accepted by every replica as soon as a reopening is answered', async () => {
    await close(known);
    await expect(register(two, crypto.randomUUID(), {})).rejects.toThrow(PeriodClosed);
    await close(known, '2026-01-30', 'an invoice is missing');
    await expect(register(two, crypto.randomUUID(), { issuedOn: '2026-01-30' })).rejects.toThrow(PeriodClosed);
    await register(two, crypto.randomUUID(), {});
    await close(known, null, 'all was wrong');
    await register(two, crypto.randomUUID(), { issuedOn: '2026-01-01' });
  });

  it('becomes a dead letter that names the problem if it comes by Kafka', async () => {
    const invoiceId = await registerInvoice(one.ledger, 'acme');
    await close(known);
    const payment = { paymentId: 'k', invoiceId, amount: 100, currency: 'EUR', receivedOn: lastClosed, method: 'cash' };
    const cloudEvent = { specversion: '1.0', type: 'ledger.PaymentReceived', source: 'bank', id: '1', data: payment };
    const transaction = { idOperation: 't', idInvoice: invoiceId, amount: 1, dateTime: `${lastClosed}T10:00:00Z` };
    const late = { idOperation: 'u', idInvoice: invoiceId, amount: 1, dateTime: `${firstOpen}T10:00:00Z` };
    const mapping = { currency: 'EUR', unit: 'major', method: 'cash', dateOf: one.clock.dateOf } as const;
    const record = messageRecorder(
      one.ledger,
      paymentRecorder(one.ledger, one.client, async () => {}),
      new Map([
        ['payments', paymentInCloudEvent],
        ['transactions', paymentInTransaction(mapping)],
      ]),
    );
    const message = (topic: string, value: object, offset: string) => ({
      topic,
      partition: 0,
      offset,
      key: null,
      value: Buffer.from(JSON.stringify(value)),
      headers: { 'content-type': 'application/cloudevents+json' },
    });
    const letters: [string, object][] = [];
    const faults: unknown[] = [];
    const recording = {
      record,
      deadLetters: {
        put: async ({ topic }: { topic: string }, problem: { content: object }) =>
          void letters.push([topic, problem.content]),
      },
      log: { warn: ({ err }: { err?: unknown }) => void (err !== undefined && faults.push(err)) },
      onDone() {},
      onWaiting() {},
    } as unknown as Parameters<typeof recordSlice>[0];
    const slice = [
      message('payments', cloudEvent, '0'),
      message('transactions', transaction, '1'),
      message('transactions', late, '2'),
    ];
    expect(await recordSlice(recording, slice, async () => {}, new AbortController().signal)).toBe(true);
    expect(faults).toEqual([]);
    const why = { type: 'period-closed', status: 409, extensions: { firstOpenDay: firstOpen } };
    expect(letters.toSorted()).toMatchObject([
      ['payments', why],
      ['transactions', why],
    ]);
    expect([...(await invoiceOf(one.ledger, invoiceId)).payments.keys()]).toEqual(['u']);
  });
});
