import { describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { EventBroken } from '../../events/upcast.ts';
import { EventsMissing } from '../../platform/projection/in-order.ts';
import { recorded } from '../../testing/servers/event-log.ts';
import { registration } from '../testing/invoice-lives.ts';
import { precedingPlaces, project } from './project.ts';

const invoiceId = '018f0000-0000-7000-8000-000000000001';
const paid: InvoiceEvent = {
  type: 'PaymentApplied',
  data: { paymentId: 'p', amount: 40_000, receivedOn: '2026-11-30', method: 'transfer', amountDue: 60_000 },
};
const partiallyPaid: InvoiceEvent = { type: 'InvoicePartiallyPaid', data: { amountDue: 60_000 } };
const credited: InvoiceEvent = {
  type: 'CreditNoteApplied',
  data: {
    creditNoteId: 'c',
    amount: 10_000,
    issuedOn: '2026-12-01',
    reason: 'returned',
    taxes: [],
    document: { customer: { id: 'acme', name: 'Acme' }, currency: 'EUR', issuedOn: '2026-12-01', lines: [] },
    amountDue: 50_000,
  },
};
const total = { allowances: 0, charges: 0, tax: 0, prepaid: 0 };
const events = recorded(
  [...registration(invoiceId), paid, partiallyPaid, credited].map((event) => ({ invoiceId, event })),
);

describe('the audit of an event', () => {
  it('has the state and the amount due before and after it', () => {
    expect(project(events, new Map()).map(({ type, before, after }) => [type, before, after])).toEqual([
      ['InvoiceRegistered', { state: 'unregistered', amountDue: 0 }, { state: 'open', amountDue: 100_000 }],
      ['PaymentApplied', { state: 'open', amountDue: 100_000 }, { state: 'open', amountDue: 60_000 }],
      ['InvoicePartiallyPaid', { state: 'open', amountDue: 60_000 }, { state: 'partially-paid', amountDue: 60_000 }],
      [
        'CreditNoteApplied',
        { state: 'partially-paid', amountDue: 60_000 },
        { state: 'partially-paid', amountDue: 50_000 },
      ],
    ]);
  });

  it('has what it changed, without whole documents and without the amount due', () => {
    const [registered, payment, , note] = project(events, new Map()).map(({ change }) => change);
    expect(Object.keys(registered ?? {})).toEqual(['customer', 'currency', 'issuedOn', 'dueOn', 'totals']);
    expect(payment).toEqual({ paymentId: 'p', amount: 40_000, receivedOn: '2026-11-30', method: 'transfer' });
    expect(note).toEqual({ creditNoteId: 'c', amount: 10_000, issuedOn: '2026-12-01', reason: 'returned', taxes: [] });
  });

  it('has the totals of a credit note that came with its own', () => {
    const totals = { ...total, lines: 10_000, taxExclusive: 10_000, taxInclusive: 10_000, payable: 10_000 };
    const { document, ...note } = credited.data as Extract<InvoiceEvent, { type: 'CreditNoteApplied' }>['data'];
    const event: InvoiceEvent = {
      type: 'CreditNoteApplied',
      data: { ...note, document: { ...(document as NonNullable<typeof document>), totals } },
    };
    const all = recorded(
      [...registration(invoiceId), paid, partiallyPaid, event].map((event) => ({ invoiceId, event })),
    );
    expect(project(all, new Map()).at(-1)?.change).toMatchObject({ creditNoteId: 'c', totals });
  });

  it('is the same wherever a batch begins', () => {
    const rest = events.slice(2);
    expect(precedingPlaces(rest)).toEqual([{ invoiceId, revision: 1 }]);
    const standings = new Map([[invoiceId, { state: 'open', amountDue: 60_000 } as const]]);
    expect(project(rest, standings)).toEqual(project(events, new Map()).slice(2));
  });

  it.each([
    ['a total', 0, { amountDue: 99_999 }, 'says that 99999 is due, but by the events up to it 100000 is due'],
    ['a payment', 1, { amountDue: 5 }, 'says that 5 is due, but by the events up to it 60000 is due'],
    ['a state', 2, { amountDue: 59_999 }, 'says that 59999 is due, but by the events up to it 60000 is due'],
  ])('is refused for %s that contradicts the amount due before it', (_, at, data, reason) => {
    const wrong = events.map((event, index) =>
      index === at ? ({ ...event, data: { ...event.data, ...data } } as typeof event) : event,
    );
    expect(() => project(wrong, new Map())).toThrow(EventBroken);
    expect(() => project(wrong, new Map())).toThrow(reason);
    expect(project(wrong.slice(0, at), new Map())).toHaveLength(at);
  });

  it('has all of who, when and why beside it', () => {
    const [event] = events.slice(1);
    if (event === undefined) throw new Error('a payment');
    const standings = new Map([[invoiceId, { state: 'open', amountDue: 100_000 } as const]]);
    const caused = { ...event, metadata: { ...event.metadata, causationId: 'e-0' } };
    const document = {
      _id: event.id,
      invoiceId,
      revision: 1,
      position: 2n,
      type: 'PaymentApplied',
      recordedAt: '2026-11-22T10:00:00.000Z',
      effectiveOn: '2026-11-22',
      actor: 'a test',
      correlationId: 'c-1',
      change: { paymentId: 'p', amount: 40_000, receivedOn: '2026-11-30', method: 'transfer' },
      before: { state: 'open', amountDue: 100_000 },
      after: { state: 'open', amountDue: 60_000 },
    };
    expect(project([event], standings)).toStrictEqual([document]);
    expect(project([caused], standings)).toStrictEqual([{ ...document, causationId: 'e-0' }]);
  });

  it('is there once for an event that comes twice', () => {
    const twice = [...events.slice(0, 2), ...events.slice(0, 3)];
    expect(project(twice, new Map())).toEqual(project(events.slice(0, 3), new Map()));
  });

  it('is of each invoice by itself', () => {
    const other = '018f0000-0000-7000-8000-000000000002';
    const both = recorded(
      [invoiceId, other].flatMap((id) => [...registration(id), paid].map((event) => ({ invoiceId: id, event }))),
    );
    expect(project(both, new Map()).map(({ before }) => before.state)).toEqual([
      'unregistered',
      'open',
      'unregistered',
      'open',
    ]);
    const rest = both.filter(({ revision }) => revision === 1);
    expect(precedingPlaces([...rest, ...rest])).toEqual([
      { invoiceId, revision: 0 },
      { invoiceId: other, revision: 0 },
    ]);
  });

  it('needs no event before the first of a stream', () => expect(precedingPlaces(events)).toEqual([]));

  it('is refused where the event before it is missing, in the audit or in the batch', () => {
    const missing = () => project(events.slice(2), new Map());
    expect(missing).toThrow(EventsMissing);
    expect(missing).toThrow(`invoice-${invoiceId}: event 2 (InvoicePartiallyPaid) came, but event 0 was expected`);
    expect(() => project([...events.slice(0, 1), ...events.slice(2)], new Map())).toThrow(EventsMissing);
  });
});
