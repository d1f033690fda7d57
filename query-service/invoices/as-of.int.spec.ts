import { randomUUID } from 'node:crypto';
import { type EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toStored } from '../../events/event-versions.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import { invoiceView } from '../../events/invoice-view.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { Service } from '../../platform/http/service.ts';
import { connectEventStore, type EventStore } from '../../platform/stores/event-store.ts';
import { nothingStored, project } from '../../projection-service/books/project.ts';
import { type Life, life } from '../../projection-service/testing/invoice-lives.ts';
import { seeded } from '../../testing/random.ts';
import { repetitions } from '../../testing/repetitions.ts';
import { appendUnknown, invoiceEvents } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { aQueryService } from '../testing/service.ts';

const begin = Date.parse('2026-01-01T00:00:00Z');
const now = new Date('2026-06-01T00:00:00Z');
const lives = 100;
const questions = repetitions(300, 1_000);

let store: TestEventStore;
let eventStore: EventStore;
let service: Service;
let streams: Map<string, Recorded<InvoiceEvent>[]>;

beforeAll(async () => {
  store = await startEventStore();
  eventStore = connectEventStore(store.url);
  service = await aQueryService({
    postgres: 'postgres://none@127.0.0.1:9/none',
    eventStore: store.url,
    now: () => now,
  });
  const random = seeded(7);
  for (const one of fc.sample(life, { numRuns: lives, seed: 7 })) await appendLife(eventStore.client, one, random);
  streams = Map.groupBy(await invoiceEvents(eventStore.client), ({ stream }) => stream);
});
afterAll(async () => {
  await service.close();
  await eventStore.dispose();
  await store.stop();
});

const day = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Records a life event by event over days, now and then by a clock that is behind. */
async function appendLife(client: EventStoreDBClient, { events }: Life, random: () => number): Promise<void> {
  const invoiceId = randomUUID();
  let time = begin + Math.floor(random() * 30 * 86_400_000);
  const issued = time;
  const written = events.map((event) => {
    time += Math.floor((random() - 0.25) * 3 * 86_400_000);
    const metadata = {
      recordedAt: new Date(time).toISOString(),
      // as a rule it happened before it was recorded, and now and then it is to happen
      effectiveOn: day(event.type === 'InvoiceRegistered' ? issued : issued + random() * 1.1 * (time - issued)),
      actor: 'a test',
      correlationId: 'c',
    };
    const of = event.type === 'InvoiceRegistered' ? { ...event, data: { ...event.data, invoiceId } } : event;
    return jsonEvent(toStored(of, metadata));
  });
  await client.appendToStream(`invoice-${invoiceId}`, written, { expectedRevision: NO_STREAM });
}

/** The invoice after its first events; undefined before its registration. */
function replayed(events: readonly Recorded<InvoiceEvent>[]): unknown {
  const invoice = events.reduce<Invoice>(evolve, unregistered);
  const last = events.at(-1);
  if (invoice.state === 'unregistered' || last === undefined) return undefined;
  return JSON.parse(
    JSON.stringify({ ...invoiceView(invoice), revision: last.revision, position: String(last.position) }),
  );
}

/** One by one from the start, until one was not known yet. */
function known(events: readonly Recorded<InvoiceEvent>[], isKnown: (event: Recorded<InvoiceEvent>) => boolean) {
  const found: Recorded<InvoiceEvent>[] = [];
  for (const event of events) {
    if (!isKnown(event)) break;
    found.push(event);
  }
  return found;
}

const get = async (url: string) => {
  const answer = await service.inject(url);
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
};

describe('an invoice as of a moment', () => {
  it(`is what a replay of its events up to then gives, for ${questions} random invoices and times`, async () => {
    const random = seeded(11);
    const all = [...streams.values()];
    let tooEarly = 0;
    for (let i = 0; i < questions; i++) {
      const events = all[Math.floor(random() * all.length)] ?? [];
      const id = events[0]?.stream.slice('invoice-'.length);
      const at = new Date(begin + random() * (Date.parse('2026-03-01T00:00:00Z') - begin));
      const { status, body } = await get(`/invoices/${id}?at=${at.toISOString()}`);
      const expected = replayed(known(events, ({ metadata }) => Date.parse(metadata.recordedAt) <= at.getTime()));
      if (expected === undefined) {
        tooEarly += 1;
        expect([status, body.type]).toEqual([404, '/problems/not-registered-yet']);
      } else expect(body).toEqual(expected);
    }
    expect(tooEarly).toBeGreaterThan(questions / 100);
    expect(tooEarly).toBeLessThan(questions / 2);
  });

  it('can be read by each revision and by each position in the log', async () => {
    const end = String(
      [...streams.values()].flat().reduce((last, { position }) => (position > last ? position : last), 0n),
    );
    for (const events of [...streams.values()].slice(0, 20)) {
      const id = events[0]?.stream.slice('invoice-'.length);
      for (const { revision, position } of events) {
        const expected = replayed(events.slice(0, revision + 1));
        expect((await get(`/invoices/${id}?revision=${revision}`)).body).toEqual(expected);
        const then = await get(`/invoices/${id}?position=${position}`);
        expect(then.body).toEqual(expected);
        expect(then.headers).toMatchObject({ 'ledger-position': end, etag: `"${revision}"` });
      }
    }
  });

  it(`and a day is what the books add up of what was known then and had happened by then, for ${questions} random ones`, async () => {
    const random = seeded(13);
    const all = [...streams.values()];
    let [before, partly] = [0, 0];
    for (let i = 0; i < questions; i++) {
      const events = all[Math.floor(random() * all.length)] ?? [];
      const id = events[0]?.stream.slice('invoice-'.length);
      const at = new Date(begin + 30 * 86_400_000 + random() * 60 * 86_400_000);
      const effectiveOn = day(begin + random() * (at.getTime() - begin));
      const { status, body, headers } = await get(`/invoices/${id}?at=${at.toISOString()}&effectiveOn=${effectiveOn}`);
      const then = known(events, ({ metadata }) => Date.parse(metadata.recordedAt) <= at.getTime());
      const happened = ({ metadata }: Recorded<InvoiceEvent>) => metadata.effectiveOn <= effectiveOn;
      if (!then.slice(0, 1).some(happened)) {
        before += 1;
        expect([status, body.type]).toEqual([404, expect.stringMatching(/before-the-beginning|not-registered-yet/)]);
        continue;
      }
      if (!then.every(happened)) partly += 1;
      const due = project(then, nothingStored)
        .entries.filter(({ account, effective_on }) => account === 'receivables' && effective_on <= effectiveOn)
        .reduce((sum, { amount }) => sum + amount, 0);
      const { totals, excess = 0, paid, credited, writtenOff, voided, refunded, amountDue } = body;
      expect(amountDue).toBe(due);
      expect(amountDue).toBe(totals.payable + excess - paid - credited - writtenOff - voided + refunded);
      expect(body.overdue).toBe(amountDue > 0 && body.dueOn !== undefined && body.dueOn < effectiveOn);
      const { overdue: _, ...rest } = body;
      if (then.every(happened)) expect(replayed(then)).toMatchObject(rest);
      expect(headers).not.toHaveProperty('etag');
    }
    expect(Math.min(before, partly)).toBeGreaterThan(questions / 20);
  });

  it('is a problem if there is none, never an empty answer', async () => {
    const [stream = '', events = []] = [...streams].at(-1) ?? [];
    const id = stream.slice('invoice-'.length);
    const first = events[0]?.position ?? 0n;
    const whole = [...streams.values()].flat();
    const end = whole.reduce((latest, { position }) => (position > latest ? position : latest), 0n);
    for (const [query, status, type] of [
      ['at=2020-01-01T00:00:00Z', 404, 'not-registered-yet'],
      [`position=${first - 1n}`, 404, 'not-registered-yet'],
      ['at=2026-06-01T00:00:01Z', 422, 'time-in-the-future'],
      [`revision=${events.length}`, 404, 'no-such-revision'],
      [`position=${end + 1_000n}`, 404, 'no-such-position'],
      ['revision=0&at=2026-05-01T00:00:00Z', 400, 'moments-contradict'],
      ['effectiveOn=2025-12-31', 404, 'before-the-beginning'],
      ['effectiveOn=2026-02-30', 400, 'malformed-request'],
      ['at=yesterday', 400, 'malformed-request'],
      ['at=2026-05-01', 400, 'malformed-request'],
      ['revision=-1', 400, 'malformed-request'],
      ['when=2026', 400, 'malformed-request'],
    ] as const) {
      const answer = await get(`/invoices/${id}?${query}`);
      expect([query, answer.status, answer.body.type]).toEqual([query, status, `/problems/${type}`]);
    }
    expect(await get(`/invoices/${randomUUID()}?revision=0`)).toMatchObject({
      status: 404,
      body: { type: '/problems/invoice-not-found' },
    });
  });
});

describe('the difference between two revisions of an invoice', () => {
  it('is what the events between them changed', async () => {
    const stream = [...streams.values()].find((events) => events[1]?.type === 'PaymentApplied');
    const [registered, payment] = stream ?? [];
    if (registered?.type !== 'InvoiceRegistered' || payment?.type !== 'PaymentApplied') throw new Error('a payment');
    const id = registered.data.invoiceId;
    const { amount, amountDue } = payment.data;
    const { body } = await get(`/invoices/${id}/difference?from=0&to=1`);
    expect(body).toEqual({
      from: 0,
      to: 1,
      differences: [
        { pointer: '/paid', before: 0, after: amount },
        { pointer: '/amountDue', before: registered.data.amountDue, after: amountDue },
        { pointer: '/payments/0', after: expect.objectContaining({ amount }) },
      ],
    });
    expect((await get(`/invoices/${id}/difference?from=1&to=1`)).body.differences).toEqual([]);
    expect((await get(`/invoices/${id}/difference?from=0&to=999`)).status).toBe(404);
  });
});

describe('an invoice with an event that only a later version of the service knows', () => {
  it('is answered up to the event before it, and with 503 from that event on; other invoices are answered', async () => {
    const [events, others] = [...streams.values()];
    const [id, other] = [events?.[0]?.stream.slice('invoice-'.length), others?.[0]?.stream.slice('invoice-'.length)];
    const last = (events?.length ?? 0) - 1;
    await appendUnknown(eventStore.client, `invoice-${id}`);

    expect(await get(`/invoices/${id}?revision=${last}`)).toMatchObject({ status: 200 });
    const unknown = {
      status: 503,
      body: { type: '/problems/event-unknown', detail: expect.stringContaining(`event ${last + 1} of invoice-${id}`) },
    };
    expect(await get(`/invoices/${id}?revision=${last + 1}`)).toMatchObject(unknown);
    expect(await get(`/invoices/${id}/difference?from=0&to=${last + 1}`)).toMatchObject(unknown);
    expect(await get(`/invoices/${other}?revision=0`)).toMatchObject({ status: 200 });
  });
});

describe('while the event store is down', () => {
  it('reads as of a moment are refused, and views are still read', async () => {
    const alone = await aQueryService({ postgres: 'postgres://none@127.0.0.1:9/none' });
    try {
      const answer = await alone.inject(`/invoices/${randomUUID()}?revision=0`);
      expect(answer.json()).toMatchObject({ status: 503, type: '/problems/store-unavailable', store: 'EventStoreDB' });
    } finally {
      await alone.close();
    }
  });
});
