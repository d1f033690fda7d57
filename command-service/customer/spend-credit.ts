// Applies a customer's credit to an invoice. That takes events on two streams, so it is a process. Its state is on the customer's stream:
//
//   CreditReserved (customer) ─► CustomerCreditApplied (invoice), as much as is due ─► CreditApplicationCompleted (customer)
//
// If a service process stops in between, `completeApplication` continues it. It may be called any number of times.

import type { CreditApplication, CustomerAccount } from '../../events/customer.ts';
import type { Minor } from '../../events/money/money.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import type { Envelope, Outcome } from '../handling/handle-command.ts';
import { runStep } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import { complete, type ReserveCredit, reserve } from './decide.ts';
import { orWait } from './waiting-credit.ts';

/**
 * Reserves credit for an invoice of the customer in the same currency, and applies it to the invoice.
 * @param envelope of the reservation
 * @returns the account after the application; after the reservation if the remainder has to wait
 * @throws CreditExceeded. If the event store throws, the follow-ups complete the application later
 */
export async function spendCredit(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  envelope: Envelope,
  command: ReserveCredit,
): Promise<Outcome<CustomerAccount>> {
  const { applicationId, amount: reserved, ...application } = command;
  const reservation = await ledger.customers.handle(customerId, envelope, (account) => reserve(account, command));
  // a retry continues with what the first request recorded
  const begun = reservation.state.applications.get(applicationId) ?? { ...application, reserved };
  return (await orWait(applyAndComplete(ledger, cause, customerId, applicationId, begun))) ?? reservation;
}

/** Completes an application of credit. Does nothing if it is completed already. */
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

/** @returns the amount applied. If nothing is due, a PaymentDeclined event records that, so every repetition returns the same amount. */
async function applyTo(
  ledger: Ledger,
  cause: Cause,
  invoiceId: string,
  credit: Pick<ReserveCredit, 'applicationId' | 'currency' | 'amount' | 'appliedOn'>,
): Promise<Minor> {
  const command = { type: 'apply-credit', ...credit } as const;
  const step = { key: `payment:${credit.applicationId}`, effectiveOn: credit.appliedOn };
  const invoice = await runStep(ledger, cause, invoiceId, command, step);
  return invoice.state === 'unregistered' ? 0 : (invoice.payments.get(credit.applicationId)?.amount ?? 0);
}
