// Lives of invoices as the command service lets them happen: random commands, less those that `decide` refuses.

import fc from 'fast-check';
import { decisions, type InvoiceCommand } from '../../command-service/invoice/commands.ts';
import { decide } from '../../command-service/invoice/decide.ts';
import { InvoiceRefusal } from '../../command-service/invoice/refusals.ts';
import { withComputedAmounts } from '../../events/document/totals.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';

/** An invoice's events, in order. */
export type Life = { invoiceId: string; events: InvoiceEvent[] };

type Step = { what: InvoiceCommand['type']; amount: number; payment: number };

const step: fc.Arbitrary<Step> = fc.record({
  // a payment more often than others
  what: fc.constantFrom('pay', 'pay', ...(Object.keys(decisions) as (keyof typeof decisions)[])),
  amount: fc.integer({ min: 1, max: 3_000 }),
  payment: fc.nat({ max: 5 }),
});

const on = '2026-12-24';

/** The command of a step; what it creates is named by the step's place. */
function commandOf({ what, amount, payment }: Step, place: number, currency: string): InvoiceCommand {
  const money = { amount, currency };
  switch (what) {
    case 'pay':
    case 'allocate':
      return {
        type: what,
        paymentId: `p${place}`,
        ...money,
        receivedOn: on,
        method: 'transfer',
        reference: `r${place}`,
      };
    case 'apply-credit':
      return { type: what, applicationId: `p${place}`, ...money, appliedOn: on };
    case 'credit':
      return {
        type: what,
        creditNoteId: `c${place}`,
        currency,
        issuedOn: on,
        reason: 'returned',
        credited: { by: 'amount', amount },
      };
    case 'reverse':
      return { type: what, reversalId: `v${place}`, paymentId: `p${payment}`, reversedOn: on, reason: 'bounced' };
    case 'unapply':
      return {
        type: what,
        unapplicationId: `u${place}`,
        paymentId: `p${payment}`,
        amount,
        unappliedOn: on,
        reason: 'wrong',
      };
    case 'reverse-refund':
      return { type: what, refundId: `f${payment}`, reversedOn: on, reason: 'account closed' };
    case 'refund':
      return {
        type: what,
        refundId: `f${place}`,
        paymentId: `p${payment}`,
        ...money,
        refundedOn: on,
        method: 'transfer',
        reason: 'returned',
      };
    case 'write-off':
      return { type: what, writtenOffOn: on, reason: 'insolvent' };
    case 'void':
      return { type: what, voidedOn: on, reason: 'a mistake' };
    case 'dispute':
      return { type: what, amount, disputedOn: on, reason: 'damaged' };
    case 'resolve-dispute':
      return {
        type: what,
        resolution: { outcome: 'partly', accepted: 1 },
        resolvedOn: on,
        reason: 'a part was damaged',
      };
    case 'mark-overdue':
      return { type: what, on };
    case 'register':
      throw new TypeError('a life has one registration');
  }
}

/** A registration of one line, whose amount may be below 0. */
export function registration(
  invoiceId: string,
  { customerId = 'acme', name = 'Acme', currency = 'EUR', amount = 100_000 } = {},
): InvoiceEvent[] {
  return decide(unregistered, {
    type: 'register',
    invoiceId,
    document: withComputedAmounts({
      customer: { id: customerId, name },
      currency,
      issuedOn: '2026-11-22',
      dueOn: '2026-12-22',
      lines: [
        {
          description: 'Consulting',
          quantity: amount < 0 ? '-1' : '1',
          unitPrice: String(Math.abs(amount)),
          tax: { category: 'Z' },
        },
      ],
    }),
  });
}

/** What a payment records of an invoice that it pays in part. */
export const partPayment = (paymentId: string, amount: number, amountDue: number): InvoiceEvent[] => [
  { type: 'PaymentApplied', data: { paymentId, amount, receivedOn: '2026-11-30', method: 'transfer', amountDue } },
  { type: 'InvoicePartiallyPaid', data: { amountDue } },
];

export const life: fc.Arbitrary<Life> = fc
  .record({
    invoiceId: fc.uuid(),
    customerId: fc.constantFrom('acme', 'globex'),
    name: fc.constantFrom('Acme', 'Acme Ltd'),
    currency: fc.constantFrom('EUR', 'JPY'),
    amount: fc.integer({ min: -1_000, max: 5_000 }),
    steps: fc.array(step, { maxLength: 8 }),
  })
  .map(({ invoiceId, currency, steps, ...terms }) => {
    const events = registration(invoiceId, { ...terms, currency });
    let invoice = events.reduce<Invoice>(evolve, unregistered);
    for (const [place, one] of steps.entries()) {
      const next = decided(invoice, commandOf(one, place, currency));
      invoice = next.reduce<Invoice>(evolve, invoice);
      events.push(...next);
    }
    return { invoiceId, events };
  });

function decided(invoice: Invoice, command: InvoiceCommand): InvoiceEvent[] {
  try {
    return decide(invoice, command);
  } catch (error) {
    if (error instanceof InvoiceRefusal) return [];
    throw error;
  }
}

/** The events of many lives in one log: each life in its order, and otherwise mixed. */
export const log: fc.Arbitrary<{ invoiceId: string; event: InvoiceEvent }[]> = fc
  .record({
    lives: fc.uniqueArray(life, { selector: ({ invoiceId }) => invoiceId, minLength: 1, maxLength: 6 }),
    turns: fc.infiniteStream(fc.nat()),
  })
  .map(({ lives, turns }) => {
    const left = lives.map(({ invoiceId, events }) => ({ invoiceId, events: [...events] }));
    const mixed: { invoiceId: string; event: InvoiceEvent }[] = [];
    for (const turn of turns) {
      const open = left.filter(({ events }) => events.length > 0);
      const one = open[turn % open.length];
      const event = one?.events.shift();
      if (one === undefined || event === undefined) break;
      mixed.push({ invoiceId: one.invoiceId, event });
    }
    return mixed;
  });
