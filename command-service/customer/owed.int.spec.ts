// What the seller owes by its documents becomes credit, whoever completes it: after a crash between any two steps, by a retry, by another
// request, by the process manager, and by each of them again.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../../events/customer.ts';
import type { Recorded } from '../../events/recorded.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { react } from '../follow-ups/react.ts';
import { IdempotencyKeyReused } from '../handling/handle-command.ts';
import { registerInvoice as registering } from '../invoice/register-invoice.ts';
import { runCommand } from '../invoice/run-command.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { NumberTaken } from '../numbers/number-taken.ts';
import { creditUnderNumber } from '../numbers/of-credit-note.ts';
import { seriesRegistrar } from '../series/register-in-series.ts';
import { noteOf } from '../testing/credit-notes.ts';
import { registerCommand } from '../testing/invoice-lives.ts';
import {
  Crash,
  crashEverywhere,
  crashing,
  creditOf,
  eventually,
  following,
  ledgerOn,
  registerInvoice,
  someone,
} from '../testing/ledger.ts';
import { registerAccountNote } from './account-note.ts';
import { registerWithCredit } from './register-with-credit.ts';
import { runWithCredit } from './run-with-credit.ts';

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

const noContents = () => Promise.resolve();
const newId = (what: string) => `${what}-${crypto.randomUUID()}`;
/** A ledger of another process. */
const another = (): Ledger => openLedger(opened.client, opened.clock);
const line = { description: 'Work', quantity: '-1', unitPrice: '10000', tax: { category: 'Z' } } as const;

async function eventsOf(customer: string): Promise<Recorded<CustomerEvent>[]> {
  const events: Recorded<CustomerEvent>[] = [];
  await readStream<CustomerEvent>(opened.client, `customer-${customer}`, {}, (event) => events.push(event));
  return events;
}

/** Follows up all events of a stream as the process manager does. */
async function followedUp(stream: string): Promise<void> {
  const events: Recorded<CustomerEvent>[] = [];
  await readStream<CustomerEvent>(opened.client, stream, {}, (event) => events.push(event));
  for (const event of events) await react(another(), event);
}

describe('an invoice of −100.00', () => {
  /** Registered, and no more. */
  const registered = (customer: string) => registerInvoice(opened.ledger, customer, { lines: [line] });
  const voidIt = (ledger: Ledger, invoiceId: string, run: typeof runCommand | typeof runWithCredit) =>
    run(ledger, someone, {
      invoiceId,
      command: { type: 'void', voidedOn: '2026-02-01', reason: 'sent by mistake' },
      entityKey: `void:${invoiceId}`,
      content: {},
      effectiveOn: '2026-02-01',
    });

  it('makes credit of it on its issue date, also if the request did not come so far, and once', async () => {
    const customer = newId('customer');
    const invoiceId = await registered(customer);
    expect(await creditOf(another(), customer)).toBe(0);
    for (const _ of ['first', 'second']) await followedUp(`invoice-${invoiceId}`);
    const [grant, ...others] = await eventsOf(customer);
    expect(grant).toMatchObject({
      type: 'CreditGranted',
      data: { source: { invoiceId }, amount: 10_000, credit: 10_000, grantedOn: '2026-01-01' },
      metadata: { effectiveOn: '2026-01-01' },
    });
    expect(others).toEqual([]);
  });

  it('that is void takes it back on that day, once, and also if it was spent', async () => {
    const customer = newId('customer');
    const invoiceId = await registered(customer);
    await voidIt(opened.ledger, invoiceId, runCommand);
    for (const _ of ['first', 'second']) await followedUp(`invoice-${invoiceId}`);
    expect((await eventsOf(customer)).map(({ type, data, metadata }) => [type, data, metadata.effectiveOn])).toEqual([
      ['CreditGranted', expect.objectContaining({ credit: 10_000 }), '2026-01-01'],
      ['CreditWithdrawn', expect.objectContaining({ amount: 10_000, credit: 0 }), '2026-02-01'],
    ]);
  });

  it('is registered and granted once, whatever number it has, after a crash between any two steps', async () => {
    for (const numbered of [{}, { number: true }, { series: true }]) {
      let [customer, retry] = ['', (): Promise<unknown> => Promise.resolve()];
      const crashes = await crashEverywhere(
        another,
        () => {
          customer = newId('customer');
          const { document } = registerCommand({
            customer: { id: customer, name: customer },
            lines: [line],
            ...('number' in numbered && { number: newId('N') }),
          });
          const registration = {
            invoiceId: crypto.randomUUID(),
            document,
            ...('series' in numbered && { series: `S-${crypto.randomUUID().slice(0, 8)}-` }),
          };
          const register = (ledger: Ledger) =>
            registerWithCredit(ledger, registering(ledger, seriesRegistrar(ledger, opened.client), noContents))(
              someone,
              registration,
              registration,
            );
          retry = () => register(another());
          return register;
        },
        async () => {
          await retry();
          expect(await creditOf(another(), customer)).toBe(10_000);
          expect(await eventsOf(customer)).toHaveLength(1);
        },
      );
      // register and grant; before them the claim of a number
      expect(crashes).toBe(Object.keys(numbered).length === 0 ? 4 : 6);
    }
  });

  it('is voided once after a crash between any two steps', async () => {
    let [customer, invoiceId] = ['', ''];
    await crashEverywhere(
      another,
      () => async (ledger) => {
        customer = newId('customer');
        invoiceId = await registered(customer);
        await followedUp(`invoice-${invoiceId}`);
        await voidIt(ledger, invoiceId, runWithCredit);
      },
      async () => {
        await voidIt(another(), invoiceId, runWithCredit);
        expect((await eventsOf(customer)).map(({ type }) => type)).toEqual(['CreditGranted', 'CreditWithdrawn']);
      },
    );
  });
});

describe('a credit note of no single invoice', () => {
  const note = (customer: string, number: string, creditNoteId = 'n') => {
    const taken = noteOf([{ category: 'Z', rate: '0', taxable: 1_000, tax: 0 }]);
    return { creditNoteId, document: { ...taken, number, customer: { id: customer, name: customer } } };
  };
  const register = (ledger: Ledger, of: ReturnType<typeof note>) =>
    registerAccountNote(ledger, someone, of, of, noContents);

  it('has its number, or leaves it free, after a crash between any two steps', async () => {
    let [first, second] = [note('', ''), note('', '')];
    const crashes = await crashEverywhere(
      another,
      () => {
        const number = newId('N');
        [first, second] = [note(newId('customer'), number), note(newId('customer'), number)];
        return (ledger) => register(ledger, first);
      },
      async () => {
        const outcome = await register(another(), second).catch((error: unknown) => error);
        const [holder, other] = outcome instanceof NumberTaken ? [first, second] : [second, first];
        const customerOf = ({ document }: ReturnType<typeof note>) => document.customer.id;
        if (outcome instanceof NumberTaken) {
          expect(outcome).toMatchObject({ customerId: customerOf(first), creditNoteId: 'n' });
        }
        expect(await creditOf(another(), customerOf(holder))).toBe(1_000);
        expect(await creditOf(another(), customerOf(other))).toBe(0);
        expect((await register(another(), holder)).repeated).toBe(true);
        await expect(register(another(), other)).rejects.toThrow(NumberTaken);
        expect(await eventsOf(customerOf(holder))).toHaveLength(1);
      },
    );
    expect(crashes).toBe(4); // claim, register: before and after each
  });

  it('whose number was claimed is registered by the process manager, if nothing is sent again', async () => {
    const claimed = note(newId('customer'), newId('N'));
    await expect(register(crashing(another(), 1, 'after'), claimed)).rejects.toThrow(Crash);
    expect(await eventsOf(claimed.document.customer.id)).toEqual([]);
    await using _ = following(another(), opened.client);
    await eventually(async () => expect(await creditOf(another(), claimed.document.customer.id)).toBe(1_000));
    expect(await eventsOf(claimed.document.customer.id)).toMatchObject([
      { data: { creditNoteId: 'n', number: claimed.document.number }, metadata: { effectiveOn: '2026-02-01' } },
    ]);
  });

  it('has its number alone among those of invoices, and the other way round', async () => {
    const [customer, number, other] = [newId('customer'), newId('N'), newId('N')];
    const invoiceId = await registerInvoice(opened.ledger, customer);
    const creditInvoice = (creditNoteId: string, number: string) =>
      creditUnderNumber(runWithCredit)(another(), someone, {
        invoiceId,
        command: {
          type: 'credit',
          ...{ creditNoteId, number, currency: 'EUR', issuedOn: '2026-02-01', reason: 'as agreed' },
          credited: { by: 'amount', amount: 100 },
        },
        entityKey: `credit-note:${creditNoteId}`,
        content: { creditNoteId, number },
        effectiveOn: '2026-02-01',
      });
    await register(another(), note(customer, number));
    await expect(creditInvoice('m', number)).rejects.toMatchObject({ number, customerId: customer, creditNoteId: 'n' });
    await creditInvoice('m', other);
    await expect(register(another(), note(customer, other, 'n-2'))).rejects.toMatchObject({
      ...{ number: other, invoiceId, creditNoteId: 'm' },
    });
  });

  it('under an id that another note of the customer has is refused, and claims no number', async () => {
    const [customer, number] = [newId('customer'), newId('N')];
    await register(another(), note(customer, newId('N')));
    await expect(register(another(), note(customer, number))).rejects.toThrow(IdempotencyKeyReused);
    const free = note(newId('customer'), number);
    expect((await register(another(), free)).repeated).toBe(false);
  });
});
