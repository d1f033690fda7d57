// A payment of which a part became the customer's credit is reversed. It crosses two streams, so it is a process:
//
//   CreditWithdrawn (customer), refused where the credit was spent ─► PaymentReversed (invoice)
//                                                                     └─ refused meanwhile: the credit is granted again
//
// CreditWithdrawn carries the reversal, so whoever stops in between, `completeReversal` goes on from there.

import type { CreditWithdrawn, Withdrawal } from '../../events/customer.ts';
import type { Invoice } from '../../events/invoice-state.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import type { Envelope, Outcome } from '../handling/handle-command.ts';
import { decide } from '../invoice/decide.ts';
import { InvoiceRefusal } from '../invoice/refusals.ts';
import type { Ledger } from '../ledger.ts';
import { grant, type WithdrawCredit, withdraw } from './decide.ts';

type Reversal = Pick<
  CreditWithdrawn['data'],
  'reversalId' | 'currency' | 'amount' | 'source' | 'reversedOn' | 'reason'
>;

/**
 * Takes back what a payment left as credit, and reverses the payment on its invoice.
 * @param envelope of the withdrawal
 * @param check what else must hold for it to begin
 * @returns the invoice right after its payment was reversed
 * @throws CreditAlreadySpent, InvoiceRefusal, and what the event store throws: then it is completed later
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
  // as it was when it began, where this is a repetition
  const begun: Withdrawal = account.withdrawals.get(reversal.reversalId) ?? { ...reversal, declined: false };
  return reverseOnInvoice(ledger, cause, customerId, reversal.source, begun);
}

/** Brings a reversal that has begun to its end. Harmless where it is there already. */
export async function completeReversal(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  reversal: Reversal,
): Promise<void> {
  const { invoiceId, paymentId } = reversal.source;
  if (invoiceId === undefined || paymentId === undefined) return; // of a payment over many invoices, which sees to it itself
  try {
    await reverseOnInvoice(ledger, cause, customerId, { invoiceId, paymentId }, reversal);
  } catch (error) {
    if (!isRefused(error)) throw error; // refused: the credit is back
  }
}

const isRefused = (error: unknown): boolean => error instanceof InvoiceRefusal || error instanceof AmountTooLarge;

/** @throws what the invoice refuses it with, once the credit is back */
async function reverseOnInvoice(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  source: { invoiceId: string; paymentId: string },
  { reversalId, reversedOn, reason, currency, amount }: Reversal,
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
    const grantStep = { key: `grant:${back.grantId}`, content: back, effectiveOn: reversedOn };
    await ledger.customers.handle(customerId, stepEnvelope(ledger.clock, cause, grantStep), (account) =>
      grant(account, back),
    );
    throw error;
  }
}
