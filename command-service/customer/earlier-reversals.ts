// Earlier versions withdrew the credit of a payment before they reversed it. A reversal that they began and that was not completed is
// completed on its invoice; if the invoice refuses it, the credit is granted again:
//
//   CreditWithdrawn (customer) ─► PaymentReversed (invoice)
//
// This version begins with the invoice (credit-from-invoice.ts).

import { AmountTooLarge } from '../../events/money/money.ts';
import type { Cause } from '../handling/command-context.ts';
import { InvoiceRefusal } from '../invoice/refusals.ts';
import { runStep } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import { grantOnce } from './credit-from-invoice.ts';
import type { WithdrawCredit } from './decide.ts';

/** Completes a reversal that an earlier version began. Does nothing if it is completed. */
export async function completeReversal(
  ledger: Ledger,
  cause: Cause,
  customerId: string,
  { reversalId, reversedOn, reason, currency, amount, source }: WithdrawCredit,
): Promise<void> {
  const { invoiceId, paymentId } = source;
  if (invoiceId === undefined || paymentId === undefined) return; // a payment across several invoices: payment/process.ts completes it
  const { state: invoice } = await ledger.invoices.read(invoiceId);
  if (invoice.state === 'unregistered' || invoice.reversals.has(reversalId)) return;
  const command = { type: 'reverse', reversalId, paymentId, reversedOn, reason } as const;
  const step = { key: reversalId, effectiveOn: reversedOn }; // as earlier versions recorded it
  try {
    await runStep(ledger, cause, invoiceId, command, step);
  } catch (error) {
    if (!(error instanceof InvoiceRefusal || error instanceof AmountTooLarge)) throw error;
    const back = { grantId: `withdrawal:${reversalId}`, currency, amount, source: { invoiceId, paymentId } };
    await grantOnce(ledger, cause, customerId, back, reversedOn);
  }
}
