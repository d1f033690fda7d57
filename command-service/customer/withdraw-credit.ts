// A payment of which a part became the customer's credit is reversed. It crosses two streams, so it is a process:
//
//   CreditWithdrawn (customer), refused where the credit was spent ─► PaymentReversed (invoice)
//                                                                     └─ refused meanwhile: the credit is granted again
//
// CreditWithdrawn carries the reversal, so whoever stops in between, `completeReversal` goes on from there.

import type { CreditWithdrawn } from '../../events/customer.ts';
import { decide } from '../invoice/decide.ts';
import { InvoiceRefusal } from '../invoice/refusals.ts';
import type { Ledger } from '../ledger.ts';
import { type Cause, stepEnvelope } from '../request.ts';
import { grant, withdraw } from './decide.ts';

export type ReversalOfOverpayment = Omit<CreditWithdrawn['data'], 'credit'>;

/** @throws CreditAlreadySpent, and what the event store throws: then it is completed later */
export async function withdrawAndReverse(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  reversal: ReversalOfOverpayment,
): Promise<void> {
  await withdrawCredit(ledger, cause, customerId, reversal);
  await completeReversal(ledger, cause, customerId, reversal);
}

/** Takes back what a payment left as credit. @throws CreditAlreadySpent */
export async function withdrawCredit(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  reversal: ReversalOfOverpayment,
): Promise<void> {
  const step = { key: `withdrawal:${reversal.reversalId}`, content: reversal, effectiveOn: reversal.reversedOn };
  await ledger.customers.handle(customerId, stepEnvelope(ledger.clock, cause, step), (account) =>
    withdraw(account, reversal),
  );
}

/** Reverses the payment on its invoice. Harmless where that is done. */
export async function completeReversal(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  reversal: ReversalOfOverpayment,
): Promise<void> {
  const { source, reversalId, reversedOn, reason, currency, amount } = reversal;
  const { invoiceId, paymentId } = source;
  if (invoiceId === undefined || paymentId === undefined) return; // of a payment over many invoices, which sees to it itself
  const command = { type: 'reverse', reversalId, paymentId, reversedOn, reason } as const;
  const step = { key: reversalId, content: command, effectiveOn: reversedOn };
  try {
    await ledger.invoices.handle(invoiceId, stepEnvelope(ledger.clock, cause, step), (invoice) =>
      decide(invoice, command),
    );
  } catch (error) {
    if (!(error instanceof InvoiceRefusal)) throw error;
    const back = { grantId: `withdrawal:${reversalId}`, currency, amount, source };
    const grantStep = { key: `grant:${back.grantId}`, content: back, effectiveOn: reversedOn };
    await ledger.customers.handle(customerId, stepEnvelope(ledger.clock, cause, grantStep), (account) =>
      grant(account, back),
    );
  }
}
