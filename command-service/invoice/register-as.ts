import type { IssuedDocument } from '../../events/invoice.ts';
import type { Invoice } from '../../events/invoice-state.ts';
import type { Envelope, Outcome } from '../handling/handle-command.ts';
import type { Ledger } from '../ledger.ts';
import { decide } from './decide.ts';
import type { ToCredit } from './pay.ts';

/** An invoice to be registered, with its id and the envelope of its command. */
export type Identified = ToCredit & { invoiceId: string; document: IssuedDocument; envelope: Envelope };

/** Registers an invoice. @throws IdempotencyKeyReused if its id has an invoice with other content, InvoiceRefusal */
export const registerAs = (ledger: Ledger, { envelope, ...about }: Identified): Promise<Outcome<Invoice>> =>
  ledger.invoices.handle(about.invoiceId, envelope, (invoice) => decide(invoice, { type: 'register', ...about }));

/** The number of an invoice; undefined if the invoice is not registered, null if it has none. Neither the number nor its absence changes. */
export async function numberOf({ invoices }: Ledger, invoiceId: string): Promise<string | null | undefined> {
  const { state: invoice } = await invoices.readCached(invoiceId);
  return invoice.state === 'unregistered' ? undefined : (invoice.document.number ?? null);
}
