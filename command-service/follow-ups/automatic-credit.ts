import type { EventStoreDBClient } from '@eventstore/db-client';
import type { CalendarDate } from '../../events/calendar-date.ts';
import type { CustomerAccount } from '../../events/customer.ts';
import { type RegisteredInvoice, undisputedDue } from '../../events/invoice-state.ts';
import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import { oldestDueFirst } from '../../events/receivables.ts';
import { derivedId } from '../../events/streams.ts';
import { withdrawalId } from '../customer/credit-from-invoice.ts';
import { spendableOn } from '../customer/decide.ts';
import { CreditExceeded } from '../customer/refusals.ts';
import { spendCredit } from '../customer/spend-credit.ts';
import { type Cause, stepEnvelope, today } from '../handling/command-context.ts';
import { IdempotencyKeyReused, RevisionDiffers } from '../handling/handle-command.ts';
import { roomFor } from '../invoice/pay.ts';
import type { Ledger } from '../ledger.ts';
import { receivablesOf } from '../receivables/receivables-index.ts';

/**
 * Applies a customer's credit to the customer's open invoices, oldest due first, if automatic application is switched on.
 * @param upTo the position up to which the log was followed. An account with later events is skipped: the index of open invoices may be
 *   behind it, and its later events will trigger this again
 * @returns whether there may be something to spend before the account has another event
 * @throws the event store's errors; the caller repeats it
 */
export async function spendAutomatically(
  ledger: Ledger,
  client: EventStoreDBClient,
  cause: Cause,
  customerId: string,
  upTo: bigint,
): Promise<boolean> {
  const { state: account, position } = await ledger.customers.read(customerId);
  if (position > upTo) return true;
  for (const currency of account.credit.keys()) {
    if (spendable(account, currency, today(ledger.clock)) === 0) continue;
    for (const { invoiceId } of oldestDueFirst(await receivablesOf(client, customerId), currency)) {
      const mayGoOn = await spendOn(ledger, cause, customerId, currency, invoiceId);
      if (!mayGoOn) break;
    }
  }
  return account.automatic && account.credit.values().some((credit) => credit > 0);
}

/**
 * The credit that may be applied automatically. Applications run one after the other: until one is completed, the amount due is unknown, and
 * its completion triggers this again.
 */
function spendable(account: CustomerAccount, currency: Currency, day: CalendarDate): Minor {
  const isUnderWay = account.applications.values().some(({ applied }) => applied === undefined);
  return account.automatic && !isUnderWay ? spendableOn(account, currency, day) : 0;
}

/** @returns whether credit may be left for the next invoice */
async function spendOn(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  currency: Currency,
  invoiceId: string,
): Promise<boolean> {
  const { state: account, revision } = await ledger.customers.read(customerId);
  const appliedOn = today(ledger.clock);
  const credit = spendable(account, currency, appliedOn);
  if (credit === 0) return false;
  const { state: invoice } = await ledger.invoices.read(invoiceId);
  if (invoice.state === 'unregistered') return true;
  const payable = Math.min(undisputedDue(invoice), roomFor(invoice));
  if (payable === 0) return true;
  if (isToBeWithdrawn(account, invoice)) return false; // the withdrawal triggers this again
  // the id follows from the account's revision, so two processes that see the same account apply the credit once
  const applicationId = `credit/${derivedId(customerId, revision, invoiceId)}`;
  const amount = Math.min(credit, payable);
  const command = { applicationId, invoiceId, currency, amount, appliedOn };
  const step = { key: `application:${applicationId}`, content: command, effectiveOn: appliedOn };
  // it begins something: if its day is closed at midnight before it is recorded, the caller's repetition begins it on the next day
  const begun = { expectedRevision: revision, today: appliedOn };
  const envelope = { ...stepEnvelope(ledger.clock, cause, step), ...begun };
  try {
    await spendCredit(ledger, cause, customerId, envelope, command);
    return true;
  } catch (error) {
    if (!isSpentByAnother(error)) throw error;
    return false;
  }
}

/** Whether a payment of the invoice was reversed whose credit is not withdrawn yet: that credit is not to pay the invoice in between. */
const isToBeWithdrawn = ({ withdrawals }: CustomerAccount, { reversals, document }: RegisteredInvoice): boolean =>
  reversals
    .entries()
    .some(
      ([reversalId, { paymentId, withdrawn }]) =>
        withdrawn > 0 && !withdrawals.has(withdrawalId(reversalId, document.invoiceId, paymentId)),
    );

const isSpentByAnother = (error: unknown): boolean =>
  error instanceof CreditExceeded || error instanceof IdempotencyKeyReused || error instanceof RevisionDiffers;
