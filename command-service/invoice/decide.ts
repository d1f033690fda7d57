// What an invoice may become. The table is the truth: a command that has no entry under a state is refused by
// InvoiceStateForbids (InvoiceNotFound where there is none), and no command leads to a state that its entry does not list.
//
// What moves money is one event with the amount due after it; where that changes the state, a second event says so.

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
    register: ['open', 'paid'], // paid: where all was prepaid
  },
  open: {
    pay: ['partially-paid', 'paid', 'written-off'], // written-off: where a part stays written off from before
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
 * What a command does to an invoice.
 * @returns the events, of which the first ones move money and the later ones change the state; none where it changes nothing
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

/** The flag is raised once; what is due on a day is overdue from the next one on. */
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

/** Sums over an invoice's whole life stay exact too. @throws AmountTooLarge */
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
