// Reverses a payment of which a part became the customer's credit. That takes events on two streams, so it is a process:
//
//   CreditWithdrawn (customer), refused if the credit was spent ─► PaymentReversed (invoice)
//                                                                  └─ if the invoice refuses: the credit is granted again
//
// CreditWithdrawn carries the reversal. If a service process stops in between, `completeReversal` continues with it.

import type { Withdrawal } from '../../events/customer.ts';
import type { Invoice } from '../../events/invoice-state.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import type { Envelope, Outcome } from '../handling/handle-command.ts';
import { decide } from '../invoice/decide.ts';
import { InvoiceRefusal } from '../invoice/refusals.ts';
import type { Ledger } from '../ledger.ts';
import { grantOnce } from './credit-from-invoice.ts';
import { type WithdrawCredit, withdraw } from './decide.ts';

/**
 * Withdraws the credit that a payment left, and reverses the payment on its invoice.
 * @param envelope of the withdrawal
 * @param check throws if the reversal must not begin
 * @returns the invoice right after its payment was reversed
 * @throws AmountTooLarge, InvoiceRefusal. If the event store throws, the follow-ups complete the reversal later
 */
export async function withdrawAndReverse(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  envelope: Envelope,
  reversal: WithdrawCredit & { source: { invoiceId: string; paymentId: string } },
  check: () => void,
): Promise<Outcome<Invoice>> {
  const { state: account } = await ledger.customers.handle(customerId, envelope, (account) => {
    check();
    return withdraw(account, reversal);
  });
  // a retry continues with what the first request recorded
  const begun: Withdrawal = account.withdrawals.get(reversal.reversalId) ?? { ...reversal, declined: false };
  return reverseOnInvoice(ledger, cause, customerId, reversal.source, begun);
}

/** Completes a reversal whose credit is withdrawn. Does nothing if it is completed already. */
export async function completeReversal(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  reversal: WithdrawCredit,
): Promise<void> {
  const { invoiceId, paymentId } = reversal.source;
  if (invoiceId === undefined || paymentId === undefined) return; // a payment across several invoices: payment/process.ts completes it
  try {
    await reverseOnInvoice(ledger, cause, customerId, { invoiceId, paymentId }, reversal);
  } catch (error) {
    if (!isRefused(error)) throw error; // refused: the credit was granted again
  }
}

const isRefused = (error: unknown): boolean => error instanceof InvoiceRefusal || error instanceof AmountTooLarge;

/** @throws the invoice's refusal, after the credit was granted again */
async function reverseOnInvoice(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  source: { invoiceId: string; paymentId: string },
  { reversalId, reversedOn, reason, currency, amount }: WithdrawCredit,
): Promise<Outcome<Invoice>> {
  const { invoiceId, paymentId } = source;
  const command = { type: 'reverse', reversalId, paymentId, reversedOn, reason } as const;
  const step = { key: reversalId, content: command, effectiveOn: reversedOn };
  try {
    return await ledger.invoices.handle(invoiceId, stepEnvelope(ledger.clock, cause, step), (invoice) =>
      decide(invoice, command),
    );
  } catch (error) {
    if (!isRefused(error)) throw error;
    const back = { grantId: `withdrawal:${reversalId}`, currency, amount, source };
    await grantOnce(ledger, cause, customerId, back, reversedOn);
    throw error;
  }
}
