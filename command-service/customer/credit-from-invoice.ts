// Grants the customer credit that comes from an invoice: overpayments, credit notes beyond the amount due, reversed credit. A grant
// is on another stream than its cause. The request appends both; if it fails in between, the follow-ups append the grant. The
// grant's key makes it happen once.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { CreditSource } from '../../events/customer.ts';
import type { Minor } from '../../events/money/money.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import type { Ledger } from '../ledger.ts';
import { type GrantCredit, grant } from './decide.ts';

/** What on an invoice the credit comes from. */
type SourceOnInvoice = CreditSource & { invoiceId: string };

/** Grants what a payment or credit note exceeded the amount due by, on its effective date. Does nothing if there is no excess. */
export async function grantExcess(
  ledger: Ledger,
  cause: Cause,
  effectiveOn: CalendarDate,
  amount: Minor | undefined,
  source: SourceOnInvoice,
): Promise<void> {
  if (!amount) return;
  const part = source.paymentId === undefined ? `credit-note:${source.creditNoteId}` : `payment:${source.paymentId}`;
  await grantTo(ledger, cause, effectiveOn, `${source.invoiceId}:${part}`, amount, source);
}

/** Grants the credit again that had paid an invoice, on the day that this payment was reversed. */
export const giveCreditBack = (
  ledger: Ledger,
  cause: Cause,
  reversedOn: CalendarDate,
  { invoiceId, paymentId, amount }: { invoiceId: string; paymentId: string; amount: Minor },
): Promise<void> =>
  grantTo(ledger, cause, reversedOn, `${invoiceId}:reversal:${paymentId}`, amount, { invoiceId, paymentId });

async function grantTo(
  ledger: Ledger,
  cause: Cause,
  effectiveOn: CalendarDate,
  grantId: string,
  amount: Minor,
  source: SourceOnInvoice,
): Promise<void> {
  const { state: invoice } = await ledger.invoices.readCached(source.invoiceId);
  if (invoice.state === 'unregistered') return;
  const { customer, currency } = invoice.document;
  await grantOnce(ledger, cause, customer.id, { grantId, currency, amount, source }, effectiveOn);
}

/** Grants credit as a step of a process. Repeating it with the same `grantId` changes nothing. */
export async function grantOnce(
  { customers, clock }: Ledger,
  cause: Cause,
  customerId: string,
  command: GrantCredit,
  effectiveOn: CalendarDate,
): Promise<void> {
  const step = { key: `grant:${command.grantId}`, content: command, effectiveOn };
  await customers.handle(customerId, stepEnvelope(clock, cause, step), (account) => grant(account, command));
}
