import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { invoiceBalance } from '../../events/invoice-view.ts';
import { derivedId } from '../../events/streams.ts';
import { formatPosition } from '../../platform/log-position.ts';
import { answerFrom } from '../answer.ts';
import type { HandleCommand, Outcome } from '../handle-command.ts';
import { type Clock, envelope, idempotencyKey } from '../request.ts';
import type { InvoiceCommand } from './commands.ts';
import { decide } from './decide.ts';
import { InvoiceNotFound } from './refusals.ts';

export type Invoices = HandleCommand<Invoice, InvoiceEvent>;

/** A command of a request: whose it is, what names it when it is sent again, and when it happened in the world. */
export type RequestedCommand = {
  invoiceId: string;
  command: InvoiceCommand;
  entityKey: string;
  effectiveOn: CalendarDate;
};

export type RunCommand = (request: FastifyRequest, requested: RequestedCommand) => Promise<Outcome<RegisteredInvoice>>;

/**
 * Runs a request's command on its invoice.
 * @throws InvoiceRefusal and what handleCommand throws
 */
export const invoiceCommands =
  (invoices: Invoices, clock: Clock): RunCommand =>
  async (request, { invoiceId, command, entityKey, effectiveOn }) => {
    const details = envelope(request, clock, { entityKey, content: request.body, effectiveOn });
    const outcome = await invoices(invoiceId, details, (invoice) => decide(invoice, command));
    return { ...outcome, state: registered(outcome.state) };
  };

/** The body that answers a command: the invoice as it stands after it. */
export function answerInvoice(outcome: Outcome<RegisteredInvoice>, reply: FastifyReply) {
  return { ...invoiceBalance(outcome.state), taxes: outcome.state.document.taxes, ...answerFrom(outcome, reply) };
}

/**
 * What names a part of an invoice (a payment, a credit note) that the client gave no name: the same for the same Idempotency-Key,
 * new where there is none.
 */
export const partId = (request: FastifyRequest, invoiceId: string, kind: string): string =>
  derivedId(invoiceId, kind, idempotencyKey(request) ?? request.id);

function registered(invoice: Invoice): RegisteredInvoice {
  if (invoice.state === 'unregistered') throw new InvoiceNotFound();
  return invoice;
}
void unregistered;
void formatPosition;
