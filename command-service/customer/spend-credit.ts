// A customer's credit pays an invoice. It crosses two streams, so it is a process, kept on the customer's:
//
//   CreditReserved (customer) ─► CustomerCreditApplied (invoice), as much as is due ─► CreditApplicationCompleted (customer)
//
// Whoever stops in between, `completeApplication` goes on from there, as often as it is called.

import type { CreditApplication, CustomerAccount } from '../../events/customer.ts';
import type { Minor } from '../../events/money/money.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import type { Envelope, Outcome } from '../handling/handle-command.ts';
import { decide } from '../invoice/decide.ts';
import type { Ledger } from '../ledger.ts';
import { complete, type ReserveCredit, reserve } from './decide.ts';

/**
 * Sets credit aside for an invoice of the customer in the same currency, and spends it there.
 * @param envelope of the reservation
 * @returns the account right after that
 * @throws CreditExceeded, and what the event store throws: then it is completed later
 */
export async function spendCredit(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  envelope: Envelope,
  command: ReserveCredit,
): Promise<Outcome<CustomerAccount>> {
  const { applicationId, amount: reserved, ...asked } = command;
  const { state } = await ledger.customers.handle(customerId, envelope, (account) => reserve(account, command));
  // as it was when it began, where this is a repetition
  const begun = state.applications.get(applicationId) ?? { ...asked, reserved };
  return applyAndComplete(ledger, cause, customerId, applicationId, begun);
}

/** Brings an application of credit to its end. Harmless where it is there already. */
export async function completeApplication(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  applicationId: string,
): Promise<void> {
  const { state: account } = await ledger.customers.read(customerId);
  const application = account.applications.get(applicationId);
  if (application === undefined || application.applied !== undefined) return;
  await applyAndComplete(ledger, cause, customerId, applicationId, application);
}

async function applyAndComplete(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  applicationId: string,
  { invoiceId, currency, reserved, appliedOn }: CreditApplication,
): Promise<Outcome<CustomerAccount>> {
  const applied = await applyTo(ledger, cause, invoiceId, { applicationId, currency, amount: reserved, appliedOn });
  const step = { key: `completion:${applicationId}`, content: { applicationId, applied }, effectiveOn: appliedOn };
  return ledger.customers.handle(customerId, stepEnvelope(ledger.clock, cause, step), (account) =>
    complete(account, applicationId, applied),
  );
}

/** What the invoice took: it declines on record where it is settled by now, so this is the same however often it is asked. */
async function applyTo(
  ledger: Ledger,
  cause: Cause,
  invoiceId: string,
  credit: Pick<ReserveCredit, 'applicationId' | 'currency' | 'amount' | 'appliedOn'>,
): Promise<Minor> {
  const command = { type: 'apply-credit', ...credit } as const;
  const step = { key: `payment:${credit.applicationId}`, content: command, effectiveOn: credit.appliedOn };
  const { state } = await ledger.invoices.handle(invoiceId, stepEnvelope(ledger.clock, cause, step), (invoice) =>
    decide(invoice, command),
  );
  return state.state === 'unregistered' ? 0 : (state.payments.get(credit.applicationId)?.amount ?? 0);
}
