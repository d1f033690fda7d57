// A log of a version that did not claim numbers.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentStore } from '../../command-service/attachments/store.ts';
import { runWithCredit } from '../../command-service/customer/run-with-credit.ts';
import { creditNoteKey } from '../../command-service/invoice/credit.ts';
import { decide } from '../../command-service/invoice/decide.ts';
import { registerInvoice } from '../../command-service/invoice/register-invoice.ts';
import { NumberTaken } from '../../command-service/numbers/number-taken.ts';
import { creditUnderNumber } from '../../command-service/numbers/of-credit-note.ts';
import { seriesRegistrar } from '../../command-service/series/register-in-series.ts';
import { registerCommand } from '../../command-service/testing/invoice-lives.ts';
import { ledgerOn, someone } from '../../command-service/testing/ledger.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import { append } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { run } from './run.ts';

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

const ids = Array.from({ length: 4 }, () => randomUUID());
const [one = '', two = '', noted = '', numberless = ''] = ids;

const registering = (invoiceId: string, number?: string) => ({
  ...registerCommand(number === undefined ? {} : { number }),
  invoiceId,
});

/** Registers an invoice, and credits it by notes with these numbers, as earlier versions did. */
async function record(invoiceId: string, number: string | undefined, notes: readonly string[] = []): Promise<void> {
  const registered = decide(unregistered, registering(invoiceId, number));
  let invoice = registered.reduce<Invoice>(evolve, unregistered);
  await append(opened.client, invoiceId, registered);
  for (const number of notes) {
    const credited = decide(invoice, note(`note ${number}`, number));
    invoice = credited.reduce<Invoice>(evolve, invoice);
    await append(opened.client, invoiceId, credited);
  }
}

const note = (creditNoteId: string, number: string) =>
  ({
    type: 'credit',
    creditNoteId,
    number,
    currency: 'EUR',
    issuedOn: '2026-02-01',
    reason: 'as agreed',
    credited: { by: 'amount', amount: 100 },
  }) as const;

async function claimNumbers(): Promise<{ code: number; out: { documents: number; duplicates: object[] } }> {
  const said: string[] = [];
  const env = { ...process.env, EVENT_STORE_URL: store.url, POSTGRES_URL: 'postgres://none', MONGODB_URL: '' };
  const code = await run(['claim-numbers', '--json'], env, (text) => said.push(text));
  return { code, out: JSON.parse(said.join('\n')) as { documents: number; duplicates: object[] } };
}

const register = (number: string) => {
  const { document, invoiceId } = registering(randomUUID(), number);
  const { ledger, client } = opened;
  return registerInvoice(ledger, seriesRegistrar(ledger, client), contentStore(client))(
    someone,
    { invoiceId, document },
    document,
  );
};
const credit = (invoiceId: string, number: string) => {
  const command = note(randomUUID(), number);
  const about = { entityKey: creditNoteKey(command.creditNoteId), content: command, effectiveOn: command.issuedOn };
  return creditUnderNumber(runWithCredit)(opened.ledger, someone, { invoiceId, command, ...about });
};

describe('claiming the numbers of an old log', () => {
  it('gives each number to the first document that has it, and lists the others', async () => {
    await record(one, 'OLD-1');
    await record(two, 'OLD-1', ['CN-1']);
    await record(noted, 'OLD-2', ['CN-1', 'CN-2']);
    await record(numberless, undefined);
    const expected = {
      code: 1,
      out: {
        documents: 6,
        duplicates: [
          { number: 'OLD-1', first: { invoiceId: one }, other: { invoiceId: two } },
          {
            number: 'CN-1',
            first: { invoiceId: two, creditNoteId: 'note CN-1' },
            other: { invoiceId: noted, creditNoteId: 'note CN-1' },
          },
        ],
      },
    };
    expect(await claimNumbers()).toEqual(expected);
    expect(await claimNumbers()).toEqual(expected);
  });

  it('keeps the numbers from other invoices and notes', async () => {
    await expect(register('OLD-1')).rejects.toMatchObject({ invoiceId: one });
    await expect(register('OLD-2')).rejects.toThrow(NumberTaken);
    await expect(credit(noted, 'CN-1')).rejects.toMatchObject({ invoiceId: two, creditNoteId: 'note CN-1' });
    await expect(credit(noted, 'CN-2')).rejects.toThrow(NumberTaken);
    await register('OLD-3');
    await credit(noted, 'CN-3');
  });

  it('finds the claims of invoices that were registered since', async () => {
    expect(await claimNumbers()).toMatchObject({ out: { documents: 8, duplicates: [{}, {}] } });
  });
});
