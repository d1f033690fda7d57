// Decides what a command does to an invoice. In the table of transitions, a command without an entry under a state is refused
// (InvoiceStateForbids, or InvoiceNotFound for an unregistered invoice), and a command leads only to the states that its entry lists.
//
// An event that moves money carries the amount due after it. If the state changes, a second event follows.

import type { InvoiceEvent } from '../../events/invoice.ts';
import { settlementParts } from '../../events/invoice-fields.ts';
import { evolve, type Invoice, type RegisteredInvoice, stateByMoney } from '../../events/invoice-state.ts';
import { minor } from '../../events/money/money.ts';
import type { InvoiceCommand, MarkOverdue } from './commands.ts';
import { applyCreditNote } from './credit.ts';
import { allocatePayment, applyCustomerCredit, applyPayment, refundPayment, reversePayment } from './pay.ts';
import { InvoiceNotFound, InvoiceStateForbids, NotYetDue } from './refusals.ts';
import { register } from './register.ts';
import { voidInvoice, writeOff } from './write-off.ts';

type Transitions = Record<Invoice['state'], Partial<Record<InvoiceCommand['type'], readonly Invoice['state'][]>>>;

/** from state → command → the states it may lead to. */
export const transitions = {
  unregistered: {
    register: ['open', 'paid'], // paid: if all of it was prepaid
  },
  open: {
    pay: ['partially-paid', 'paid', 'written-off'], // written-off: if a part is still written off
    allocate: ['partially-paid', 'paid', 'written-off'],
    'apply-credit': ['partially-paid', 'paid', 'written-off'],
    credit: ['open', 'paid', 'written-off'],
    reverse: ['open'], // a payment that was refunded in full
    'write-off': ['written-off'],
    void: ['void'],
    'mark-overdue': ['open'],
  },
  'partially-paid': {
    pay: ['partially-paid', 'paid', 'written-off'],
    allocate: ['partially-paid', 'paid', 'written-off'],
    'apply-credit': ['partially-paid', 'paid', 'written-off'],
    credit: ['partially-paid', 'paid', 'written-off'],
    reverse: ['open', 'partially-paid'],
    refund: ['open', 'partially-paid'],
    'write-off': ['written-off'],
    'mark-overdue': ['partially-paid'],
  },
  paid: {
    allocate: ['paid'], // declined
    'apply-credit': ['paid'], // declined
    credit: ['paid'], // all of it becomes the customer's credit
    reverse: ['open', 'partially-paid'],
    refund: ['open', 'partially-paid'],
  },
  'written-off': {
    pay: ['written-off', 'paid'],
    allocate: ['written-off', 'paid'],
    'apply-credit': ['written-off'], // declined
    reverse: ['open', 'partially-paid'],
    refund: ['open', 'partially-paid'],
  },
  void: {
    allocate: ['void'], // declined
    'apply-credit': ['void'], // declined
  },
} as const satisfies Transitions;

/**
 * Decides what a command does to an invoice.
 * @returns the events: first those that move money, then those that change the state; none if the command changes nothing
 * @throws InvoiceRefusal: the class names the rule
 */
export function decide(invoice: Invoice, command: InvoiceCommand): InvoiceEvent[] {
  const allowed: Transitions[Invoice['state']] = transitions[invoice.state];
  if (invoice.state === 'unregistered') {
    if (command.type !== 'register') throw new InvoiceNotFound();
    return withChangeOfState(invoice, [register(command)]);
  }
  if (allowed[command.type] === undefined) throw new InvoiceStateForbids(invoice.state, command.type);
  return withChangeOfState(invoice, move(invoice, command));
}

function move(invoice: RegisteredInvoice, command: InvoiceCommand): InvoiceEvent[] {
  switch (command.type) {
    case 'pay':
      return applyPayment(invoice, command);
    case 'allocate':
      return allocatePayment(invoice, command);
    case 'apply-credit':
      return applyCustomerCredit(invoice, command);
    case 'credit':
      return [applyCreditNote(invoice, command)];
    case 'reverse':
      return [reversePayment(invoice, command)];
    case 'refund':
      return [refundPayment(invoice, command)];
    case 'write-off':
      return [writeOff(invoice, command)];
    case 'void':
      return [voidInvoice(invoice, command)];
    case 'mark-overdue':
      return markOverdue(invoice, command);
    case 'register':
      throw new InvoiceStateForbids(invoice.state, command.type);
  }
}

/** Sets the flag once. An invoice is overdue from the day after its due date. */
function markOverdue({ document, overdue, amountDue }: RegisteredInvoice, { on }: MarkOverdue): InvoiceEvent[] {
  const { dueOn } = document;
  if (dueOn === undefined || on <= dueOn) throw new NotYetDue(dueOn, on);
  return overdue ? [] : [{ type: 'InvoiceBecameOverdue', data: { dueOn, amountDue } }];
}

function withChangeOfState(before: Invoice, moved: InvoiceEvent[]): InvoiceEvent[] {
  let after = before;
  for (const event of moved) after = evolve(after, event);
  if (after.state === 'unregistered') return moved;
  refuseInexact(after);
  const { amountDue, overdue } = after;
  const events = [...moved];
  const state = stateByMoney(after, after.payments.values());
  if (state !== after.state) events.push({ type: eventNaming[state], data: { amountDue } });
  if (overdue && amountDue === 0) events.push({ type: 'OverdueCleared', data: { amountDue } });
  return events;
}

/** Keeps sums over an invoice's whole life exact. @throws AmountTooLarge */
function refuseInexact(invoice: RegisteredInvoice): void {
  for (const part of ['amountDue', ...settlementParts] as const) minor(BigInt(invoice[part]), part);
}

const eventNaming = {
  open: 'InvoiceReopened',
  'partially-paid': 'InvoicePartiallyPaid',
  paid: 'InvoicePaid',
  'written-off': 'InvoiceWrittenOff',
  void: 'InvoiceVoided',
} as const;
