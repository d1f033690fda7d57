// The contract of an AuditLog, on each store that can be one. MongoDB where TEST_MONGODB_URL names a server.

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { EventsMissing } from '../../platform/projection/in-order.ts';
import { CheckpointTaken, EventRefused, type View } from '../../platform/projection/view.ts';
import { connectMongo } from '../../platform/stores/mongo.ts';
import { recorded } from '../../testing/servers/event-log.ts';
import { mongoUrl, withoutMongo } from '../../testing/servers/mongodb.ts';
import { createTestDatabase } from '../../testing/servers/postgres.ts';
import { connect } from '../testing/connect.ts';
import { deliver } from '../testing/deliver.ts';
import { expectOrigin } from '../testing/expect-origin.ts';
import { log as anyLog, registration } from '../testing/invoice-lives.ts';
import type { AuditDocument, AuditLog, AuditTables } from './document.ts';
import { mongoAuditLog } from './mongo-store.ts';
import { postgresAuditLog } from './postgres-store.ts';
import { project } from './project.ts';
import { auditView } from './view.ts';

type Store = AsyncDisposable & {
  log: AuditLog;
  /** All that it holds, in the order of positions. */
  documents(): Promise<AuditDocument[]>;
  empty(): Promise<void>;
};

describe('the audit in PostgreSQL', () => keepsItsContract(inPostgres));
describe.skipIf(withoutMongo !== '')(`the audit in MongoDB${withoutMongo}`, () => {
  keepsItsContract(() => inMongo(mongoUrl ?? ''));
});

function keepsItsContract(open: () => Promise<Store>): void {
  let store: Store;
  let view: View;
  beforeAll(async () => {
    store = await open();
    view = auditView(store.log);
  });
  beforeEach(startAnew);
  afterAll(() => store[Symbol.asyncDispose]());

  async function startAnew(): Promise<void> {
    await store.empty();
    await view.prepare();
  }

  it('has one document for each event, in batches of any size, even if each event is delivered twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, fc.integer({ min: 1, max: 12 }), async (events, size) => {
        await startAnew();
        const all = recorded(events);
        await deliver(
          view,
          all.flatMap((event) => [event, event]),
          size,
        );
        expect(await store.documents()).toEqual(documentsByReplay(all));
      }),
      { numRuns: 15 },
    );
  });

  it('says which event its checkpoint is at', () => expectOrigin(view));

  it('has each document once after a crash between the documents and the checkpoint', async () => {
    const batch = recorded(registration(one).map((event) => ({ invoiceId: one, event })));
    await store.log.documents.add(project(batch, new Map()));
    expect(await view.checkpoint()).toBeUndefined();
    await view.commit(batch, undefined, 5n);
    expect(await store.documents()).toEqual(documentsByReplay(batch));
    expect(await view.checkpoint()).toBe(5n);
  });

  it('has each document once if two processes write at the same time; the later one fails', async () => {
    const batch = recorded(registration(one).map((event) => ({ invoiceId: one, event })));
    const outcomes = await Promise.allSettled([5n, 5n].map((to) => view.commit(batch, undefined, to)));
    expect(outcomes.map(({ status }) => status)).toContain('fulfilled');
    expect(await store.documents()).toEqual(documentsByReplay(batch));
    await expect(view.commit(batch, undefined, 4n)).rejects.toThrow(CheckpointTaken);
    expect(await view.checkpoint()).toBe(5n);
  });

  it('refuses an event if the one before it is missing, and keeps its checkpoint', async () => {
    const paid = recorded([...registration(one), reopened].map((event) => ({ invoiceId: one, event }))).slice(1);
    await expect(view.commit(paid, undefined, 5n)).rejects.toMatchObject({ cause: expect.any(EventsMissing) });
    expect([await store.documents(), await view.checkpoint()]).toEqual([[], undefined]);
  });

  it('refuses a different event with the same revision', async () => {
    const [event] = recorded(registration(one).map((event) => ({ invoiceId: one, event })));
    if (event === undefined) throw new Error('one event');
    await view.commit([event], undefined, 1n);
    await expect(view.commit([{ ...event, id: randomUUID() }], 1n, 2n)).rejects.toThrow(EventRefused);
    expect(await store.documents()).toEqual(documentsByReplay([event]));
  });

  it('stores positions beyond 2^53', async () => {
    const far = 2n ** 60n + 1n;
    const batch = recorded(
      registration(one).map((event) => ({ invoiceId: one, event })),
      far,
    );
    await view.commit(batch, undefined, far);
    expect(await view.checkpoint()).toBe(far);
    expect((await store.documents()).map(({ position }) => position)).toEqual([far]);
  });
}

const one = '018f0000-0000-7000-8000-000000000001';
const reopened: InvoiceEvent = { type: 'InvoiceReopened', data: { amountDue: 100_000 } };

/** What must be there, with each standing as a replay of the invoice gives it. */
function documentsByReplay(log: readonly Recorded<InvoiceEvent>[]): AuditDocument[] {
  const invoices = new Map<string, Invoice>();
  const standing = (invoice: Invoice) =>
    invoice.state === 'unregistered'
      ? { state: invoice.state, amountDue: 0 }
      : { state: invoice.state, amountDue: invoice.amountDue };
  return log.map((event) => {
    const invoice = invoices.get(event.stream) ?? unregistered;
    const next = evolve(invoice, event);
    invoices.set(event.stream, next);
    const { id, revision, position, type, metadata } = event;
    const { recordedAt, effectiveOn, actor, correlationId } = metadata;
    const { invoiceId } = next.document;
    const about = { _id: id, invoiceId, revision, position, type, recordedAt, effectiveOn, actor, correlationId };
    return { ...about, change: expect.any(Object), before: standing(invoice), after: standing(next) };
  });
}

async function inPostgres(): Promise<Store> {
  const database = await createTestDatabase();
  const db = connect<AuditTables>(database.url);
  return {
    log: postgresAuditLog(db),
    async documents() {
      const rows = await db.withSchema('audit').selectFrom('events').selectAll().execute();
      return rows
        .map(({ event_id, invoice_id, revision, position, document }) => ({
          _id: event_id,
          invoiceId: invoice_id,
          revision,
          position: BigInt(position),
          ...document,
        }))
        .sort(byPosition);
    },
    empty: () => db.schema.dropSchema('audit').ifExists().cascade().execute(),
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await database.drop();
    },
  };
}

async function inMongo(url: string): Promise<Store> {
  const client = connectMongo({ url: url, name: 'test', size: 5, operationTimeoutMs: 30_000 });
  const db = client.db(`test_${randomUUID()}`);
  return {
    log: mongoAuditLog(db, { warn: () => {} }),
    documents: async () => (await db.collection<AuditDocument>('events').find().toArray()).sort(byPosition),
    async empty() {
      await db.dropDatabase();
    },
    async [Symbol.asyncDispose]() {
      await db.dropDatabase();
      await client.close();
    },
  };
}

const byPosition = (a: AuditDocument, b: AuditDocument): number => (a.position < b.position ? -1 : 1);
