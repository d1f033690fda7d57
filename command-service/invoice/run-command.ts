import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Invoice, RegisteredInvoice } from '../../events/invoice-state.ts';
import { invoiceBalance } from '../../events/invoice-view.ts';
import {
  type Cause,
  type CommandContext,
  envelope,
  type Requested,
  stepEnvelope,
} from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import type { Ledger } from '../ledger.ts';
import type { InvoiceCommand } from './commands.ts';
import { decide } from './decide.ts';
import { InvoiceNotFound } from './refusals.ts';

/** A command with the key and content by which a retry is recognised, and its effective date. */
export type RequestedCommand<Command extends InvoiceCommand = InvoiceCommand> = Requested & {
  invoiceId: string;
  command: Command;
  /** See Envelope. */
  beforeAppend?: () => Promise<void>;
};

/** Runs commands of some types, with their effects on other streams. @throws InvoiceRefusal and the errors of command handling */
export type RunCommand<Command extends InvoiceCommand> = (
  ledger: Ledger,
  context: CommandContext,
  requested: RequestedCommand<Command>,
) => Promise<Outcome<RegisteredInvoice>>;

/**
 * Runs a command on its invoice.
 * @throws InvoiceRefusal and the errors of command handling
 */
export async function runCommand(
  { invoices, clock }: Ledger,
  context: CommandContext,
  requested: RequestedCommand,
): Promise<Outcome<RegisteredInvoice>> {
  const { invoiceId, command, beforeAppend, ...about } = requested;
  const details = {
    ...envelope(context, clock, about),
    startsStream: command.type === 'register',
    ...(beforeAppend && { beforeAppend }),
  };
  const outcome = await invoices.handle(invoiceId, details, (invoice) => decide(invoice, command));
  return { ...outcome, state: registered(outcome.state) };
}

/**
 * Runs a command on an invoice as a step of a process. Repeating it with the same key changes nothing.
 * @param step with the content by which a repetition is recognised, if the command has more than that
 * @returns the invoice after it
 * @throws InvoiceRefusal and the errors of command handling
 */
export async function runStep(
  { invoices, clock }: Ledger,
  cause: Cause,
  invoiceId: string,
  command: InvoiceCommand,
  step: { key: string; effectiveOn: CalendarDate; content?: unknown },
): Promise<Invoice> {
  const details = stepEnvelope(clock, cause, { content: command, ...step });
  const { state } = await invoices.handle(invoiceId, details, (invoice) => decide(invoice, command));
  return state;
}

/** The invoice in the body of an answer. */
export const invoiceBody = (invoice: RegisteredInvoice) => ({
  ...invoiceBalance(invoice),
  customer: invoice.document.customer,
  taxes: invoice.document.taxes,
});

/** @throws InvoiceNotFound */
export function registered(invoice: Invoice): RegisteredInvoice {
  if (invoice.state === 'unregistered') throw new InvoiceNotFound();
  return invoice;
}
