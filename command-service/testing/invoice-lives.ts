// Arbitrary invoices and sequences of commands for property tests. Amounts are small, so that sequences meet their bounds.

import fc from 'fast-check';
import type { InvoiceContent } from '../../events/document/document.ts';
import { withComputedAmounts } from '../../events/document/totals.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import type { InvoiceCommand, LaterCommand } from '../invoice/commands.ts';
import { decide } from '../invoice/decide.ts';
import type { Resolution } from '../invoice/dispute.ts';
import { InvoiceRefusal } from '../invoice/refusals.ts';
import type { RegisterInvoice } from '../invoice/register.ts';

export const invoiceId = '018f3a00-0000-7000-8000-000000000001';

/** An invoice of 100.00 without tax, changed by `content`. */
export const registerCommand = (content: Partial<InvoiceContent> = {}): RegisterInvoice => ({
  type: 'register',
  invoiceId,
  document: withComputedAmounts({
    customer: { id: 'acme', name: 'Acme' },
    currency: 'EUR',
    issuedOn: '2026-01-01',
    dueOn: '2026-01-31',
    lines: [{ description: 'Work', quantity: '1', unitPrice: '10000', tax: { category: 'Z' } }],
    ...content,
  }),
});

const id = fc.constantFrom('a', 'b', 'c');
// some amounts recur, so that payments are refunded in full
const small = fc.oneof(fc.constantFrom(1, 5_000, 10_000), fc.integer({ min: 1, max: 15_000 }));
const on = '2026-02-01';
const reason = 'as it happens';

const tax = fc.constantFrom(
  { category: 'S', rate: '19' } as const,
  { category: 'S', rate: '7' } as const,
  { category: 'Z' } as const,
);
const lines = fc.array(
  fc.record({
    description: fc.constant('Work'),
    quantity: fc.constantFrom('1', '3', '2.5'),
    unitPrice: fc.integer({ min: 3, max: 5_000 }).map(String), // more than is prepaid and rounded off
    tax,
  }),
  { minLength: 1, maxLength: 3 },
);

export const anyRegistration: fc.Arbitrary<InvoiceCommand> = fc.oneof(
  fc.constant(registerCommand()),
  fc
    .record({ lines, prepaid: fc.constantFrom(0, 0, 0, 1), rounding: fc.constantFrom(0, 0, -1, 1) })
    .map((content) => registerCommand(content)),
);

/** An invoice whose lines take back something: it owes its total to the customer. */
export const anyNegative: fc.Arbitrary<InvoiceCommand> = lines.map((lines) =>
  registerCommand({ lines: lines.map((line) => ({ ...line, quantity: `-${line.quantity}` })) }),
);

/** An invoice that was prepaid beyond its total. */
export const anyPrepaidBeyond: fc.Arbitrary<InvoiceCommand> = lines.map((lines) =>
  registerCommand({ lines, prepaid: 50_000 }),
);

type AnyOf = { [Type in LaterCommand['type']]: fc.Arbitrary<Omit<Extract<LaterCommand, { type: Type }>, 'type'>> };

/** Commands by their type, without it. */
const anyOf: AnyOf = {
  pay: fc
    .record({ paymentId: id, amount: small })
    .map((payment) => ({ currency: 'EUR', receivedOn: on, method: 'cash', ...payment })),
  allocate: fc
    .record({ paymentId: id.map((name) => `payments/${name}`), amount: small })
    .map((payment) => ({ currency: 'EUR', receivedOn: on, method: 'cash', ...payment })),
  'apply-credit': fc
    .record({ applicationId: id.map((name) => `credit/${name}`), amount: small })
    .map((credit) => ({ currency: 'EUR', appliedOn: on, ...credit })),
  credit: fc
    .record({
      creditNoteId: id,
      credited: fc.oneof(
        small.map((amount) => ({ by: 'amount' as const, amount })),
        fc
          .record({ line: fc.integer({ min: 1, max: 3 }), quantity: fc.constantFrom('1', '0.5') })
          .map((line) => ({ by: 'lines' as const, lines: [line] })),
      ),
    })
    .map((note) => ({ currency: 'EUR', issuedOn: on, reason, ...note })),
  reverse: fc
    .oneof(
      id,
      id.map((name) => `credit/${name}`),
    )
    .chain((paymentId) =>
      fc.record(
        {
          reversalId: fc.uuid(),
          paymentId: fc.constant(paymentId),
          reversedOn: fc.constant(on),
          reason: fc.constant(reason),
          amount: small,
        },
        { requiredKeys: ['reversalId', 'paymentId', 'reversedOn', 'reason'] },
      ),
    ),
  unapply: fc
    .record({
      unapplicationId: fc.uuid(),
      paymentId: fc.oneof(
        id,
        id.map((name) => `credit/${name}`),
      ),
      amount: small,
    })
    .map((unapplication) => ({ unappliedOn: on, reason, ...unapplication })),
  refund: fc
    .record({ refundId: id, paymentId: id, amount: small })
    .map((refund) => ({ currency: 'EUR', refundedOn: on, method: 'cash', reason, ...refund })),
  'reverse-refund': id.map((refundId) => ({ refundId, reversedOn: on, reason })),
  'write-off': fc.constant({ writtenOffOn: on, reason }),
  void: fc.constant({ voidedOn: on, reason }),
  dispute: small.map((amount) => ({ amount, disputedOn: on, reason })),
  'resolve-dispute': fc
    .constantFrom<Resolution>({ outcome: 'accepted' }, { outcome: 'rejected' }, { outcome: 'partly', accepted: 1 })
    .map((resolution) => ({ resolution, resolvedOn: on, reason })),
  'mark-overdue': fc.constantFrom('2026-01-31', '2026-02-01').map((on) => ({ on })),
};

/** A command that may be refused. There are few ids, so that commands meet. Credit notes are twice as frequent, since they have two forms. */
export const anyCommand: fc.Arbitrary<InvoiceCommand> = fc.oneof(
  ...Object.entries(anyOf).map(([type, content]) => ({
    weight: type === 'credit' ? 2 : 1,
    arbitrary: (content as fc.Arbitrary<object>).map((fields) => ({ type, ...fields }) as InvoiceCommand),
  })),
);

/** The idempotency key of a command: the ledger executes a command once. */
export const nameOf = (command: InvoiceCommand): string => {
  switch (command.type) {
    case 'pay':
    case 'allocate':
      return `payment:${command.paymentId}`;
    case 'apply-credit':
      return `payment:${command.applicationId}`;
    case 'credit':
      return `credit-note:${command.creditNoteId}`;
    case 'refund':
      return `refund:${command.refundId}`;
    default:
      return JSON.stringify([command.type, Math.random()]);
  }
};

export type Taken = { command: InvoiceCommand; before: Invoice; events: InvoiceEvent[]; after: Invoice };

/** Runs commands one after the other; refused ones change nothing. */
export function live(commands: readonly InvoiceCommand[]): Taken[] {
  const taken: Taken[] = [];
  const names = new Set<string>();
  let invoice: Invoice = unregistered;
  for (const command of commands) {
    if (names.has(nameOf(command))) continue;
    try {
      const events = decide(invoice, command);
      const after = events.reduce<Invoice>(evolve, invoice);
      taken.push({ command, before: invoice, events, after });
      invoice = after;
      names.add(nameOf(command));
    } catch (error) {
      if (!(error instanceof InvoiceRefusal)) throw error;
    }
  }
  return taken;
}
