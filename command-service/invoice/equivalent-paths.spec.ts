// The same money, or the same credit notes, lead to the same amounts on every path: at once or in parts, by whichever command, in either
// order. Each pair is compared after many random lives of an invoice, with write-offs, reversals and refunds in them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { anyCommand, anyRegistration, live, registerCommand } from '../testing/invoice-lives.ts';
import type { InvoiceCommand } from './commands.ts';
import { decide } from './decide.ts';
import { InvoiceRefusal } from './refusals.ts';

const on = '2026-02-01';
const common = { currency: 'EUR', receivedOn: on, method: 'cash' } as const;
const pay = (paymentId: string, amount: number): InvoiceCommand => ({ type: 'pay', paymentId, amount, ...common });
const allocate = (paymentId: string, amount: number): InvoiceCommand => ({
  type: 'allocate',
  paymentId: `payments/${paymentId}`,
  amount,
  ...common,
});
const applyCredit = (applicationId: string, amount: number): InvoiceCommand => ({
  type: 'apply-credit',
  applicationId: `credit/${applicationId}`,
  amount,
  currency: 'EUR',
  appliedOn: on,
});
const credit = (creditNoteId: string, amount: number): InvoiceCommand => ({
  type: 'credit',
  creditNoteId,
  currency: 'EUR',
  issuedOn: on,
  reason: 'returned',
  credited: { by: 'amount', amount },
});

const unapply = (unapplicationId: string, amount: number): InvoiceCommand => ({
  type: 'unapply',
  unapplicationId,
  paymentId: 'x',
  amount,
  unappliedOn: on,
  reason: 'wrong invoice',
});
const reverse = (reversalId: string, amount?: number): InvoiceCommand => ({
  type: 'reverse',
  reversalId,
  paymentId: 'x',
  ...(amount !== undefined && { amount }),
  reversedOn: on,
  reason: 'recalled',
});
const refund = (amount: number): InvoiceCommand => ({
  type: 'refund',
  refundId: 'x',
  paymentId: 'x',
  amount,
  currency: 'EUR',
  refundedOn: on,
  method: 'cash',
  reason: 'asked for',
});
const refundCame: InvoiceCommand = {
  type: 'reverse-refund',
  refundId: 'x',
  reversedOn: on,
  reason: 'account closed',
};

/** The invoice after a command; the same invoice if the command is refused. */
function after(invoice: Invoice, command: InvoiceCommand): Invoice {
  try {
    return decide(invoice, command).reduce<Invoice>(evolve, invoice);
  } catch (error) {
    if (error instanceof InvoiceRefusal) return invoice;
    throw error;
  }
}

const notesOf = ({ creditNotes }: RegisteredInvoice): number =>
  [...creditNotes.values()].reduce((sum, { amount, excess }) => sum + amount + excess, 0);

/** The amounts after a path. What came in and is not `paid`, and what was credited and is not `credited`, is the customer's credit. */
function amountsAfter(before: RegisteredInvoice, ...path: InvoiceCommand[]) {
  const last = path.reduce<Invoice>(after, before);
  if (last.state === 'unregistered') throw new TypeError('a registered invoice stays registered');
  const { state, amountDue, paid, credited, writtenOff, refunded, voided } = last;
  return { state, amountDue, paid, credited, writtenOff, refunded, voided, notes: notesOf(last) };
}

const anyInvoice = fc.tuple(anyRegistration, fc.array(anyCommand, { maxLength: 12 })).map(([first, rest]) => {
  const invoice = live([first, ...rest]).at(-1)?.after;
  if (invoice === undefined || invoice.state === 'unregistered')
    throw new TypeError('a life starts with a registration');
  return invoice;
});
const anyAmount = fc.oneof(fc.integer({ min: 1, max: 15_000 }), fc.constantFrom(1, 5_000, 10_000));

const forAny = (claim: (invoice: RegisteredInvoice, one: number, other: number) => void) =>
  fc.assert(
    fc.property(anyInvoice, anyAmount, anyAmount, (...values) => void claim(...values)),
    { numRuns: 500 },
  );

describe('the amounts of an invoice after any life', () => {
  it('are the same if money comes at once or in two payments', () => {
    forAny((invoice, one, other) =>
      expect(amountsAfter(invoice, pay('x', one), pay('y', other))).toEqual(
        amountsAfter(invoice, pay('x', one + other)),
      ),
    );
  });

  it('are the same if money comes as a payment, an allocation or customer credit', () => {
    forAny((invoice, amount) => {
      const paid = amountsAfter(invoice, pay('x', amount));
      expect(amountsAfter(invoice, allocate('x', amount))).toEqual(paid);
      expect(amountsAfter(invoice, applyCredit('x', amount))).toEqual(paid);
    });
  });

  it('are the same if a payment, an allocation and customer credit come in any order', () => {
    forAny((invoice, one, other) => {
      const paid = amountsAfter(invoice, pay('x', one), allocate('y', other));
      expect(amountsAfter(invoice, allocate('y', other), pay('x', one))).toEqual(paid);
      expect(amountsAfter(invoice, applyCredit('y', other), pay('x', one))).toEqual(paid);
      expect(amountsAfter(invoice, pay('x', one), applyCredit('y', other))).toEqual(paid);
    });
  });

  it('are the same if one credit note takes an amount back, or two', () => {
    forAny((invoice, one, other) => {
      const { taxInclusive, rounding = 0 } = invoice.document.totals;
      const left = taxInclusive + rounding - notesOf(invoice);
      fc.pre(left >= 2 && invoice.state !== 'void');
      const total = 2 + (one % (left - 1));
      const part = 1 + (other % (total - 1));
      const inParts = amountsAfter(invoice, credit('x', part), credit('y', total - part));
      expect(inParts.notes).toBe(notesOf(invoice) + total);
      expect(inParts).toEqual(amountsAfter(invoice, credit('x', total)));
    });
  });

  it('are the same if a payment or a credit note comes first, also after the payment is undone', () => {
    const undone: InvoiceCommand[][] = [[], [reverse('r')], [reverse('r', 5_000)], [unapply('u', 1)], [refund(1)]];
    forAny((invoice, one, other) => {
      const [payment, note] = [pay('x', one), credit('y', other)];
      const credited = after(invoice, note);
      fc.pre(after(invoice, payment) !== invoice && after(credited, payment) !== credited); // a settled one refuses it
      for (const end of undone) {
        expect(amountsAfter(invoice, payment, note, ...end)).toEqual(amountsAfter(invoice, note, payment, ...end));
      }
    });
  });
});

describe('what undoes a payment, after any life', () => {
  it('leaves what a smaller payment would have left, if the bank took back the rest', () => {
    forAny((invoice, kept, taken) => {
      fc.pre(invoice.writtenOff === 0); // what a payment recovered stays recovered
      const smaller = amountsAfter(invoice, pay('x', kept));
      fc.pre(smaller.paid > invoice.paid);
      expect(amountsAfter(invoice, pay('x', kept + taken), reverse('r', taken))).toEqual(smaller);
    });
  });

  it('leaves the same in one reversal or two, and in one unapplication or two', () => {
    forAny((invoice, one, other) => {
      const paid = pay('x', one + other);
      expect(amountsAfter(invoice, paid, reverse('r', one), reverse('s', other))).toEqual(
        amountsAfter(invoice, paid, reverse('r', one + other)),
      );
      const settled = amountsAfter(invoice, paid).paid - invoice.paid;
      fc.pre(settled >= 2);
      const part = 1 + (one % (settled - 1));
      expect(amountsAfter(invoice, paid, unapply('u', part), unapply('v', settled - part))).toEqual(
        amountsAfter(invoice, paid, unapply('u', settled)),
      );
    });
  });

  it('leaves what was there before, if a refund comes back', () => {
    forAny((invoice, one, other) => {
      const paid = amountsAfter(invoice, pay('x', one));
      const settled = paid.paid - invoice.paid;
      fc.pre(settled >= 1 && invoice.writtenOff === 0);
      expect(amountsAfter(invoice, pay('x', one), refund(1 + (other % settled)), refundCame)).toEqual(paid);
    });
  });
});

describe('an invoice of 100.00 of which 40.00 are written off and 60.00 are due again', () => {
  const writtenOff = [
    registerCommand(),
    pay('bounced', 6_000),
    { type: 'write-off', writtenOffOn: on, reason: 'insolvent' },
    { type: 'reverse', reversalId: 'r', paymentId: 'bounced', reversedOn: on, reason: 'bounced' },
  ].reduce<Invoice>((invoice, command) => after(invoice, command as InvoiceCommand), unregistered) as RegisteredInvoice;

  it.each<[says: string, path: InvoiceCommand[], amounts: object]>([
    [
      'stays written off by 40.00 if 60.00 are paid',
      [pay('a', 6_000)],
      { state: 'written-off', paid: 6_000, writtenOff: 4_000 },
    ],
    ['recovers 0.01 if 60.01 are paid', [pay('a', 6_001)], { state: 'written-off', paid: 6_001, writtenOff: 3_999 }],
    ['is paid if 100.00 are paid', [pay('a', 10_000)], { state: 'paid', paid: 10_000, writtenOff: 0 }],
    [
      'is paid if 60.00 and 40.00 are paid',
      [pay('a', 6_000), pay('b', 4_000)],
      { state: 'paid', paid: 10_000, writtenOff: 0 },
    ],
    ['is paid if 100.00 are allocated', [allocate('a', 10_000)], { state: 'paid', paid: 10_000, writtenOff: 0 }],
    [
      'is paid if 100.00 of credit are applied',
      [applyCredit('a', 10_000)],
      { state: 'paid', paid: 10_000, writtenOff: 0 },
    ],
    [
      'is settled if all of it is credited',
      [credit('a', 10_000)],
      { state: 'paid', credited: 10_000, writtenOff: 0, notes: 10_000 },
    ],
    [
      'is settled if 70.00 are credited, which recovers 10.00, and 30.00 are paid',
      [credit('a', 7_000), pay('b', 3_000)],
      { state: 'paid', credited: 7_000, paid: 3_000, writtenOff: 0 },
    ],
  ])('%s', (_, path, amounts) => expect(amountsAfter(writtenOff, ...path)).toMatchObject({ amountDue: 0, ...amounts }));
});
