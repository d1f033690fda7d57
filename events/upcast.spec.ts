import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import type { AttachmentPartStored } from './attachment.ts';
import { type ClosingEvent, evolveClosing, neverClosed } from './closing.ts';
import { type CustomerEvent, evolveCustomer, newAccount } from './customer.ts';
import { eventVersions, type LedgerEvent, toStored } from './event-versions.ts';
import type { InvoiceEvent } from './invoice.ts';
import { evolve, type Invoice, unregistered } from './invoice-state.ts';
import { invoiceView } from './invoice-view.ts';
import type { LedgerFounded } from './ledger-identity.ts';
import type { ImportEvent } from './log-import.ts';
import { exactSum } from './money/sum.ts';
import type { NumberEvent } from './number.ts';
import { evolvePayment, type PaymentEvent, unknownPayment } from './payment.ts';
import { evolveName, freeName, type PaymentNamed } from './payment-name.ts';
import type { FollowUpsAsked, ProcessEvent } from './process.ts';
import { openInvoices, type ReceivablesIndexed } from './receivables.ts';
import type { Metadata, Recorded } from './recorded.ts';
import { sampleEvents, sampleStates } from './samples/read-samples.ts';
import type { SeriesEvent } from './series.ts';
import type { StreamKind } from './streams.ts';
import { EventBroken, EventUnknown, type KnownEvents, NoUpcaster, type Stored, upcast } from './upcast.ts';

/** The state that follows from the events of a stream, for each kind of stream. A forgotten kind is a compile error. */
const stateOf: Record<StreamKind, (events: readonly LedgerEvent[]) => unknown> = {
  invoice: (events) => {
    const invoice = (events as InvoiceEvent[]).reduce<Invoice>(evolve, unregistered);
    return invoice.state === 'unregistered' ? invoice : invoiceView(invoice);
  },
  customer: (events) => (events as CustomerEvent[]).reduce(evolveCustomer, newAccount),
  payment: (events) => (events as PaymentEvent[]).reduce(evolvePayment, unknownPayment),
  name: (events) => (events as PaymentNamed[]).reduce(evolveName, freeName),
  series: (events) => (events as SeriesEvent[]).map(({ data }) => [data.invoiceId, data.number]),
  number: (events) => (events as NumberEvent[]).map(({ type, data }) => [type, data]),
  attachment: (events) => (events as AttachmentPartStored[]).map(({ data }) => [data.offset, data.content]),
  books: (events) => (events as ClosingEvent[]).reduce(evolveClosing, neverClosed),
  receivables: (events) => openInvoices((events as ReceivablesIndexed[]).flatMap(({ data }) => data.entries)),
  due: (events) => openInvoices((events as ReceivablesIndexed[]).flatMap(({ data }) => data.entries)),
  process: (events) => (events as ProcessEvent[]).at(-1)?.data,
  asked: (events) => (events as FollowUpsAsked[]).at(-1)?.data,
  ledger: (events) => (events as (LedgerFounded | ImportEvent)[]).at(-1)?.data,
};

const kindOf = (stream: string): StreamKind => stream.slice(0, stream.indexOf('-')) as StreamKind;

const isMap = (part: unknown): part is ReadonlyMap<string, unknown> =>
  typeof part === 'object' && part !== null && 'get' in part && 'entries' in part;

/** A value as JSON, with maps as objects and sets as arrays. */
const asJson = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) => {
      if (isMap(part)) return Object.fromEntries(part);
      if (part instanceof Set) return [...part];
      return typeof part === 'bigint' ? exactSum(part) : part;
    }),
  );

describe('the samples', () => {
  const samples = sampleEvents();
  const byStream = Map.groupBy(samples, ({ streamId }) => streamId);
  const nameOf = (type: string, version: unknown) => `${type} ${version}`;

  it('hold each type at each version that it has had, and no other', () => {
    const sampled = samples.map(({ type, metadata }) => nameOf(type, (metadata as { schema: unknown }).schema));
    const written = Object.entries(eventVersions).flatMap(([type, latest]) =>
      Array.from({ length: latest }, (_, before) => nameOf(type, before + 1)),
    );
    expect([...new Set(sampled)].toSorted()).toEqual(written.toSorted());
  });

  it('have a state for each of their streams', () => {
    expect(sampleStates().map(({ stream }) => stream)).toEqual([...byStream.keys()]);
  });

  it.each(sampleStates())('are still read and give the same state: $stream', ({ stream, state }) => {
    const events = (byStream.get(stream) ?? []).map((stored) => upcast<LedgerEvent>(stored));
    expect(events.length).toBeGreaterThan(0);
    expect(asJson(stateOf[kindOf(stream)](events))).toEqual(state);
  });

  it('keep their position and metadata', () => {
    for (const stored of samples) {
      const { stream, revision, position, id, metadata }: Recorded<LedgerEvent> = upcast<LedgerEvent>(stored);
      expect({ stream, revision, position, id }).toEqual({
        stream: stored.streamId,
        revision: Number(stored.revision),
        position: stored.position?.commit,
        id: stored.id,
      });
      expect(metadata).toMatchObject({
        recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        effectiveOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        actor: expect.any(String),
        correlationId: expect.any(String),
      });
    }
  });
});

const [sample] = sampleEvents() as [Stored];
const stored = (type: string, schema: unknown, data: object = {}): Stored => ({
  ...sample,
  type,
  data,
  metadata: { ...(sample.metadata as object), schema },
});

it('a recovery takes effect on its own day, if the payment was received before the write-off', () => {
  const metadata: Metadata = { recordedAt: '', effectiveOn: '2026-02-01', actor: 'a', correlationId: 'c' };
  const by = { paymentId: 'p', amount: 100, amountDue: 100 };
  const recovery = { type: 'WriteOffRecovered', data: { ...by, recoveredOn: '2026-03-01' } } as const;
  const payment = { type: 'PaymentApplied', data: { ...by, receivedOn: '2026-02-01', method: 'cash' } } as const;
  expect(toStored(recovery, metadata).metadata.effectiveOn).toBe('2026-03-01');
  expect(toStored(payment, metadata).metadata.effectiveOn).toBe('2026-02-01');
});

describe('an event of an older version', () => {
  type Data = Record<string, unknown>;
  const known: KnownEvents = {
    schemas: { invoice: { PriceSet: Type.Unknown(), ItemAdded: Type.Unknown(), Broken: Type.Unknown() } },
    versions: { PriceSet: 3, ItemAdded: 1, Broken: 2 },
    upcasters: {
      PriceSet: {
        1: ({ price, ...data }: Data) => ({ ...data, amount: price }),
        2: ({ amount, ...data }: Data) => ({ ...data, amount: { value: amount, currency: 'EUR' } }),
      },
    },
  };

  it.each([
    ['two versions behind', 1, { item: 'a', price: 5 }],
    ['one version behind', 2, { item: 'a', amount: 5 }],
    ["of today's version", 3, { item: 'a', amount: { value: 5, currency: 'EUR' } }],
  ])("is read in today's shape: %s", (_, version, data) => {
    const { data: read } = upcast<{ type: 'PriceSet'; data: Data }>(stored('PriceSet', version, data), known);
    expect(read).toEqual({ item: 'a', amount: { value: 5, currency: 'EUR' } });
  });

  it('leaves the events of other types as they are', () => {
    expect(upcast(stored('ItemAdded', 1, { price: 5 }), known)).toMatchObject({ data: { price: 5 } });
  });

  it('is refused if its type has no step from that version', () => {
    expect(() => upcast(stored('Broken', 1), known)).toThrow(new NoUpcaster('Broken', 1));
    expect(() => upcast(stored('Broken', 1), known)).toThrow(/from version 1 of Broken/);
  });
});

it('an event of a version that kept UUIDs in capitals has them in small letters, but for its stream and an Idempotency-Key', () => {
  const capital = 'F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6';
  const small = capital.toLowerCase();
  const recorded = stored('PaymentReceived', 1, {
    ...{ paymentId: capital, customerId: capital, amount: 1, currency: 'EUR', receivedOn: '2026-02-01' },
    ...{ method: 'cash', reference: capital, allocations: [] },
  });
  const metadata = { ...(recorded.metadata as object), keys: [`payment:${capital}`, `key:${capital}`] };
  expect(upcast({ ...recorded, streamId: `payment-${capital}`, metadata })).toMatchObject({
    stream: `payment-${capital}`,
    data: { paymentId: small, customerId: small, reference: capital },
    metadata: { keys: [`payment:${small}`, `key:${capital}`] },
  });
});

describe('an event that only a later version of the service knows', () => {
  it.each([
    [
      'of a new type',
      stored('InvoiceTranslated', 1),
      '(InvoiceTranslated) has version 1, and this version of the service does not know the type',
    ],
    ['of a type named like a property that every object has', stored('toString', 1), '(toString) has version 1, and'],
    [
      'of a new version',
      stored('InvoiceRegistered', 4),
      '(InvoiceRegistered) has version 4, and this version of the service does not know versions after 3',
    ],
  ])('is refused, and the message says to update: %s', (_, event, why) => {
    expect(() => upcast(event)).toThrow(EventUnknown);
    expect(() => upcast(event)).toThrow(`event 0 of ${sample.streamId} ${why}`);
    expect(() => upcast(event)).toThrow(/: update the service$/);
  });
});

describe('an event that no version of the ledger wrote', () => {
  it.each([
    ['no metadata', { ...sample, metadata: undefined }, 'carries no schema version'],
    ['no version', stored('InvoicePaid', undefined), 'carries no schema version'],
    ['a version that is not a number', stored('InvoicePaid', '1'), 'carries no schema version'],
    ['version 0', stored('InvoicePaid', 0), 'carries no schema version'],
    ['a version between two', stored('InvoicePaid', 0.5), 'carries no schema version'],
    [
      'no position',
      { id: 'x', streamId: 'invoice-x', revision: 0n, type: 'InvoicePaid', data: {}, metadata: { schema: 1 } },
      'carries no position',
    ],
  ] as [string, Stored, string][])('is refused with %s', (_, event, why) => {
    expect(() => upcast(event)).toThrow(EventBroken);
    expect(() => upcast(event)).toThrow(why);
  });
});

it('an event is stored with the version of its type, also if its metadata has another', () => {
  const metadata = upcast(sample).metadata;
  const written = toStored({ type: 'DayDone', data: { day: '2026-02-01' } }, { ...metadata, schema: 7 } as Metadata);
  expect(written).toEqual({
    type: 'DayDone',
    data: { day: '2026-02-01' },
    metadata: { ...metadata, schema: eventVersions.DayDone },
  });
});
