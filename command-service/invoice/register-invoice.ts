import { v7 as uuidv7 } from 'uuid';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { Invoice, RegisteredInvoice } from '../../events/invoice-state.ts';
import { derivedId } from '../../events/streams.ts';
import { type CommandContext, envelope } from '../handling/command-context.ts';
import type { Envelope, Outcome } from '../handling/handle-command.ts';
import type { Ledger } from '../ledger.ts';
import { InvoiceRefusal } from './refusals.ts';
import { registered, runCommand } from './run-command.ts';

/** An invoice has either a number of its own or the next one of a series. */
export class NumberAndSeries extends InvoiceRefusal {
  constructor() {
    super('The request has both "number" and "series". Send one of them.');
  }
}

/** An invoice to be registered. Its id is the client's, or follows from the Idempotency-Key, or is new. */
export type Registration = { invoiceId?: string; series?: string; content: InvoiceContent };

/** An invoice to be registered, with its id and the envelope of its command. */
export type Identified = { invoiceId: string; content: InvoiceContent; envelope: Envelope };

/** Registers an invoice under the next number of the series with this prefix. */
export type RegisterInSeries = (prefix: string, registration: Identified) => Promise<Outcome<Invoice>>;

export type RegisterInvoice = (
  context: CommandContext,
  registration: Registration,
  sent: unknown,
) => Promise<Outcome<RegisteredInvoice>>;

/**
 * Registers an invoice, with the next number of a series if it names one.
 * @param sent the request body: a retry has the same, a reused key another
 * @throws InvoiceRefusal, NumberAndSeries, and the errors of command handling
 */
export const registerInvoice =
  (ledger: Ledger, inSeries: RegisterInSeries): RegisterInvoice =>
  async (context, { invoiceId = newInvoiceId(context), series, content }, sent) => {
    const about = { entityKey: `invoice:${invoiceId}`, content: sent, effectiveOn: content.issuedOn };
    if (series === undefined)
      return runCommand(ledger, context, { invoiceId, command: { type: 'register', invoiceId, content }, ...about });
    if (content.number !== undefined) throw new NumberAndSeries();
    const outcome = await inSeries(series, { invoiceId, content, envelope: envelope(context, ledger.clock, about) });
    return { ...outcome, state: registered(outcome.state) };
  };

const newInvoiceId = ({ key }: CommandContext): string => (key === undefined ? uuidv7() : derivedId('invoice', key));
