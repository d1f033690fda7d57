import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Invoice, RegisteredInvoice } from '../../events/invoice-state.ts';
import { invoiceBalance } from '../../events/invoice-view.ts';
import { type CommandContext, envelope } from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import type { Ledger } from '../ledger.ts';
import type { InvoiceCommand } from './commands.ts';
import { decide } from './decide.ts';
import { InvoiceNotFound } from './refusals.ts';

/** A command as it was requested: what names it when it is sent again, what was sent, and when it happened in the world. */
export type RequestedCommand<Command extends InvoiceCommand = InvoiceCommand> = {
  invoiceId: string;
  command: Command;
  entityKey: string;
  content: unknown;
  effectiveOn: CalendarDate;
};

/** Runs commands of some types; what it does beside that is its own. @throws InvoiceRefusal and what handling a command throws */
export type RunCommand<Command extends InvoiceCommand> = (
  ledger: Ledger,
  context: CommandContext,
  requested: RequestedCommand<Command>,
) => Promise<Outcome<RegisteredInvoice>>;

/**
 * Runs a command on its invoice.
 * @throws InvoiceRefusal and what handling a command throws
 */
export async function runCommand(
  { invoices, clock }: Ledger,
  context: CommandContext,
  requested: RequestedCommand,
): Promise<Outcome<RegisteredInvoice>> {
  const { invoiceId, command, ...about } = requested;
  const details = { ...envelope(context, clock, about), begins: command.type === 'register' };
  const outcome = await invoices.handle(invoiceId, details, (invoice) => decide(invoice, command));
  return { ...outcome, state: registered(outcome.state) };
}

/** The invoice as it stands after a command, for the body of an answer. */
export const invoiceBody = (invoice: RegisteredInvoice) => ({
  ...invoiceBalance(invoice),
  taxes: invoice.document.taxes,
});

/** @throws InvoiceNotFound */
export function registered(invoice: Invoice): RegisteredInvoice {
  if (invoice.state === 'unregistered') throw new InvoiceNotFound();
  return invoice;
}
