// Decides what a command does to an invoice. In the table of transitions (commands.ts), a command without an entry under a state is refused
// (InvoiceStateForbids, or InvoiceNotFound for an unregistered invoice). The states that an entry lists are not checked here: the specs
// hold that a command leads to no others.
//
// An event that moves money carries the amount due after it. If the state changes, a second event follows.

import type { InvoiceEvent } from '../../events/invoice.ts';
import { settlementParts } from '../../events/invoice-fields.ts';
import { evolve, type Invoice, type RegisteredInvoice, stateByMoney } from '../../events/invoice-state.ts';
import { minor } from '../../events/money/money.ts';
import { type CommandByType, decisions, type InvoiceCommand, type Transitions, transitions } from './commands.ts';
import { InvoiceNotFound, InvoiceStateForbids } from './refusals.ts';
import { register } from './register.ts';

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
  if (command.type === 'register' || allowed[command.type] === undefined) {
    throw new InvoiceStateForbids(invoice.state, command.type);
  }
  return withChangeOfState(invoice, decisionOf(command.type, invoice, command));
}

const decisionOf = <Type extends keyof CommandByType>(
  type: Type,
  invoice: RegisteredInvoice,
  command: CommandByType[Type],
): InvoiceEvent[] => [decisions[type](invoice, command)].flat();

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
