import type { FastifyReply } from 'fastify';
import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Invoice, RegisteredInvoice } from '../../events/invoice-state.ts';
import { invoiceBalance } from '../../events/invoice-view.ts';
import type { Outcome } from '../handling/handle-command.ts';
import { answerFrom } from '../http/answer.ts';
import { type Asker, envelope } from '../http/request.ts';
import type { Ledger } from '../ledger.ts';
import type { InvoiceCommand } from './commands.ts';
import { decide } from './decide.ts';
import { InvoiceNotFound } from './refusals.ts';

/** A command as it was asked for: what names it when it is sent again, what was sent, and when it happened in the world. */
export type AskedCommand<Command extends InvoiceCommand = InvoiceCommand> = {
  invoiceId: string;
  command: Command;
  entityKey: string;
  content: unknown;
  effectiveOn: CalendarDate;
};

/** Runs commands of some types; what it does beside that is its own. @throws InvoiceRefusal and what handling a command throws */
export type RunCommand<Command extends InvoiceCommand> = (
  ledger: Ledger,
  asker: Asker,
  asked: AskedCommand<Command>,
) => Promise<Outcome<RegisteredInvoice>>;

/**
 * Runs a command on its invoice.
 * @throws InvoiceRefusal and what handling a command throws
 */
export async function runCommand(
  { invoices, clock }: Ledger,
  asker: Asker,
  asked: AskedCommand,
): Promise<Outcome<RegisteredInvoice>> {
  const { invoiceId, command, ...about } = asked;
  const details = { ...envelope(asker, clock, about), begins: command.type === 'register' };
  const outcome = await invoices.handle(invoiceId, details, (invoice) => decide(invoice, command));
  return { ...outcome, state: registered(outcome.state) };
}

/** The body that answers a command: the invoice as it stands after it. */
export function answerInvoice(outcome: Outcome<RegisteredInvoice>, reply: FastifyReply) {
  return { ...invoiceBody(outcome.state), ...answerFrom(outcome, reply) };
}

export const invoiceBody = (invoice: RegisteredInvoice) => ({
  ...invoiceBalance(invoice),
  taxes: invoice.document.taxes,
});

/** @throws InvoiceNotFound */
export function registered(invoice: Invoice): RegisteredInvoice {
  if (invoice.state === 'unregistered') throw new InvoiceNotFound();
  return invoice;
}
