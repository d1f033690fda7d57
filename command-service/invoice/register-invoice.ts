import { v7 as uuidv7 } from 'uuid';
import type { Contents } from '../../events/attachment.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import { type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { derivedId } from '../../events/streams.ts';
import type { StoreContents } from '../attachments/store.ts';
import { type CommandContext, envelope, refuseUnrepeatable } from '../handling/command-context.ts';
import { isInFuture, type Outcome } from '../handling/handle-command.ts';
import type { Ledger } from '../ledger.ts';
import { claimNumber } from '../numbers/of-invoice.ts';
import { decide } from './decide.ts';
import type { ToCredit } from './pay.ts';
import { InvoiceRefusal } from './refusals.ts';
import { type Identified, registerAs } from './register-as.ts';
import { registered } from './run-command.ts';

/** An invoice has either a number of its own or the next one of a series. */
export class NumberAndSeries extends InvoiceRefusal {
  constructor() {
    super('The request has both "number" and "series". Send one of them.');
  }
}

/**
 * An invoice to be registered. Its id is the client's, or follows from the Idempotency-Key or from the identity of the XML that was sent, or
 * is new. `contents` is what is attached to it.
 */
export type Registration = ToCredit & {
  invoiceId?: string;
  series?: string;
  document: IssuedDocument;
  identity?: string;
  contents?: Contents;
};

/** Registers an invoice under the next number of the series with this prefix. */
export type RegisterInSeries = (prefix: string, registration: Identified) => Promise<Outcome<Invoice>>;

export type RegisterInvoice = (
  context: CommandContext,
  registration: Registration,
  sent: unknown,
) => Promise<Outcome<RegisteredInvoice>>;

/** The revision of a stream without events. */
const noEvents = -1;

/**
 * Registers an invoice, with a number of its own, the next number of a series, or none, after the contents of its attachments are kept.
 * @param sent the body, or the identity of the XML: a retry has the same, a reused key another
 * @throws InvoiceRefusal, NumberAndSeries, NumberTaken, IdempotencyKeyMissing, and the errors of command handling
 */
export const registerInvoice =
  (ledger: Ledger, inSeries: RegisterInSeries, storeContents: StoreContents): RegisterInvoice =>
  async (context, registration, sent) => {
    const { document, customerCredit, series, contents } = registration;
    const { invoiceId = newInvoiceId(context, registration) } = registration;
    if (series !== undefined && document.number !== undefined) throw new NumberAndSeries();
    const about = { entityKey: `invoice:${invoiceId}`, content: sent, effectiveOn: document.issuedOn };
    const identified = {
      invoiceId,
      document,
      ...(customerCredit !== undefined && { customerCredit }),
      envelope: envelope(context, ledger.clock, about),
    };
    if (contents !== undefined && contents.size > 0 && (await mayRegister(ledger, identified)))
      await storeContents(contents, identified.envelope.metadata);
    const outcome = await (series === undefined ? registerOne(ledger, identified) : inSeries(series, identified));
    return { ...outcome, state: registered(outcome.state) };
  };

/** Whether the invoice can be registered as far as that is known without its number and its id. @throws InvoiceRefusal */
async function mayRegister(ledger: Ledger, { envelope, ...about }: Identified): Promise<boolean> {
  if (isInFuture(envelope) || (await ledger.periods.refusalOf(envelope)) !== undefined) return false;
  decide(unregistered, { type: 'register', ...about });
  return true;
}

async function registerOne(ledger: Ledger, { envelope, ...about }: Identified): Promise<Outcome<Invoice>> {
  const registration = { ...about, envelope: { ...envelope, startsStream: true } };
  const { today, ...accepted } = registration.envelope;
  const { number } = about.document;
  // With If-Match nothing is registered if it names a revision of an invoice that exists.
  const { expectedRevision = noEvents } = envelope;
  const mayRegister = expectedRevision === noEvents;
  const isAccepted = number !== undefined && mayRegister && (await claimNumber(ledger, registration, number));
  return registerAs(ledger, isAccepted ? { ...about, envelope: accepted } : registration);
}

/**
 * The same id for the same Idempotency-Key; without a key, for the same document. A number is registered once.
 * @throws IdempotencyKeyMissing
 */
function newInvoiceId(context: CommandContext, { document: { number }, identity }: Registration): string {
  if (context.key !== undefined) return derivedId('invoice', context.key);
  if (identity !== undefined) return derivedId('invoice', 'document', identity);
  if (number === undefined) refuseUnrepeatable(context, 'invoiceId');
  return uuidv7();
}
