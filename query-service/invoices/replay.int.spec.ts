import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import { invoiceView } from '../../events/invoice-view.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import type { Service } from '../../platform/http/service.ts';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import { log } from '../../projection-service/testing/invoice-lives.ts';
import { recorded } from '../../testing/servers/event-log.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { connectBalances } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

let database: TestDatabase;
let balances: Kysely<BalancesTables>;
let service: Service;
beforeAll(async () => {
  database = await createTestDatabase();
  balances = connectBalances(database.url);
  service = await aQueryService({ postgres: database.url });
  await balancesView(balances).prepare();
});
afterAll(async () => {
  await service.close();
  await balances.destroy();
  await database.drop();
});

/** What the answer must be: the invoice that its events amount to. */
function replayed(events: readonly Recorded<InvoiceEvent>[]): unknown {
  const invoice = events.reduce<Invoice>(evolve, unregistered);
  const last = events.at(-1);
  if (invoice.state === 'unregistered' || last === undefined) throw new Error('a life begins with its registration');
  const answer = { ...invoiceView(invoice), revision: last.revision, position: last.position.toString() };
  return JSON.parse(JSON.stringify(answer));
}

describe('an invoice', () => {
  it('is equal to a replay of its events, whatever happened to it', async () => {
    const view = balancesView(balances);
    let from: bigint | undefined;
    await fc.assert(
      fc.asyncProperty(log, async (mixed) => {
        const ids = new Map(mixed.map(({ invoiceId }) => [invoiceId, randomUUID()]));
        const fresh = mixed.map(({ invoiceId, event }) => renamed(event, ids.get(invoiceId) ?? ''));
        const events = recorded(fresh, (from ?? 0n) + 1n);
        const to = events.at(-1)?.position ?? 0n;
        await view.commit(events, from, to);
        from = to;
        for (const [id, ofInvoice] of Map.groupBy(events, ({ stream }) => idOfStream(stream))) {
          const answer = await service.inject(`/invoices/${id}`);
          expect(answer.json()).toEqual(replayed(ofInvoice));
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** The event on another invoice: every run and every attempt to shrink it has invoices of its own. */
function renamed(event: InvoiceEvent, invoiceId: string): { invoiceId: string; event: InvoiceEvent } {
  if (event.type !== 'InvoiceRegistered') return { invoiceId, event };
  return { invoiceId, event: { ...event, data: { ...event.data, invoiceId } } };
}
