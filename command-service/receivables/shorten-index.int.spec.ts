import { randomUUID } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInvoices, type Receivable } from '../../events/receivables.ts';
import { metadata } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { ledgerOn } from '../testing/ledger.ts';
import { addEntries, indexEntries } from './index-stream.ts';
import { receivablesOf } from './receivables-index.ts';
import { fewEntries, indexShortening } from './shorten-index.ts';

let store: TestEventStore;
let client: EventStoreDBClient;
beforeAll(async () => {
  store = await startEventStore();
  client = ledgerOn(store.url).client;
});
afterAll(async () => {
  await client?.dispose();
  await store?.stop();
});

const entry = (invoice: number | string, revision = 0, isDue = true): Receivable => ({
  invoiceId: `i-${invoice}`,
  revision,
  isDue,
  currency: 'EUR',
  issuedOn: '2026-11-22',
});
/** An invoice that was open and is settled. */
const settled = (invoice: number | string) => [entry(invoice), entry(invoice, 1, false)];
const range = (length: number) => Array.from({ length }, (_, index) => index);

/** Adds each list as one event, as a process that knows nothing of the index. */
function writer(stream: string, events: readonly Receivable[][]) {
  const { after } = indexShortening(client);
  const left = [...events];
  return {
    left,
    async addNext(): Promise<void> {
      const entries = left.shift() ?? [];
      const { nextExpectedRevision } = await addEntries(client, stream, entries, metadata);
      await after(stream, entries.length, nextExpectedRevision, metadata);
    },
  };
}

async function write(stream: string, events: readonly Receivable[][]): Promise<void> {
  const one = writer(stream, events);
  while (one.left.length > 0) await one.addNext();
}

const newCustomer = () => {
  const customerId = randomUUID();
  return { customerId, stream: `receivables-${customerId}` };
};
const visible = async (stream: string) => (await indexEntries(client, stream)).entries;
const names = (invoices: readonly Receivable[]) => invoices.map(({ invoiceId }) => invoiceId).toSorted();
/** The most entries that an index has: it grows to this if all that is added after it was read settles invoices. */
const mostEntries = (open: number): number => 5 * (fewEntries + open);

describe('the index of a customer', () => {
  it('stays as short as the open invoices, however many were settled', async () => {
    const { customerId, stream } = newCustomer();
    const open = range(10).map((invoice) => entry(`open-${invoice}`));
    await write(stream, [...open.map((one) => [one]), ...range(300).flatMap((i) => settled(i).map((one) => [one]))]);
    expect(names(await receivablesOf(client, customerId))).toEqual(names(open));
    expect((await visible(stream)).length).toBeLessThanOrEqual(mostEntries(open.length));
  });

  it('stays so if all were open at once, and whatever settles them', async () => {
    for (const settledAtOnce of [1, 100]) {
      const { customerId, stream } = newCustomer();
      const open = range(10).map((invoice) => entry(`open-${invoice}`));
      const once = range(500).map((invoice) => entry(invoice));
      const after = range(500 / settledAtOnce).map((turn) =>
        range(settledAtOnce).map((one) => entry(turn * settledAtOnce + one, 1, false)),
      );
      await write(stream, [once, open, ...after]);
      expect(names(await receivablesOf(client, customerId))).toEqual(names(open));
      expect((await visible(stream)).length).toBeLessThanOrEqual(mostEntries(open.length) + settledAtOnce);
    }
  });

  it('of an earlier version is shortened when the next invoice is added', async () => {
    const { customerId, stream } = newCustomer();
    for (const invoice of range(20))
      await addEntries(
        client,
        stream,
        range(20).flatMap((i) => settled(`${invoice}-${i}`)),
        metadata,
      );
    for (const invoice of range(fewEntries - 20))
      await addEntries(client, stream, [entry(`open-${invoice}`)], metadata);
    await write(stream, [[entry('last')]]);
    const open = names([entry('last'), ...range(fewEntries - 20).map((invoice) => entry(`open-${invoice}`))]);
    expect(names(await receivablesOf(client, customerId))).toEqual(open);
    expect(names(await visible(stream))).toEqual(open);
  });

  it('whose invoices are all settled is empty, and takes in the next one', async () => {
    const { customerId, stream } = newCustomer();
    await write(stream, [range(fewEntries / 2).flatMap(settled)]);
    expect(await visible(stream)).toEqual([]);
    await write(stream, [[entry('next')]]);
    expect(await receivablesOf(client, customerId)).toEqual([entry('next')]);
  });

  it('is left as it is below the least that is worth it, which depends on the open ones', async () => {
    const open = range(5).map((invoice) => entry(`open-${invoice}`));
    const with5 = (settledOnes: number) => [...open, ...range(settledOnes).flatMap(settled)];
    for (const [settledOnes, isShortened] of [
      [(fewEntries + 2 * 5 - 5 - 1) / 2, true],
      [(fewEntries + 2 * 5 - 5 - 1) / 2 - 1, false],
    ] as const) {
      const { stream } = newCustomer();
      const entries = with5(settledOnes);
      await write(stream, [[...entries, entry('open-0')]]);
      expect((await visible(stream)).length).toBe(isShortened ? open.length : entries.length + 1);
    }
  });

  it('of more open invoices than an event holds is whole', async () => {
    const { customerId, stream } = newCustomer();
    const open = range(1_201).map((invoice) => entry(`open-${invoice}`));
    await write(stream, [open.slice(0, 600), open.slice(600), range(1_000).flatMap(settled)]);
    await write(
      stream,
      range(fewEntries).map((invoice) => [entry(`more-${invoice}`)]),
    );
    const more = range(fewEntries).map((invoice) => entry(`more-${invoice}`));
    expect(names(await receivablesOf(client, customerId))).toEqual(names([...open, ...more]));
    expect((await visible(stream)).length).toBeLessThan(2 * open.length);
  });

  it('keeps an event that cannot be read, and all before it', async () => {
    const { stream } = newCustomer();
    const unreadable = { type: 'ReceivablesIndexed', data: { entries: 'none' }, metadata };
    await addEntries(client, stream, range(100).flatMap(settled), metadata);
    await client.appendToStream(stream, { ...unreadable, id: randomUUID(), contentType: 'application/json' });
    await write(
      stream,
      range(fewEntries).map((invoice) => [entry(`open-${invoice}`)]),
    );
    expect((await visible(stream)).length).toBe(200 + fewEntries);
  });

  it('keeps the rights that an operator gave it', async () => {
    const { stream } = newCustomer();
    await client.setStreamMetadata(stream, { acl: { readRoles: ['$all'] } });
    await write(stream, [range(fewEntries).flatMap(settled)]);
    const { metadata: after } = await client.getStreamMetadata(stream);
    expect(after).toMatchObject({ acl: { readRoles: ['$all'] }, truncateBefore: 1 });
  });

  it('never misses an open invoice, whatever two processes add, repeat and shorten at the same time', async () => {
    /** Of 12 invoices: how often each was opened and settled in turn; the last entry counts. */
    const lives = fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 60, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(lives, fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 60 }), async (changes, choices) => {
        const { customerId, stream } = newCustomer();
        const revisions = new Map<number, number>();
        const history = changes.map((invoice) => {
          const revision = (revisions.get(invoice) ?? -1) + 1;
          revisions.set(invoice, revision);
          return [entry(invoice, revision, revision % 2 === 0)];
        });
        // both processes follow the same log; either may repeat what it added last
        const both = [writer(stream, history), writer(stream, history)];
        while (both.some(({ left }) => left.length > 0)) {
          const choice = choices.pop() ?? 0;
          const turn = choice < 2 ? both : both.slice(choice % 2, (choice % 2) + 1);
          await Promise.all(turn.filter(({ left }) => left.length > 0).map((one) => one.addNext()));
          for (const one of both) {
            const done = history.length - one.left.length;
            if (choice === 5 && done > 0) one.left.unshift(...history.slice(Math.max(0, done - 2), done));
          }
        }
        expect(names(await receivablesOf(client, customerId))).toEqual(names(openInvoices(history.flat())));
      }),
      { numRuns: 5 },
    );
  });
});

describe('the index of a day', () => {
  it('is not shortened: overdue invoices are found by it', async () => {
    const stream = `due-${randomUUID()}`;
    await write(stream, [range(fewEntries * 2).map((invoice) => entry(invoice)), [entry('last')]]);
    expect((await visible(stream)).length).toBe(fewEntries * 2 + 1);
  });
});
