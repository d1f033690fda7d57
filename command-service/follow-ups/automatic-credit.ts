import type { EventStoreDBClient } from '@eventstore/db-client';
import { oldestDueFirst } from '../../events/receivables.ts';
import { derivedId } from '../../events/streams.ts';
import { CreditExceeded } from '../customer/refusals.ts';
import { spendCredit } from '../customer/spend-credit.ts';
import { IdempotencyKeyReused } from '../handle-command.ts';
import type { Ledger } from '../ledger.ts';
import { receivablesOf } from '../receivables/receivables-index.ts';
import { type Cause, stepEnvelope, today } from '../request.ts';

/**
 * Spends a customer's credit on what it has due, the oldest first, where the customer is set so.
 * @throws what the event store throws: then it is to be done again
 */
export async function spendAutomatically(
  ledger: Ledger,
  client: EventStoreDBClient,
  cause: Cause,
  customerId: string,
): Promise<void> {
  const { state: account, revision } = await ledger.customers.read(customerId);
  if (!account.automatic) return;
  for (const [currency, credit] of account.credit) {
    let left = credit;
    for (const { invoiceId } of oldestDueFirst(left > 0 ? await receivablesOf(client, customerId) : [], currency)) {
      if (left === 0) break;
      const { state: invoice } = await ledger.invoices.read(invoiceId);
      if (invoice.state === 'unregistered' || invoice.amountDue === 0) continue;
      const amount = Math.min(left, invoice.amountDue);
      // named by what the account was like, so that two that see the same account spend once
      const applicationId = `credit/${derivedId(customerId, revision, invoiceId)}`;
      const command = { applicationId, invoiceId, currency, amount, appliedOn: today(ledger.clock) };
      const step = { key: `application:${applicationId}`, content: command, effectiveOn: command.appliedOn };
      try {
        await spendCredit(ledger, cause, customerId, stepEnvelope(ledger.clock, cause, step), command);
      } catch (error) {
        // someone else spends it, as it was or as it is by now; what is left after that comes by again
        if (error instanceof CreditExceeded || error instanceof IdempotencyKeyReused) return;
        throw error;
      }
      left -= amount;
    }
  }
}
