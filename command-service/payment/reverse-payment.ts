import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { withdrawAndReverse } from '../customer/withdraw-credit.ts';
import type { Outcome } from '../handle-command.ts';
import type { ReversePayment } from '../invoice/commands.ts';
import { type AskedCommand, registered, runCommand } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import type { Asker } from '../request.ts';

type Reversal = Omit<ReversePayment, 'type' | 'reversalId'>;

/**
 * Reverses a payment: on its invoice, and where a part of it became the customer's credit, there first.
 * @param sent what the client sent, for telling a repetition from a reuse
 * @throws InvoiceRefusal, CreditAlreadySpent, and what handling a command throws
 */
export async function reversePayment(
  ledger: Ledger,
  asker: Asker,
  invoiceId: string,
  reversal: Reversal,
  sent: unknown,
): Promise<Outcome<RegisteredInvoice>> {
  const { paymentId, reversedOn, reason } = reversal;
  const reversalId = `reversal:${invoiceId}:${paymentId}`; // a payment is reversed once
  const { state } = await ledger.invoices.read(invoiceId);
  const { document, payments } = registered(state);
  const excess = payments.get(paymentId)?.excess ?? 0;
  const asked: AskedCommand = {
    invoiceId,
    command: { type: 'reverse', reversalId, ...reversal },
    entityKey: reversalId,
    content: sent,
    effectiveOn: reversedOn,
  };
  if (excess === 0) return runCommand(ledger, asker, asked);
  const source = { invoiceId, paymentId };
  const withdrawal = { reversalId, currency: document.currency, amount: excess, source, reversedOn, reason };
  await withdrawAndReverse(ledger, asker, document.customer.id, withdrawal);
  const after = await ledger.invoices.read(invoiceId);
  return { ...after, state: registered(after.state), repeated: false };
}
