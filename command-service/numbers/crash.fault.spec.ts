// A number after a crash between any two steps of the command that claimed it: asked for by the same command, by another, and by none.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { numberStream } from '../../events/number.ts';
import { numberInSeries } from '../../events/series.ts';
import { lastEvents } from '../../platform/stores/read-stream.ts';
import { invoicesWith, notesWith } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { contentStore } from '../attachments/store.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { IdempotencyKeyReused, type Outcome } from '../handling/handle-command.ts';
import { creditNoteKey } from '../invoice/credit.ts';
import { registerInvoice as registering } from '../invoice/register-invoice.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { seriesRegistrar } from '../series/register-in-series.ts';
import { registerCommand } from '../testing/invoice-lives.ts';
import {
  crashEverywhere,
  eventually,
  following,
  invoiceOf,
  ledgerOn,
  registerInvoice,
  someone,
} from '../testing/ledger.ts';
import { NumberTaken } from './number-taken.ts';
import { creditUnderNumber } from './of-credit-note.ts';

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

type Answer = Promise<Outcome<RegisteredInvoice>>;

const newNumber = () => `N-${crypto.randomUUID()}`;
/** A ledger of another process. */
const another = (): Ledger => openLedger(opened.client, opened.clock);

function register(ledger: Ledger, invoiceId: string, { number, series }: { number?: string; series?: string }): Answer {
  const { document } = registerCommand(number === undefined ? {} : { number });
  const registration = { invoiceId, document, ...(series !== undefined && { series }) };
  return registering(ledger, seriesRegistrar(ledger, opened.client), contentStore(opened.client))(
    someone,
    registration,
    registration,
  );
}

function credit(ledger: Ledger, invoiceId: string, creditNoteId: string, number: string): Answer {
  const note = { creditNoteId, number, currency: 'EUR', issuedOn: '2026-02-01', reason: 'as agreed' };
  return creditUnderNumber(runWithCredit)(ledger, someone, {
    invoiceId,
    command: { type: 'credit', ...note, credited: { by: 'amount', amount: 100 } },
    entityKey: creditNoteKey(creditNoteId),
    content: note,
    effectiveOn: note.issuedOn,
  });
}

describe('after a crash between any two steps', () => {
  it('the number of an invoice is that of the first invoice, or free', async () => {
    let [first, number] = ['', ''];
    const crashes = await crashEverywhere(
      another,
      () => {
        [first, number] = [crypto.randomUUID(), newNumber()];
        return (ledger) => register(ledger, first, { number });
      },
      async () => {
        const second = crypto.randomUUID();
        const outcome = await register(another(), second, { number }).catch((error: unknown) => error);
        const holder = outcome instanceof NumberTaken ? first : second;
        if (outcome instanceof NumberTaken) expect(outcome.invoiceId).toBe(first);
        expect(await invoicesWith(opened.client, number)).toEqual([holder]);
        const again = register(another(), first, { number });
        if (holder === first) expect((await again).state.document.invoiceId).toBe(first);
        else await expect(again).rejects.toMatchObject({ invoiceId: second });
        expect(await invoicesWith(opened.client, number)).toEqual([holder]);
      },
    );
    expect(crashes).toBe(4); // claim, register: before and after each
  });

  it('an invoice whose number was claimed is registered, if nothing is sent again', async () => {
    const claimed: [invoiceId: string, number: string][] = [];
    await crashEverywhere(
      another,
      () => {
        const [invoiceId, number] = [crypto.randomUUID(), newNumber()];
        claimed.push([invoiceId, number]);
        return (ledger) => register(ledger, invoiceId, { number });
      },
      async () => {},
    );
    await using _ = following(another(), opened.client);
    const [[neverClaimed] = [''], ...others] = claimed;
    for (const [invoiceId, number] of others)
      await eventually(async () => expect((await invoiceOf(another(), invoiceId)).document.number).toBe(number));
    expect((await another().invoices.read(neverClaimed)).state.state).toBe('unregistered');
  });

  it('a number that a series has claimed is given by the series, and to no other invoice', async () => {
    let series = '';
    const numbersOf = (n: number) => numberInSeries(series, n);
    await crashEverywhere(
      another,
      () => {
        series = `S-${crypto.randomUUID().slice(0, 8)}-`;
        return (ledger) => register(ledger, crypto.randomUUID(), { series });
      },
      async () => {
        const isTaken = await register(another(), crypto.randomUUID(), { number: numbersOf(1) }).then(
          () => false,
          (error: unknown) => error instanceof NumberTaken,
        );
        const { state } = await register(another(), crypto.randomUUID(), { series });
        if (!isTaken) expect(state.document.number).toBe(numbersOf(2));
        expect(await invoicesWith(opened.client, numbersOf(1))).toHaveLength(1);
        await expect(register(another(), crypto.randomUUID(), { number: numbersOf(1) })).rejects.toMatchObject({
          invoiceId: (await invoicesWith(opened.client, numbersOf(1)))[0],
        });
      },
    );
  });

  it('the number of a credit note is that of the first note if it was recorded, else that of the next', async () => {
    let [invoiceId, number] = ['', ''];
    const next = await registerInvoice(opened.ledger, 'acme');
    const crashes = await crashEverywhere(
      another,
      () => {
        number = newNumber();
        return async (ledger) => {
          invoiceId = await registerInvoice(opened.ledger, 'acme');
          await credit(ledger, invoiceId, 'first', number);
        };
      },
      async () => {
        const recorded = await notesWith(opened.client, number);
        const second = credit(another(), next, `second of ${number}`, number);
        if (recorded.length > 0)
          await expect(second).rejects.toMatchObject({ number, invoiceId, creditNoteId: 'first' });
        else await second;
        const holder = recorded[0] ?? `second of ${number}`;
        expect(await notesWith(opened.client, number)).toEqual([holder]);
        const again = credit(another(), invoiceId, 'first', number);
        if (holder === 'first') await expect(again).resolves.toMatchObject({ repeated: true });
        else await expect(again).rejects.toThrow(/used before|is that of credit note/);
        expect(await notesWith(opened.client, number)).toEqual([holder]);
      },
    );
    expect(crashes).toBe(4); // claim, apply: before and after each
  });
});

describe('a credit note that comes long after it claimed its number', () => {
  it('is refused if another note has the number by then', async () => {
    const [invoiceId, number] = [await registerInvoice(opened.ledger, 'acme'), newNumber()];
    const isReleased = Promise.withResolvers<void>();
    const ledger = another();
    const slow: Ledger = {
      ...ledger,
      invoices: {
        ...ledger.invoices,
        async handle(...command) {
          await isReleased.promise;
          return ledger.invoices.handle(...command);
        },
      },
    };
    const first = credit(slow, invoiceId, 'first', number);
    const refused = expect(first).rejects.toThrow(IdempotencyKeyReused);
    await eventually(async () => expect(await claimsOf(number)).toHaveLength(1));
    await credit(another(), invoiceId, 'second', number);
    isReleased.resolve();
    await refused;
    expect(await notesWith(opened.client, number)).toEqual(['second']);
    await expect(credit(another(), invoiceId, 'third', number)).rejects.toMatchObject({ creditNoteId: 'second' });
  });

  const claimsOf = (number: string) => lastEvents(opened.client, numberStream('credit-note', number), 2);
});
