import { describe, expect, it } from 'vitest';
import { type CustomerEvent, evolveCustomer, newAccount } from './customer.ts';
import type { InvoiceEvent } from './invoice.ts';
import { evolve, type Invoice, unregistered } from './invoice-state.ts';
import { invoiceView } from './invoice-view.ts';
import { evolvePayment, type PaymentEvent, unknownPayment } from './payment.ts';
import type { ProcessEvent } from './process.ts';
import { openInvoices, type ReceivablesIndexed } from './receivables.ts';
import { type Recorded, schemaVersion } from './recorded.ts';
import { sampledVersions, sampleEvents, sampleStates } from './samples/read-samples.ts';
import type { SeriesEvent } from './series.ts';
import type { StreamKind } from './streams.ts';
import { NotALedgerEvent, type Stored, upcast } from './upcast.ts';

type LedgerEvent = InvoiceEvent | CustomerEvent | PaymentEvent | SeriesEvent | ReceivablesIndexed | ProcessEvent;

/** Every type of event, and the first version that wrote it. One that is forgotten is a compile error. */
const writtenSince: Record<LedgerEvent['type'], number> = {
  InvoiceRegistered: 1,
  PaymentApplied: 1,
  CustomerCreditApplied: 1,
  PaymentDeclined: 1,
  PaymentReversed: 1,
  PaymentRefunded: 1,
  CreditNoteApplied: 1,
  AmountWrittenOff: 1,
  WriteOffRecovered: 1,
  AmountVoided: 1,
  InvoiceReopened: 1,
  InvoicePartiallyPaid: 1,
  InvoicePaid: 1,
  InvoiceWrittenOff: 1,
  InvoiceVoided: 1,
  InvoiceBecameOverdue: 1,
  OverdueCleared: 1,
  CreditGranted: 1,
  CreditReserved: 1,
  CreditApplicationCompleted: 1,
  CreditWithdrawn: 1,
  CreditWithdrawalDeclined: 1,
  CreditRefunded: 1,
  AutomaticCreditChanged: 1,
  PaymentReceived: 1,
  PaymentAllocated: 1,
  PaymentSettled: 1,
  PaymentReversalRequested: 1,
  AllocationReversed: 1,
  PaymentReversalCompleted: 1,
  PaymentReversalRefused: 1,
  NumberAllocated: 1,
  ReceivablesIndexed: 1,
  DayDone: 1,
  FollowedUp: 1,
};

/** What a stream's events amount to, for each kind of streams. One that is forgotten is a compile error. */
const stateOf: Record<StreamKind, (events: readonly LedgerEvent[]) => unknown> = {
  invoice: (events) => {
    const invoice = (events as InvoiceEvent[]).reduce<Invoice>(evolve, unregistered);
    return invoice.state === 'unregistered' ? invoice : invoiceView(invoice);
  },
  customer: (events) => (events as CustomerEvent[]).reduce(evolveCustomer, newAccount),
  payment: (events) => (events as PaymentEvent[]).reduce(evolvePayment, unknownPayment),
  series: (events) => (events as SeriesEvent[]).map(({ data }) => [data.invoiceId, data.number]),
  receivables: (events) => openInvoices((events as ReceivablesIndexed[]).flatMap(({ data }) => data.entries)),
  due: (events) => openInvoices((events as ReceivablesIndexed[]).flatMap(({ data }) => data.entries)),
  process: (events) => (events as ProcessEvent[]).at(-1)?.data,
};

const kindOf = (stream: string): StreamKind => stream.slice(0, stream.indexOf('-')) as StreamKind;

/** What a value is as JSON, with maps as objects and sets as arrays. */
const asJson = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      part instanceof Map ? Object.fromEntries(part) : part instanceof Set ? [...part] : part,
    ),
  );

it('every version that was ever written has its samples', () => {
  expect(sampledVersions).toEqual(Array.from({ length: schemaVersion }, (_, before) => before + 1));
});

describe.each(sampledVersions)('version %i', (version) => {
  const samples = sampleEvents(version);
  const byStream = Map.groupBy(samples, ({ streamId }) => streamId);

  it('has a sample of every type that it wrote, and of no other', () => {
    const types = Object.entries(writtenSince).flatMap(([type, since]) => (since <= version ? [type] : []));
    expect([...new Set(samples.map(({ type }) => type))].toSorted()).toEqual(types.toSorted());
    for (const { metadata } of samples) expect(metadata).toMatchObject({ schema: version });
  });

  it.each(sampleStates(version))('still reads, and amounts to the same: $stream', ({ stream, state }) => {
    const events = (byStream.get(stream) ?? []).map((stored) => upcast<LedgerEvent>(stored));
    expect(events.length).toBeGreaterThan(0);
    expect(asJson(stateOf[kindOf(stream)](events))).toEqual(state);
  });

  it('tells of each of its streams what it amounts to', () => {
    expect(sampleStates(version).map(({ stream }) => stream)).toEqual([...byStream.keys()]);
  });

  it('gives an event its place and what is known of it', () => {
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

describe('what no version of the ledger wrote', () => {
  const [sample] = sampleEvents(schemaVersion) as [Stored];
  const withSchema = (schema: unknown): Stored => ({ ...sample, metadata: { ...(sample.metadata as object), schema } });

  it('is refused where it is newer than this one, and says so', () => {
    expect(() => upcast(withSchema(schemaVersion + 1))).toThrow(NotALedgerEvent);
    expect(() => upcast(withSchema(schemaVersion + 1))).toThrow(
      `event 0 of ${sample.streamId} (InvoiceRegistered) has schema version ${schemaVersion + 1}, newer than ${schemaVersion}: update this service`,
    );
  });

  it.each([
    ['no metadata', { ...sample, metadata: undefined }, 'carries no schema version'],
    ['no version', withSchema(undefined), 'carries no schema version'],
    ['a version that is no number', withSchema('1'), 'carries no schema version'],
    [
      'no position',
      { id: 'x', streamId: 'invoice-x', revision: 0n, type: 'X', data: {}, metadata: { schema: 1 } },
      'carries no position',
    ],
  ] as [string, Stored, string][])('is refused with %s', (_, stored, why) => {
    expect(() => upcast(stored)).toThrow(why);
  });
});
