// A customer's credit, on two processes at once where that matters.

import { ANY, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../../events/customer.ts';
import { type LedgerEvent, toStored } from '../../events/event-versions.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { envelope } from '../handling/command-context.ts';
import { digestOf } from '../handling/digest.ts';
import type { Ledger } from '../ledger.ts';
import { paymentRecorder } from '../payment/record-payment.ts';
import { reversalIn, reversePayment } from '../payment/reverse-payment.ts';
import { receivablesOf } from '../receivables/receivables-index.ts';
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
import { refund, setAutomatic } from './decide.ts';
import { CreditExceeded } from './refusals.ts';
import { runWithCredit } from './run-with-credit.ts';
import { spendCredit } from './spend-credit.ts';

let store: TestEventStore;
let one: ReturnType<typeof ledgerOn>;
let other: ReturnType<typeof ledgerOn>;
beforeAll(async () => {
  store = await startEventStore();
  [one, other] = [ledgerOn(store.url), ledgerOn(store.url)];
});
afterAll(async () => {
  await Promise.all([one, other].map(({ client }) => client.dispose()));
  await store.stop();
});

const newCustomer = () => `customer-${crypto.randomUUID()}`;
const on = '2026-02-01';
const reason = 'as agreed';

/** A customer whose credit is what an invoice of 100.00 was paid too much. */
async function withCredit(credit: number): Promise<string> {
  const customerId = newCustomer();
  const invoiceId = await registerInvoice(one.ledger, customerId);
  await payInvoice(one.ledger, invoiceId, 'p', 10_000 + credit);
  return customerId;
}

const details = (entityKey: string, content: unknown) =>
  envelope(someone, one.clock, { entityKey, content, effectiveOn: on });

function spend(
  { ledger }: typeof one,
  customerId: string,
  invoiceId: string,
  amount: number,
  name: string = crypto.randomUUID(),
) {
  const application = { applicationId: `credit/${name}`, invoiceId, currency: 'EUR', amount, appliedOn: on };
  return spendCredit(ledger, someone, customerId, details(`application:${name}`, application), application);
}

function refundCredit(customerId: string, amount: number) {
  const command = { refundId: crypto.randomUUID(), currency: 'EUR', amount, refundedOn: on, method: 'cash', reason };
  return one.ledger.customers.handle(customerId, details(`refund:${command.refundId}`, command), (account) =>
    refund(account, command),
  );
}

const creditInvoice = (invoiceId: string, amount: number, issuedOn = on) =>
  runWithCredit(one.ledger, someone, {
    invoiceId,
    command: {
      type: 'credit',
      creditNoteId: 'c',
      currency: 'EUR',
      issuedOn,
      reason,
      credited: { by: 'amount', amount },
    },
    entityKey: 'credit-note:c',
    content: {},
    effectiveOn: issuedOn,
  });

const letPayByItself = (customerId: string, automatic = true) =>
  one.ledger.customers.handle(customerId, details(`automatic:${crypto.randomUUID()}`, automatic), () =>
    setAutomatic(automatic),
  );

const reverse = (invoiceId: string, paymentId: string, ledger = one.ledger) =>
  reversePayment(ledger, someone, {
    ...reversalIn(invoiceId, { paymentId, reversedOn: on, reason }),
    invoiceId,
    content: { reason },
  });

/** The credit after each event, of which none may be below zero. */
async function creditsOf(customerId: string): Promise<number[]> {
  const credits: number[] = [];
  await readStream<CustomerEvent>(one.client, `customer-${customerId}`, {}, ({ data }) => {
    if ('credit' in data) credits.push(data.credit);
  });
  return credits;
}

describe('credit', () => {
  it('is granted at once for overpayments and for credit notes of what was paid', async () => {
    const customerId = newCustomer();
    const invoiceId = await registerInvoice(one.ledger, customerId);
    await payInvoice(one.ledger, invoiceId, 'p', 12_500);
    expect(await creditOf(one.ledger, customerId)).toBe(2_500);
    await creditInvoice(invoiceId, 1_000);
    expect(await creditOf(one.ledger, customerId)).toBe(3_500);
  });

  it('of a credit note is granted once for each day from which on the payments were there', async () => {
    const customerId = newCustomer();
    const invoiceId = await registerInvoice(one.ledger, customerId);
    await payInvoice(one.ledger, invoiceId, 'before', 2_000, '2026-01-10');
    await payInvoice(one.ledger, invoiceId, 'same day', 3_000, '2026-01-15');
    await payInvoice(one.ledger, invoiceId, 'later', 4_000, '2026-01-20');
    await payInvoice(one.ledger, invoiceId, 'later, too', 1_000, '2026-01-20');
    await creditInvoice(invoiceId, 9_000, '2026-01-15');
    const granted: [string | undefined, number][] = [];
    await readStream<CustomerEvent>(one.client, `customer-${customerId}`, {}, ({ type, data }) => {
      if (type === 'CreditGranted') granted.push([data.grantedOn, data.amount]);
    });
    expect(granted).toEqual([
      ['2026-01-15', 4_000],
      ['2026-01-20', 5_000],
    ]);
  });

  it('is spent once and never falls below zero, if fifty requests spend it concurrently at two processes', async () => {
    const customerId = await withCredit(10_000);
    const invoices = await Promise.all(Array.from({ length: 50 }, () => registerInvoice(one.ledger, customerId)));
    const outcomes = await Promise.allSettled(
      invoices.map((invoiceId, n) => spend(n % 2 ? one : other, customerId, invoiceId, 1_000)),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toHaveLength(40);
    for (const refusal of refused) expect(refusal).toBeInstanceOf(CreditExceeded);
    expect(await creditOf(one.ledger, customerId)).toBe(0);
    const paid = await Promise.all(invoices.map(async (invoiceId) => (await invoiceOf(one.ledger, invoiceId)).paid));
    expect(paid.toSorted((a, b) => a - b)).toEqual([...Array(40).fill(0), ...Array(10).fill(1_000)]);
    expect(Math.min(...(await creditsOf(customerId)))).toBe(0);
  });

  it('that an invoice does not need is credit again', async () => {
    const customerId = await withCredit(5_000);
    const invoiceId = await registerInvoice(one.ledger, customerId);
    await payInvoice(one.ledger, invoiceId, 'most', 9_000);
    await spend(one, customerId, invoiceId, 5_000);
    expect(await invoiceOf(one.ledger, invoiceId)).toMatchObject({ state: 'paid', paid: 10_000 });
    expect(await creditOf(one.ledger, customerId)).toBe(4_000);
    await spend(one, customerId, invoiceId, 4_000); // nothing is due any more
    expect(await creditOf(one.ledger, customerId)).toBe(4_000);
  });

  it('is granted again, once, if its application is reversed', async () => {
    const customerId = await withCredit(5_000);
    const invoiceId = await registerInvoice(one.ledger, customerId);
    await spend(one, customerId, invoiceId, 5_000, 'a');
    expect(await creditOf(one.ledger, customerId)).toBe(0);
    await reverse(invoiceId, 'credit/a');
    await reverse(invoiceId, 'credit/a');
    expect(await creditOf(one.ledger, customerId)).toBe(5_000);
    const { state: account } = await one.ledger.customers.read(customerId);
    expect(account.applications.get('credit/a')).toMatchObject({ applied: 5_000, returned: 5_000 });
    expect(await invoiceOf(one.ledger, invoiceId)).toMatchObject({ state: 'open', amountDue: 10_000 });
  });

  it('is refunded up to its balance', async () => {
    const customerId = await withCredit(5_000);
    await expect(refundCredit(customerId, 5_001)).rejects.toThrow(CreditExceeded);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => refundCredit(customerId, 1_000)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await creditOf(one.ledger, customerId)).toBe(0);
  });

  it('that was spent or paid back is owed when its payment is reversed, and filled before it is spent again', async () => {
    await using _ = following(one.ledger, one.client);
    const customerId = newCustomer();
    const overpaid = await registerInvoice(one.ledger, customerId);
    await payInvoice(one.ledger, overpaid, 'p', 15_000);
    const invoiceId = await registerInvoice(one.ledger, customerId);
    await spend(one, customerId, invoiceId, 2_000, 'a');
    await refundCredit(customerId, 3_000);
    await letPayByItself(customerId);
    await reverse(overpaid, 'p');
    expect(await invoiceOf(one.ledger, overpaid)).toMatchObject({ state: 'open', amountDue: 10_000 });
    expect(await invoiceOf(one.ledger, invoiceId)).toMatchObject({ amountDue: 8_000 });
    expect(await creditOf(one.ledger, customerId)).toBe(-5_000);
    await expect(refundCredit(customerId, 1)).rejects.toThrow(CreditExceeded);

    const another = await registerInvoice(one.ledger, customerId, { dueOn: '2027-01-01' });
    await payInvoice(one.ledger, another, 'q', 10_000 + 6_000); // 50.00 of the 60.00 fill what is owed
    const due = async () =>
      (await invoiceOf(one.ledger, overpaid)).amountDue + (await invoiceOf(one.ledger, invoiceId)).amountDue;
    await eventually(async () => expect(await due()).toBe(17_000));
    expect(await creditOf(one.ledger, customerId)).toBe(0);
  });

  it('is separate for each currency', async () => {
    const customerId = await withCredit(5_000);
    const invoiceId = await registerInvoice(one.ledger, customerId, { currency: 'JPY' });
    await expect(
      one.ledger.customers.handle(customerId, details('yen', {}), (account) =>
        refund(account, { refundId: 'y', currency: 'JPY', amount: 1, refundedOn: on, method: 'cash', reason }),
      ),
    ).rejects.toThrow(CreditExceeded);
    await using _ = following(one.ledger, one.client);
    await letPayByItself(customerId);
    const euros = await registerInvoice(one.ledger, customerId);
    await eventually(async () => expect((await invoiceOf(one.ledger, euros)).paid).toBe(5_000));
    expect((await invoiceOf(one.ledger, invoiceId)).paid).toBe(0);
  });
});

describe('automatic application of credit', () => {
  it('pays open invoices, oldest due first, and later invoices as they are registered', async () => {
    await using _one = following(one.ledger, one.client);
    await using _other = following(other.ledger, other.client);
    const customerId = newCustomer();
    const dueOn = ['2026-03-03', '2026-03-01', '2026-03-02'];
    const invoices: string[] = [];
    for (const day of dueOn) invoices.push(await registerInvoice(one.ledger, customerId, { dueOn: day }));
    const another = await registerInvoice(one.ledger, customerId, { dueOn: '2026-12-31' });
    await payInvoice(one.ledger, another, 'p', 10_000 + 25_000);
    await letPayByItself(customerId);
    const paid = async () =>
      Promise.all(invoices.map(async (invoiceId) => (await invoiceOf(one.ledger, invoiceId)).paid));
    await eventually(async () => expect(await paid()).toEqual([5_000, 10_000, 10_000]));
    expect(await creditOf(one.ledger, customerId)).toBe(0);

    await payInvoice(one.ledger, invoices[0] ?? '', 'rest', 7_000); // 20.00 too much
    const next = await registerInvoice(one.ledger, customerId, { dueOn: '2026-04-01' });
    await eventually(async () => expect((await invoiceOf(one.ledger, next)).paid).toBe(2_000));
    expect(Math.min(...(await creditsOf(customerId)))).toBe(0);
  });

  it('stops when it is switched off', async () => {
    await using _ = following(one.ledger, one.client);
    const customerId = await withCredit(5_000);
    await letPayByItself(customerId);
    await letPayByItself(customerId, false);
    const invoiceId = await registerInvoice(one.ledger, customerId);
    const control = await withCredit(5_000);
    const paidByItself = await registerInvoice(one.ledger, control);
    await letPayByItself(control);
    await eventually(async () => expect((await invoiceOf(one.ledger, paidByItself)).paid).toBe(5_000));
    expect((await invoiceOf(one.ledger, invoiceId)).paid).toBe(0);
  });
});

describe('a command that is recorded, and whose credit is more than a customer can have beside what came at the same time', () => {
  const largest = Number.MAX_SAFE_INTEGER;
  type Command = (ledger: Ledger) => Promise<unknown>;
  function payAcross(customerId: string): Command {
    const paymentId = crypto.randomUUID();
    const payment = { customerId, amount: largest, currency: 'EUR', receivedOn: on, method: 'cash', allocations: [] };
    return (ledger) =>
      paymentRecorder(ledger, one.client, async () => {})(paymentId, payment, details(`payment:${paymentId}`, payment));
  }
  const doors: [string, number, (customerId: string) => Promise<Command>][] = [
    [
      'a payment of an invoice',
      largest - 10_000,
      async (customerId) => {
        const invoiceId = await registerInvoice(one.ledger, customerId);
        return (ledger) => payInvoice(ledger, invoiceId, 'p', largest);
      },
    ],
    ['a payment across invoices', largest, async (customerId) => payAcross(customerId)],
    [
      'the reversal of an application of credit',
      5_000,
      async (customerId) => {
        await payInvoice(one.ledger, await registerInvoice(one.ledger, customerId), 'p', 15_000);
        const invoiceId = await registerInvoice(one.ledger, customerId);
        await spend(one, customerId, invoiceId, 5_000, 'spent');
        return (ledger) => reverse(invoiceId, 'credit/spent', ledger);
      },
    ],
    [
      'an application of credit to an invoice of which nothing is due any more',
      5_000,
      async (customerId) => {
        const invoiceId = await registerInvoice(one.ledger, customerId);
        await payInvoice(one.ledger, invoiceId, 'p', 15_000);
        return (ledger) => spend({ ...one, ledger }, customerId, invoiceId, 5_000, 'needless');
      },
    ],
  ];

  it('is answered as recorded, and the process manager grants its credit when there is room', async () => {
    const customers = doors.map(newCustomer);
    const credits = () => Promise.all(customers.map((customerId) => creditOf(one.ledger, customerId)));
    for (const [n, [door, , prepare]] of doors.entries()) {
      const customerId = customers[n] ?? '';
      const command = await prepare(customerId);
      await expect(command(crashing(one.ledger, 2, 'before')), door).rejects.toThrow(Crash); // recorded, without its credit
      await payAcross(customerId)(one.ledger);
      await command(one.ledger); // the request of before, sent again
    }
    expect(await credits()).toEqual(doors.map(() => largest));

    for (const customerId of customers) await refundCredit(customerId, largest);
    await using _ = following(one.ledger, one.client);
    await eventually(async () => expect(await credits()).toEqual(doors.map(([, waiting]) => waiting)));
  });
});

describe('what an earlier version recorded under UUIDs in capitals', () => {
  /** Two spellings of a new id. It has a letter. */
  const spelled = () => {
    const small = `a${crypto.randomUUID().slice(1)}`;
    return { small, capital: small.toUpperCase() };
  };
  /** Records an event as an earlier version did for a command. */
  function recordEarlier(stream: string, event: LedgerEvent, key: string, content: unknown): Promise<unknown> {
    const place = { recordedAt: `${on}T00:00:00.000Z`, effectiveOn: on, ...someone };
    const metadata = { ...place, keys: [key], digest: digestOf({ entityKey: key, target: {}, content }) };
    return one.client.appendToStream(stream, jsonEvent(toStored(event, metadata)), { expectedRevision: ANY });
  }
  const granted = (amount: number): LedgerEvent => ({
    type: 'CreditGranted',
    data: { grantId: 'g', amount, currency: 'EUR', credit: amount, source: {} },
  });
  const refundOf = (refundId: string) => ({
    refundId,
    amount: 1_000,
    currency: 'EUR',
    refundedOn: on,
    method: 'cash',
    reason,
  });
  const refundOnce = (customerId: string, refundId: string) => {
    const content = refundOf(refundId);
    return one.ledger.customers.handle(customerId, details(`refund:${refundId}`, content), (account) =>
      refund(account, content),
    );
  };

  it('is the credit of the customer, and a refund of it is not made twice', async () => {
    const [customer, paidBack] = [spelled(), spelled()];
    const stream = `customer-${customer.capital}`;
    await recordEarlier(stream, granted(5_000), 'grant:g', {});
    const refunded = refundOf(paidBack.capital);
    const event: LedgerEvent = { type: 'CreditRefunded', data: { ...refunded, credit: 4_000 } };
    await recordEarlier(stream, event, `refund:${paidBack.capital}`, refunded);
    expect(await refundOnce(customer.small, paidBack.small)).toMatchObject({ revision: 1, repeated: true });
    expect(await refundOnce(customer.small, spelled().small)).toMatchObject({ revision: 2, repeated: false });
    expect([await creditOf(one.ledger, customer.small), await creditOf(other.ledger, customer.capital)]).toEqual([
      3_000, 3_000,
    ]);
  });

  it('is not found if the customer has a stream in small letters, and nothing is begun in capitals', async () => {
    const { small, capital } = spelled();
    const invoiceId = await registerInvoice(one.ledger, small);
    await payInvoice(one.ledger, invoiceId, 'p', 11_000);
    expect(await creditOf(other.ledger, capital)).toBe(1_000);
    await recordEarlier(`customer-${capital}`, granted(5_000), 'grant:g', {});
    expect(await creditOf(other.ledger, small)).toBe(1_000);
    const begun = spelled();
    const content = { automatic: true };
    await one.ledger.customers.handle(begun.capital, details('automatic:a', content), () => setAutomatic(true));
    const types: string[] = [];
    await readStream<CustomerEvent>(one.client, `customer-${begun.small}`, {}, ({ type }) => types.push(type));
    expect(types).toEqual(['AutomaticCreditChanged']);
  });

  it('is a payment that is not recorded again, and can be reversed', async () => {
    const paid = spelled();
    const invoiceId = await registerInvoice(one.ledger, newCustomer());
    const payment = (paymentId: string) => ({ paymentId, amount: 1_000, receivedOn: on, method: 'cash' });
    const event: LedgerEvent = { type: 'PaymentApplied', data: { ...payment(paid.capital), amountDue: 9_000 } };
    await recordEarlier(`invoice-${invoiceId}`, event, `payment:${paid.capital}`, payment(paid.capital));
    const [command, content] = [{ type: 'pay', currency: 'EUR', ...payment(paid.small) } as const, payment(paid.small)];
    const about = { invoiceId, entityKey: `payment:${paid.small}`, content, effectiveOn: on };
    expect(await runWithCredit(other.ledger, someone, { ...about, command })).toMatchObject({
      revision: 1,
      repeated: true,
    });
    const reversal = reversalIn(invoiceId, { paymentId: paid.small, reversedOn: on, reason });
    await reversePayment(other.ledger, someone, { invoiceId, content: {}, ...reversal });
    expect(await invoiceOf(one.ledger, invoiceId)).toMatchObject({ paid: 0, amountDue: 10_000 });
  });

  it('is a payment across invoices, and the open invoices of a customer', async () => {
    const [paid, customer, invoice] = [spelled(), spelled(), spelled()];
    const received = {
      paymentId: paid.capital,
      customerId: customer.capital,
      amount: 1,
      currency: 'EUR',
      receivedOn: on,
    };
    const event: LedgerEvent = { type: 'PaymentReceived', data: { ...received, method: 'cash', allocations: [] } };
    await recordEarlier(`payment-${paid.capital}`, event, `payment:${paid.capital}`, {});
    expect((await one.ledger.payments.read(paid.small)).state).toMatchObject({
      state: 'allocating',
      received: { paymentId: paid.small, customerId: customer.small },
    });
    const entries = [{ invoiceId: invoice.small, revision: 0, isDue: true, currency: 'EUR', issuedOn: on }];
    await recordEarlier(`receivables-${customer.capital}`, { type: 'ReceivablesIndexed', data: { entries } }, '', {});
    expect(await receivablesOf(one.client, customer.small)).toEqual(entries);
  });
});
