// Grants the customer credit that comes from an invoice: overpayments, credit notes beyond the amount due, reversed credit. A grant
// is on another stream than its cause. The request appends both; if it fails in between, the follow-ups append the grant. The
// grant's key makes it happen once.

import type { CreditSource } from '../../events/customer.ts';
import type { Minor } from '../../events/money/money.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import type { Ledger } from '../ledger.ts';
import { grant } from './decide.ts';

/** Grants what a payment or credit note exceeded the amount due by. Does nothing if there is no excess. */
export async function grantExcess(
  ledger: Ledger,
  cause: Cause,
  invoiceId: string,
  amount: Minor | undefined,
  source: CreditSource,
): Promise<void> {
  if (!amount) return;
  const part = source.paymentId === undefined ? `credit-note:${source.creditNoteId}` : `payment:${source.paymentId}`;
  await grantTo(ledger, cause, invoiceId, `${invoiceId}:${part}`, amount, source);
}

/** Grants the credit again that had paid an invoice, after that payment was reversed. */
export const giveCreditBack = (
  ledger: Ledger,
  cause: Cause,
  { invoiceId, paymentId, amount }: { invoiceId: string; paymentId: string; amount: Minor },
): Promise<void> =>
  grantTo(ledger, cause, invoiceId, `${invoiceId}:reversal:${paymentId}`, amount, { invoiceId, paymentId });

async function grantTo(
  ledger: Ledger,
  cause: Cause,
  invoiceId: string,
  grantId: string,
  amount: Minor,
  source: CreditSource,
): Promise<void> {
  const { state: invoice } = await ledger.invoices.readCached(invoiceId);
  if (invoice.state === 'unregistered') return;
  const { customer, currency } = invoice.document;
  const command = { grantId, currency, amount, source };
  const envelope = stepEnvelope(ledger.clock, cause, { key: `grant:${grantId}`, content: command });
  await ledger.customers.handle(customer.id, envelope, (account) => grant(account, command));
}
