// The views as of a time, built anew from a log of random lives that were recorded over days.

import { randomUUID } from 'node:crypto';
import { jsonEvent, NO_STREAM } from '@eventstore/db-client';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toStored } from '../../events/event-versions.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import { openStores, type Stores } from '../../projection-service/stores.ts';
import { life } from '../../projection-service/testing/invoice-lives.ts';
import { seeded } from '../../testing/random.ts';
import { onlyOurs, startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { run } from './run.ts';

const begin = Date.parse('2026-01-01T00:00:00Z');
const day = 86_400_000;

type Said = { event: InvoiceEvent; recordedAt: number };

let eventStore: TestEventStore;
let database: TestDatabase;
let stores: Stores;
let lives: Map<string, Said[]>;
beforeAll(async () => {
  [eventStore, database] = await Promise.all([startEventStore(), createTestDatabase()]);
  stores = openStores({ EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url }, 'test', 10_000, { warn() {} });
  const random = seeded(3);
  lives = new Map(
    fc.sample(life, { numRuns: 40, seed: 3 }).map(({ events }): [string, Said[]] => {
      const invoiceId = randomUUID();
      let recordedAt = begin + Math.floor(random() * 20 * day);
      const said = events.map((event) => {
        recordedAt += Math.floor((random() - 0.1) * 3 * day); // now and then by a clock that is behind
        const of = { ...event, ...(event.type === 'InvoiceRegistered' && { data: { ...event.data, invoiceId } }) };
        return { event: of as InvoiceEvent, recordedAt };
      });
      return [invoiceId, said];
    }),
  );
  for (const [id, said] of lives) {
    const written = said.map(({ event, recordedAt }) => {
      const when = { recordedAt: new Date(recordedAt).toISOString(), effectiveOn: '2026-01-01' };
      return jsonEvent(toStored(event, { actor: 'a test', correlationId: 'c', ...when }));
    });
    await stores.eventStore.client.appendToStream(`invoice-${id}`, written, { expectedRevision: NO_STREAM });
  }
});
afterAll(async () => {
  await stores.close();
  await Promise.all([eventStore.stop(), database.drop()]);
});

async function ledger(...args: string[]): Promise<string> {
  const { MONGODB_URL, KAFKA_BROKERS, MYSQL_URL, ...env } = process.env;
  const said: string[] = [];
  const urls = { EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url };
  expect(await run(args, { ...env, ...urls }, (text) => said.push(text))).toBe(0);
  return said.join('\n');
}

/** The beginning of a life that was known at a time. */
const known = (said: readonly Said[], time: number): Said[] => {
  const end = said.findIndex(({ recordedAt }) => recordedAt > time);
  return end < 0 ? [...said] : said.slice(0, end);
};

const schemas = async () =>
  (
    await sql<{ name: string }>`
      select nspname as name from pg_namespace where nspname ~ '^(balances|audit|books)' order by 1`.execute(
      stores.postgres,
    )
  ).rows.map(({ name }) => name);

describe.skipIf(onlyOurs)('ledger replay --until', () => {
  it('builds the views as of a time beside those in use, and prints queries for them', async () => {
    for (const time of [begin + 9 * day, begin + 25 * day, begin + 60 * day]) {
      const out = await ledger('replay', '--until', new Date(time).toISOString());
      const ofThen = [...lives]
        .map(([id, said]) => [id, known(said, time)] as const)
        .filter(([, { length }]) => length > 0);
      const expected = ofThen.map(([id, said]) => {
        const invoice = said.map(({ event }) => event).reduce<Invoice>(evolve, unregistered);
        if (invoice.state === 'unregistered') throw new Error('a life begins with its registration');
        return { invoice_id: id, state: invoice.state, amount_due: invoice.amountDue, revision: said.length - 1 };
      });
      const { rows } = await sql<{ invoice_id: string }>`
        select invoice_id, state, amount_due, revision from balances_until.invoices order by invoice_id`.execute(
        stores.postgres,
      );
      expect(rows).toEqual(expected.toSorted((a, b) => (a.invoice_id < b.invoice_id ? -1 : 1)));
      const events = ofThen.reduce((sum, [, said]) => sum + said.length, 0);
      expect(out).toContain(
        `balances_until: invoices, payments, credit_notes, customers, customer_names (${events} events)`,
      );
      const counts = await sql<{ audit: number; books: number }>`
        select (select count(*) from audit_until.events) as audit, (select count(*) from books_until.events) as books`.execute(
        stores.postgres,
      );
      expect(counts.rows).toEqual([{ audit: events, books: events }]);
      for (const question of out.split('\n').filter((line) => line.startsWith('  select'))) {
        expect((await sql.raw(question.replace(';', '')).execute(stores.postgres)).rows.length).toBeGreaterThan(0);
      }
      expect(await schemas()).toEqual(['audit_until', 'balances_until', 'books_until']);
      if (time > begin + 30 * day) await sql.raw(/drop schema .*/.exec(out)?.[0] ?? '').execute(stores.postgres);
    }
    expect(await schemas()).toEqual([]);
  });

  it('shows the events of an invoice that were recorded by then', async () => {
    const [[id, said] = ['', []]] = [...lives].filter(([, said]) => known(said, said[1]?.recordedAt ?? 0).length > 1);
    const time = new Date(said[0]?.recordedAt ?? 0).toISOString();
    const steps = (...args: string[]) => ledger('replay', id, '--json', ...args).then(JSON.parse);
    expect(await steps()).toHaveLength(said.length);
    expect(await steps('--until', time)).toHaveLength(known(said, Date.parse(time)).length);
  });

  it('fails for a time before the first event, in the future, or without one, and leaves no schema behind', async () => {
    await expect(ledger('replay', '--until', '2025-12-31T23:59:59Z')).rejects.toThrow('no event that was recorded by');
    await expect(ledger('replay', '--until', '9999-12-31T23:59:59Z')).rejects.toThrow('in the future');
    await expect(ledger('replay', '--until', 'yesterday')).rejects.toThrow('is not a time such as');
    await expect(ledger('replay')).rejects.toThrow('name an invoice, or a time with --until');
    await expect(ledger('status', '--until', '2026-01-01T00:00:00Z')).rejects.toThrow('status has no option --until');
    expect(await ledger('replay', '--help')).toContain('balances_until, audit_until, books_until');
    expect(await schemas()).toEqual([]);
  });
});
