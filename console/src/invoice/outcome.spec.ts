import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceCommand } from '../../../command-service/invoice/commands.ts';
import { decide } from '../../../command-service/invoice/decide.ts';
import { withComputedAmounts } from '../../../events/document/totals.ts';
import type { Refund } from '../../../events/invoice-payment.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../../events/invoice-state.ts';
import { invoiceView } from '../../../events/invoice-view.ts';
import * as outcome from './outcome.ts';

const on = '2026-11-22';

/** One of 100.00, one that takes back as much, and one that was prepaid beyond its total. */
const anyInvoice = fc.constantFrom<Content>({}, {}, {}, { quantity: '-1' }, { prepaid: 15_000 });
type Content = { quantity?: string; prepaid?: number };

const anyCommands = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...(['pay', 'pay', 'credit', 'reverse', 'reverse-part', 'unapply'] as const),
      ...(['refund', 'reverse-refund', 'write-off', 'void'] as const),
    ),
    amount: fc.integer({ min: 1, max: 15_000 }),
    of: fc.nat(3),
  }),
  { maxLength: 12 },
);

describe('the outcome that a dialog shows before its command is sent', () => {
  it('equals the outcome in the command service after any history of the invoice', () => {
    fc.assert(
      fc.property(anyInvoice, anyCommands, (content, steps) => {
        let invoice = registered(content);
        for (const [step, { kind, amount, of }] of steps.entries()) {
          const view = invoiceView(invoice);
          const payment = view.payments[of];
          const [refundId, refund] = [...invoice.refunds][of] ?? ['none'];
          const predicted = predict(view, kind, amount, payment, refund);
          const done = run(invoice, commandOf(kind, amount, String(step), payment?.paymentId ?? 'none', refundId));
          expect([step, kind, done !== undefined]).toEqual([step, kind, predicted !== undefined]);
          if (done === undefined || predicted === undefined) continue;
          expect({ amountDue: done.amountDue, state: done.state }).toEqual({
            amountDue: predicted.amountDue,
            state: predicted.state,
          });
          invoice = done;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('includes the customer credit that a payment adds and that its reversal withdraws', () => {
    const paid = run(registered(), commandOf('pay', 12_000, 'p', '', '')) as RegisteredInvoice;
    expect(outcome.afterPayment(invoiceView(registered()), 12_000).credit).toBe(2_000);
    const [payment] = invoiceView(paid).payments;
    expect(payment && outcome.afterReversal(invoiceView(paid), payment, 12_000).credit).toBe(-2_000);
  });
});

it('the outcome of a void includes the credit that the invoice owed', () => {
  expect(outcome.afterVoid(invoiceView(registered({ quantity: '-1' }))).credit).toBe(-10_000);
  expect(outcome.afterVoid(invoiceView(registered())).credit).toBe(0);
});

type View = ReturnType<typeof invoiceView>;

function predict(
  view: View,
  kind: string,
  amount: number,
  payment: View['payments'][number] | undefined,
  refund: Refund | undefined,
) {
  const { canBe } = outcome;
  switch (kind) {
    case 'pay':
      return canBe.paid(view) ? outcome.afterPayment(view, amount) : undefined;
    case 'credit':
      return canBe.credited(view) && amount <= view.totals.taxInclusive - credited(view)
        ? outcome.afterCreditNote(view, amount)
        : undefined;
    case 'reverse':
      return payment && canBe.reversed(view, payment)
        ? outcome.afterReversal(view, payment, outcome.reversibleOf(payment))
        : undefined;
    case 'reverse-part':
      return payment && canBe.reversed(view, payment) && amount <= outcome.reversibleOf(payment)
        ? outcome.afterReversal(view, payment, amount)
        : undefined;
    case 'unapply':
      return payment && canBe.unapplied(view, payment) && amount <= outcome.pays(payment)
        ? outcome.afterUnapplication(view, payment, amount)
        : undefined;
    case 'reverse-refund': {
      const of = view.payments.find(({ paymentId }) => paymentId === refund?.paymentId);
      return refund && of && refund.reversedOn === undefined && canBe.refundReversed(view)
        ? outcome.afterRefundReversal(view, of, refund.amount)
        : undefined;
    }
    case 'refund':
      return payment && canBe.refunded(view, payment) && amount <= outcome.pays(payment)
        ? outcome.afterRefund(view, payment, amount)
        : undefined;
    case 'write-off':
      return canBe.writtenOff(view) ? outcome.afterWriteOff() : undefined;
    default:
      return canBe.voided(view) ? outcome.afterVoid(view) : undefined;
  }
}

/** The amount of all credit notes, including what exceeded the amount due. */
const credited = ({ creditNotes }: View): number =>
  creditNotes.reduce((sum, { amount, excess = 0 }) => sum + amount + excess, 0);

function commandOf(kind: string, amount: number, id: string, paymentId: string, refundId: string): InvoiceCommand {
  const reason = 'any reason';
  const currency = 'EUR';
  switch (kind) {
    case 'pay':
      return { type: 'pay', paymentId: id, amount, currency, receivedOn: on, method: 'cash' };
    case 'credit':
      return { type: 'credit', creditNoteId: id, currency, issuedOn: on, reason, credited: { by: 'amount', amount } };
    case 'reverse':
      return { type: 'reverse', reversalId: id, paymentId, reversedOn: on, reason };
    case 'reverse-part':
      return { type: 'reverse', reversalId: id, paymentId, amount, reversedOn: on, reason };
    case 'unapply':
      return { type: 'unapply', unapplicationId: id, paymentId, amount, unappliedOn: on, reason };
    case 'reverse-refund':
      return { type: 'reverse-refund', refundId, reversedOn: on, reason };
    case 'refund':
      return { type: 'refund', refundId: id, paymentId, amount, currency, refundedOn: on, method: 'cash', reason };
    case 'write-off':
      return { type: 'write-off', writtenOffOn: on, reason };
    default:
      return { type: 'void', voidedOn: on, reason };
  }
}

/** @returns undefined if the command is refused */
function run(invoice: Invoice, command: InvoiceCommand): RegisteredInvoice | undefined {
  try {
    return decide(invoice, command).reduce<Invoice>(evolve, invoice) as RegisteredInvoice;
  } catch {
    return undefined;
  }
}

function registered({ quantity = '1', ...prepaid }: Content = {}): RegisteredInvoice {
  const tax = { category: 'Z', rate: '0' } as const;
  const lines = [{ description: 'Consulting', quantity, unitPrice: '10000', tax }];
  const document = withComputedAmounts({
    customer: { id: 'acme', name: 'Acme' },
    currency: 'EUR',
    issuedOn: on,
    dueOn: on,
    lines,
    ...prepaid,
  });
  return run(unregistered, { type: 'register', invoiceId: 'i', document }) as RegisteredInvoice;
}
