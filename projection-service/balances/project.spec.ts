import { describe, expect, it } from 'vitest';
import type { Document, InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { EventsMissing } from '../../platform/projection/in-order.ts';
import { recorded } from '../../testing/servers/event-log.ts';
import { registration } from '../testing/invoice-lives.ts';
import { paymentChangedBy, project } from './project.ts';
import type { StoredInvoice } from './rows.ts';

const [one, two, three] = [1, 2, 3].map((n) => `018f0000-0000-7000-8000-00000000000${n}`) as [string, string, string];
const nothing: ReadonlyMap<string, StoredInvoice> = new Map();

const registered = (invoiceId: string, terms?: Parameters<typeof registration>[1]): InvoiceEvent => {
  const [event] = registration(invoiceId, terms);
  if (event === undefined) throw new Error('a registration is one event');
  return event;
};
const pays = (paymentId: string, amount: number, amountDue: number): InvoiceEvent => ({
  type: 'PaymentApplied',
  data: { paymentId, amount, receivedOn: '2026-11-30', method: 'transfer', amountDue },
});
const refunds = (paymentId: string, amount: number, amountDue: number): InvoiceEvent => ({
  type: 'PaymentRefunded',
  data: {
    refundId: 'f',
    paymentId,
    amount,
    refundedOn: '2026-12-02',
    method: 'transfer',
    reason: 'returned',
    amountDue,
  },
});
const of = (invoiceId: string, ...events: InvoiceEvent[]) => events.map((event) => ({ invoiceId, event }));

/** As the view has the invoices of these events. */
function heldAfter(...batch: ReturnType<typeof of>): ReadonlyMap<string, StoredInvoice> {
  const held = new Map<string, StoredInvoice>();
  for (const event of recorded(batch)) {
    const id = event.stream.replace('invoice-', '');
    const before = held.get(id);
    held.set(id, {
      invoice: evolve(before?.invoice ?? unregistered, event),
      revision: event.revision,
      position: `${event.position}`,
      registeredPosition: before?.registeredPosition ?? `${event.position}`,
    });
  }
  return held;
}

const documentOf = (event: InvoiceEvent): Document =>
  ([event].reduce<Invoice>(evolve, unregistered) as RegisteredInvoice).document;

describe('the row of an invoice', () => {
  it('is what its registration says', () => {
    const plain = registered(one);
    const event = { ...plain, data: { ...plain.data, number: 'INV-7', reference: 'dept-7' } } as InvoiceEvent;
    const { registered: rows, changed } = project(recorded(of(one, event), 41n), nothing);
    expect(rows).toEqual([
      {
        invoice_id: one,
        customer_id: 'acme',
        customer_name: 'Acme',
        number: 'INV-7',
        reference: 'dept-7',
        currency: 'EUR',
        issued_on: '2026-11-22',
        due_on: '2026-12-22',
        state: 'open',
        overdue: false,
        payable: 100_000,
        paid: 0,
        credited: 0,
        written_off: 0,
        voided: 0,
        refunded: 0,
        amount_due: 100_000,
        disputed: null,
        disputed_on: null,
        dispute_reason: null,
        revision: 0,
        position: '41',
        registered_position: '41',
        document: documentOf(event),
      },
    ]);
    expect(changed).toEqual([]);
  });

  it('has null for what the document does not say', () => {
    const plain = registered(one);
    const { dueOn, ...data } = plain.data as Document & { amountDue: number };
    const [row] = project(recorded(of(one, { type: 'InvoiceRegistered', data })), nothing).registered;
    expect(row).toMatchObject({ number: null, reference: null, due_on: null });
  });

  it('is new, and has all of its batch in it, where the batch registers it', () => {
    const batch = of(one, registered(one), pays('p', 30_000, 70_000), {
      type: 'InvoicePartiallyPaid',
      data: { amountDue: 70_000 },
    });
    const { registered: rows, changed } = project(recorded(batch, 5n), nothing);
    expect(rows).toMatchObject([
      {
        state: 'partially-paid',
        paid: 30_000,
        amount_due: 70_000,
        revision: 2,
        position: '7',
        registered_position: '5',
      },
    ]);
    expect(changed).toEqual([]);
  });

  it('is changed by the events that came since', () => {
    const before = of(one, registered(one), pays('p', 60_000, 40_000));
    const since: InvoiceEvent[] = [
      refunds('p', 10_000, 50_000),
      {
        type: 'CreditNoteApplied',
        data: { creditNoteId: 'c', amount: 20_000, issuedOn: '2026-12-03', reason: 'r', taxes: [], amountDue: 30_000 },
      },
      { type: 'InvoiceBecameOverdue', data: { dueOn: '2026-12-22', amountDue: 30_000 } },
      { type: 'AmountWrittenOff', data: { amount: 25_000, writtenOffOn: '2027-01-30', reason: 'r', amountDue: 5_000 } },
      { type: 'AmountVoided', data: { amount: 5_000, voidedOn: '2027-01-31', reason: 'r', amountDue: 0 } },
      { type: 'InvoiceVoided', data: { amountDue: 0 } },
    ];
    const batch = recorded([...before, ...of(one, ...since)]).slice(before.length);
    const { registered: rows, changed } = project(batch, heldAfter(...before));
    expect(changed).toEqual([
      {
        invoice_id: one,
        state: 'void',
        overdue: true,
        paid: 60_000,
        credited: 20_000,
        written_off: 25_000,
        voided: 5_000,
        refunded: 10_000,
        amount_due: 0,
        disputed: null,
        disputed_on: null,
        dispute_reason: null,
        revision: 7,
        position: '8',
      },
    ]);
    expect(rows).toEqual([]);
  });

  it('is not changed by events that it has taken in', () => {
    const events = of(one, registered(one), pays('p', 30_000, 70_000));
    expect(project(recorded(events), heldAfter(...events))).toEqual({
      registered: [],
      changed: [],
      payments: [],
      creditNotes: [],
      customers: [],
      names: [],
    });
  });

  it('takes in the new events of a batch that begins with known ones', () => {
    const events = of(one, registered(one), pays('p', 30_000, 70_000), pays('q', 10_000, 60_000));
    const { changed, payments } = project(recorded(events), heldAfter(...events.slice(0, 2)));
    expect(changed).toMatchObject([{ paid: 40_000, revision: 2 }]);
    expect(payments).toMatchObject([{ payment_id: 'q' }]);
  });

  it('refuses an event where those before it are missing, in the view or in the batch', () => {
    const [, first, second] = recorded(of(one, registered(one), pays('p', 1, 99_999), pays('q', 1, 99_998)));
    if (!first || !second) throw new Error('three events');
    expect(() => project([first], nothing)).toThrow(EventsMissing);
    expect(() => project([second], heldAfter(...of(one, registered(one))))).toThrow(
      `invoice-${one}: event 2 (PaymentApplied) came, but event 1 was expected`,
    );
  });
});

describe('the row of a payment', () => {
  it('says what was paid, and under which event of its invoice', () => {
    const paid: InvoiceEvent = {
      type: 'PaymentApplied',
      data: {
        paymentId: 'p',
        amount: 100_000,
        excess: 500,
        receivedOn: '2026-11-30',
        method: 'transfer',
        reference: 'E2E-1',
        amountDue: 0,
      },
    };
    const credit: InvoiceEvent = {
      type: 'CustomerCreditApplied',
      data: { applicationId: 'a', amount: 300, appliedOn: '2026-12-01', amountDue: 99_700 },
    };
    const { payments } = project(
      recorded([...of(one, registered(one), paid), ...of(two, registered(two), credit)]),
      nothing,
    );
    expect(payments).toEqual([
      {
        invoice_id: one,
        payment_id: 'p',
        revision: 1,
        kind: 'money',
        amount: 100_000,
        excess: 500,
        refunded: 0,
        reversed: false,
        unapplied: null,
        reversed_amount: null,
        withdrawn: null,
        paid_on: '2026-11-30',
        method: 'transfer',
        reference: 'E2E-1',
      },
      {
        invoice_id: two,
        payment_id: 'a',
        revision: 1,
        kind: 'credit',
        amount: 300,
        excess: 0,
        refunded: 0,
        reversed: false,
        unapplied: null,
        reversed_amount: null,
        withdrawn: null,
        paid_on: '2026-12-01',
        method: 'customer-credit',
        reference: null,
      },
    ]);
  });

  it('is one for all that happened to it in a batch, under the event that came first', () => {
    const reversed: InvoiceEvent = {
      type: 'PaymentReversed',
      data: { reversalId: 'v', paymentId: 'q', amount: 20, reversedOn: '2026-12-05', reason: 'r', amountDue: 99_940 },
    };
    const batch = of(one, registered(one), pays('p', 100, 99_900), pays('q', 20, 99_880), refunds('p', 40, 99_920));
    const { payments } = project(recorded([...batch, ...of(one, reversed)]), nothing);
    expect(payments).toMatchObject([
      { payment_id: 'p', revision: 1, amount: 100, refunded: 40, reversed: false },
      { payment_id: 'q', revision: 2, amount: 20, refunded: 0, reversed: true },
    ]);
  });

  it('is one on each invoice that a payment of this name pays', () => {
    const batch = [one, two].flatMap((id) => of(id, registered(id), pays('p', 100, 99_900)));
    expect(project(recorded(batch), nothing).payments).toMatchObject([
      { invoice_id: one, payment_id: 'p' },
      { invoice_id: two, payment_id: 'p' },
    ]);
  });

  it('is left alone by events that are about no payment of its invoice', () => {
    const declined: InvoiceEvent = {
      type: 'PaymentDeclined',
      data: { paymentId: 'p', amount: 5, reason: 'r', amountDue: 100_000 },
    };
    expect(paymentChangedBy(declined)).toBeUndefined();
    expect(project(recorded(of(one, registered(one), declined, refunds('p', 1, 100_001))), nothing).payments).toEqual(
      [],
    );
  });
});

describe('the row of a credit note', () => {
  const taxes = [{ category: 'S' as const, rate: '19', taxable: 100, tax: 19 }];
  const note = { creditNoteId: 'c', amount: 100, issuedOn: '2026-12-01', reason: 'returned', taxes, amountDue: 99_900 };

  it('says what the note takes back, and under which event of its invoice', () => {
    const attachment = { mediaType: 'text/csv', fileName: 'a.csv', sha256: 'a'.repeat(64), bytes: 7 };
    const supportingDocuments = [{ id: 'photo' }, { id: 'sheet', attachment }];
    const customer = { id: 'acme', name: 'Acme' };
    const document = { customer, currency: 'EUR', issuedOn: '2026-12-01', lines: [], supportingDocuments };
    const whole = { ...note, number: 'CN-1', excess: 19, lines: [{ line: 1, quantity: '2' }], document };
    const batch = of(
      one,
      registered(one),
      { type: 'CreditNoteApplied', data: whole },
      { type: 'CreditNoteApplied', data: { ...note, creditNoteId: 'd', amountDue: 99_800 } },
    );
    expect(project(recorded(batch), nothing).creditNotes).toEqual([
      {
        invoice_id: one,
        credit_note_id: 'c',
        revision: 1,
        number: 'CN-1',
        amount: 100,
        excess: 19,
        prepaid: null,
        refunded: null,
        issued_on: '2026-12-01',
        reason: 'returned',
        taxes,
        lines: [{ line: 1, quantity: '2' }],
        attachments: [attachment],
      },
      {
        invoice_id: one,
        credit_note_id: 'd',
        revision: 2,
        number: null,
        amount: 100,
        excess: 0,
        prepaid: null,
        refunded: null,
        issued_on: '2026-12-01',
        reason: 'returned',
        taxes,
        lines: [],
        attachments: null,
      },
    ]);
  });
});

describe('the sums of a customer', () => {
  const customers = (...batch: ReturnType<typeof of>) => project(recorded(batch), nothing).customers;

  it('grow by what is invoiced, one row a customer and currency', () => {
    const changes = customers(
      ...of(one, registered(one, { amount: 1_000 }), pays('p', 1_000, 0)),
      ...of(two, registered(two, { amount: 200 })),
      ...of(three, registered(three, { amount: 30, currency: 'JPY' })),
      ...of(
        '018f0000-0000-7000-8000-000000000004',
        registered('018f0000-0000-7000-8000-000000000004', { customerId: 'globex', name: 'Globex', amount: 4 }),
      ),
    );
    const none = { paid: 0n, credited: 0n, written_off: 0n, voided: 0n, refunded: 0n };
    expect(changes).toEqual([
      {
        customer_id: 'acme',
        currency: 'EUR',
        ...none,
        invoiced: 1_200n,
        paid: 1_000n,
        due: 200n,
        open_invoices: 1n,
      },
      {
        customer_id: 'acme',
        currency: 'JPY',
        ...none,
        invoiced: 30n,
        due: 30n,
        open_invoices: 1n,
      },
      {
        customer_id: 'globex',
        currency: 'EUR',
        ...none,
        invoiced: 4n,
        due: 4n,
        open_invoices: 1n,
      },
    ]);
  });

  it('move by what changed since, not by what was there', () => {
    const before = of(one, registered(one), pays('p', 60_000, 40_000));
    const since = of(
      one,
      {
        type: 'CreditNoteApplied',
        data: { creditNoteId: 'c', amount: 10_000, issuedOn: '2026-12-03', reason: 'r', taxes: [], amountDue: 30_000 },
      },
      { type: 'AmountWrittenOff', data: { amount: 29_000, writtenOffOn: '2027-01-30', reason: 'r', amountDue: 1_000 } },
      refunds('p', 100, 1_100),
      { type: 'AmountVoided', data: { amount: 1_100, voidedOn: '2027-01-31', reason: 'r', amountDue: 0 } },
    );
    const batch = recorded([...before, ...since]).slice(before.length);
    expect(project(batch, heldAfter(...before)).customers).toEqual([
      {
        customer_id: 'acme',
        currency: 'EUR',
        invoiced: 0n,
        paid: 0n,
        credited: 10_000n,
        written_off: 29_000n,
        voided: 1_100n,
        refunded: 100n,
        due: -40_000n,
        open_invoices: -1n,
      },
    ]);
  });
});

describe('the name of a customer', () => {
  it('is the one on the invoice that was registered last, in whatever order the batch has them', () => {
    const batch = recorded([
      ...Array.from({ length: 8 }, (_, n) =>
        of(`018f0000-0000-7000-8000-0000000001${n}0`, registered(`018f0000-0000-7000-8000-0000000001${n}0`)),
      ).flat(),
      ...of(one, registered(one, { name: 'Acme AG' })),
      ...of(two, registered(two, { name: 'Acme Ltd' })), // at position 10, after 9 as a number and before it as a text
      ...of(three, registered(three, { customerId: 'globex', name: 'Globex' })),
    ]);
    const names = [
      { customer_id: 'acme', name: 'Acme Ltd', name_since: '10' },
      { customer_id: 'globex', name: 'Globex', name_since: '11' },
    ];
    expect(project(batch, nothing).names).toEqual(names);
    expect(project(batch.toReversed(), nothing).names).toEqual(names.toReversed());
  });

  it('stays as it is if no invoice is new', () => {
    const before = of(one, registered(one));
    const batch = recorded([...before, ...of(one, pays('p', 1, 99_999))]).slice(before.length);
    expect(project(batch, heldAfter(...before)).names).toEqual([]);
  });
});
