import { describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import { amountingTo, effectiveBy } from './effective.ts';

const payable = 1_000;
const registered = {
  type: 'InvoiceRegistered',
  data: {
    invoiceId: '7',
    customer: { id: 'acme', name: 'Acme' },
    currency: 'EUR',
    issuedOn: '2026-11-22',
    dueOn: '2026-12-22',
    lines: [],
    taxes: [],
    totals: {
      lines: payable,
      allowances: 0,
      charges: 0,
      taxExclusive: payable,
      tax: 0,
      taxInclusive: payable,
      prepaid: 0,
      payable,
    },
    amountDue: payable,
  },
} satisfies InvoiceEvent;

const amountDue = 123; // what an event says is due after it rests on events that may be left out here: it is not used
const paid = (paymentId: string, amount: number): InvoiceEvent => ({
  type: 'PaymentApplied',
  data: { paymentId, amount, receivedOn: '2026-12-01', method: 'transfer', amountDue },
});
const refunded = (paymentId: string, amount: number): InvoiceEvent => ({
  type: 'PaymentRefunded',
  data: { refundId: 'f', paymentId, amount, refundedOn: '2026-12-02', method: 'transfer', reason: 'r', amountDue },
});
const reversed = (paymentId: string, amount: number, withdrawn?: number): InvoiceEvent => ({
  type: 'PaymentReversed',
  data: {
    ...{ reversalId: 'v', paymentId, amount, reversedOn: '2026-12-02', reason: 'r', amountDue },
    ...(withdrawn !== undefined && { withdrawn }),
  },
});
const credited = (amount: number): InvoiceEvent => ({
  type: 'CreditNoteApplied',
  data: { creditNoteId: 'c', amount, issuedOn: '2026-12-02', reason: 'r', taxes: [], amountDue },
});
const writtenOff = (amount: number): InvoiceEvent => ({
  type: 'AmountWrittenOff',
  data: { amount, writtenOffOn: '2026-12-02', reason: 'r', amountDue },
});
const voided: InvoiceEvent = {
  type: 'AmountVoided',
  data: { amount: payable, voidedOn: '2026-12-02', reason: 'r', amountDue },
};
const becameOverdue: InvoiceEvent = { type: 'InvoiceBecameOverdue', data: { dueOn: '2026-12-22', amountDue } };
const cleared: InvoiceEvent = { type: 'OverdueCleared', data: { amountDue } };

const log = (events: readonly InvoiceEvent[], days: readonly string[] = []): Recorded<InvoiceEvent>[] =>
  events.map((event, revision) => ({
    ...event,
    id: `e-${revision}`,
    stream: 'invoice-7',
    revision,
    position: BigInt(revision),
    metadata: {
      recordedAt: '2026-12-31T10:00:00.000Z',
      effectiveOn: days[revision] ?? '2026-12-01',
      actor: 'clerk',
      correlationId: 'c',
    },
  }));
const after = (...events: InvoiceEvent[]) => amountingTo(log([registered, ...events]), '2026-12-01');

describe('what had happened by a day', () => {
  it('is what happened on it and before, in the order of the log', () => {
    const events = log([registered, paid('p', 1), paid('q', 2)], ['2026-11-22', '2026-12-02', '2026-12-01']);
    const revisions = (day: string) => effectiveBy(events, day).map(({ revision }) => revision);
    expect(revisions('2026-11-21')).toEqual([]);
    expect(revisions('2026-11-22')).toEqual([0]);
    expect(revisions('2026-12-01')).toEqual([0, 2]);
    expect(revisions('2026-12-02')).toEqual([0, 1, 2]);
  });

  it('amounts to no invoice without the registration', () => {
    expect(amountingTo([], '2026-12-01')).toBeUndefined();
    expect(amountingTo(log([paid('p', 1)]), '2026-12-01')).toBeUndefined();
  });
});

describe('an invoice of which some events had not happened yet', () => {
  it('has due what is payable less what had paid, credited, written off and voided it, plus what went back', () => {
    expect(after()?.amountDue).toBe(1_000);
    expect(after(paid('p', 400), refunded('p', 30), credited(200), writtenOff(7))?.amountDue).toBe(423);
    expect(after(paid('p', 400), reversed('p', 400))?.amountDue).toBe(1_000);
    expect(after(voided)?.amountDue).toBe(0);
  });

  it('keeps its document and its payments', () => {
    const invoice = after(paid('p', 400));
    expect(invoice?.document.invoiceId).toBe('7');
    expect(invoice?.payments.get('p')).toMatchObject({ amount: 400 });
  });

  it.each<[string, InvoiceEvent[], string]>([
    ['open where nothing was paid', [], 'open'],
    ['open where only a credit note reduced it', [credited(10)], 'open'],
    ['open where its only payment was reversed', [paid('p', 10), reversed('p', 10)], 'open'],
    ['open where all of its payment went back', [paid('p', 10), refunded('p', 10)], 'open'],
    ['partially paid where a part of the payment stayed', [paid('p', 10), refunded('p', 9)], 'partially-paid'],
    [
      'partially paid where one of two payments was reversed',
      [paid('p', 10), paid('q', 20), reversed('p', 10)],
      'partially-paid',
    ],
    [
      'partially paid where the credit that a reversal took back comes only later',
      [paid('p', 1_000), reversed('p', 400, 600)],
      'partially-paid',
    ],
    ['paid to the last cent', [paid('p', 999), credited(1)], 'paid'],
    ['partially paid a cent before it', [paid('p', 999)], 'partially-paid'],
    ['paid where more came in than was due', [paid('p', 1_001)], 'paid'],
    ['written off', [paid('p', 10), writtenOff(990)], 'written-off'],
    [
      'partially paid where some of what was written off is due again',
      [paid('p', 10), writtenOff(989)],
      'partially-paid',
    ],
    ['void', [voided], 'void'],
  ])('is %s', (_, events, state) => expect(after(...events)?.state).toBe(state));

  it('is overdue from the day after its due date while something is due, whatever was on record as such', () => {
    const isOverdue = (day: string, ...events: InvoiceEvent[]) =>
      amountingTo(log([registered, ...events]), day)?.overdue;
    expect(isOverdue('2026-12-22')).toBe(false);
    expect(isOverdue('2026-12-23')).toBe(true);
    expect(isOverdue('2026-12-22', becameOverdue)).toBe(false);
    expect(isOverdue('2026-12-23', becameOverdue, cleared)).toBe(true);
    expect(isOverdue('2026-12-23', paid('p', 999))).toBe(true);
    expect(isOverdue('2026-12-23', paid('p', 1_000))).toBe(false);
  });

  it('is never overdue without a due date', () => {
    const { dueOn: _, ...undated } = registered.data;
    const events = log([{ type: 'InvoiceRegistered', data: undated }]);
    expect(amountingTo(events, '2099-12-31')).toMatchObject({ amountDue: 1_000, overdue: false });
  });

  it('is not overdue once it is paid, though the event that clears it happened later', () => {
    const events = log(
      [registered, becameOverdue, paid('p', 1_000), cleared],
      ['2026-11-22', '2026-12-23', '2026-12-20', '2026-12-24'],
    );
    expect(amountingTo(effectiveBy(events, '2026-12-23'), '2026-12-23')).toMatchObject({
      amountDue: 0,
      state: 'paid',
      overdue: false,
    });
  });
});
