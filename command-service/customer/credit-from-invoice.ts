// What an invoice gives to its customer's credit. It crosses two streams: the request that caused it carries it through, and
// where that could not, the follow-ups do. It happens once, however often it is asked.

import type { CreditSource } from '../../events/customer.ts';
import type { Minor } from '../../events/money/money.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import type { Ledger } from '../ledger.ts';
import { grant } from './decide.ts';

/** What an invoice took beyond what was due is the customer's. */
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

/** Credit that paid an invoice is credit again when that is reversed. */
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
  const { state: invoice } = await ledger.invoices.recall(invoiceId);
  if (invoice.state === 'unregistered') return;
  const { customer, currency } = invoice.document;
  const command = { grantId, currency, amount, source };
  const envelope = stepEnvelope(ledger.clock, cause, { key: `grant:${grantId}`, content: command });
  await ledger.customers.handle(customer.id, envelope, (account) => grant(account, command));
}
