import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import type { Allocation } from '../../events/payment.ts';
import { oldestDueFirst } from '../../events/receivables.ts';
import { creditIn } from '../customer/decide.ts';
import { refuseForeignInvoice } from '../customer/foreign-invoice.ts';
import type { Ledger } from '../ledger.ts';
import type { UntilCurrent } from '../receivables/current.ts';
import { receivablesOf } from '../receivables/receivables-index.ts';
import { InvoiceAllocatedTwice } from './refusals.ts';

/** Who paid, and how much. */
export type Payer = { customerId: string; currency: Currency; amount: Minor };

/**
 * Refuses allocations that are impossible.
 * @throws InvoiceNotFound, NotThisCustomersInvoice, CurrencyDiffers, InvoiceAllocatedTwice
 */
export async function checkAllocations(
  ledger: Ledger,
  { customerId, currency }: Payer,
  allocations: readonly Allocation[],
): Promise<void> {
  const seen = new Set<string>();
  for (const { invoiceId } of allocations) {
    if (seen.has(invoiceId)) throw new InvoiceAllocatedTwice(invoiceId);
    seen.add(invoiceId);
    await refuseForeignInvoice(ledger, customerId, { invoiceId, currency });
  }
}

/**
 * Allocates the amount to the customer's open invoices, oldest due first. What the customer owes of credit that was taken back comes
 * before them: that part is left to become credit.
 * @throws the errors of `untilCurrent`
 */
export async function oldestFirst(
  ledger: Ledger,
  client: EventStoreDBClient,
  untilCurrent: UntilCurrent,
  { customerId, currency, amount }: Payer,
): Promise<Allocation[]> {
  await untilCurrent();
  const allocations: Allocation[] = [];
  const { state: account } = await ledger.customers.read(customerId);
  const owed = Math.max(0, -creditIn(account, currency));
  let left = Math.max(0, amount - owed);
  for (const { invoiceId } of oldestDueFirst(await receivablesOf(client, customerId), currency)) {
    if (left === 0) break;
    const { state: invoice } = await ledger.invoices.read(invoiceId);
    const share = Math.min(left, invoice.state === 'unregistered' ? 0 : invoice.amountDue);
    if (share > 0) allocations.push({ invoiceId, amount: share });
    left -= share;
  }
  return allocations;
}
