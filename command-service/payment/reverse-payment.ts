import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { giveCreditBack, grantExcess } from '../customer/credit-from-invoice.ts';
import { withdrawAndReverse } from '../customer/withdraw-credit.ts';
import { type CommandContext, envelope } from '../handling/command-context.ts';
import { type Outcome, RevisionDiffers } from '../handling/handle-command.ts';
import type { ReversePayment } from '../invoice/commands.ts';
import { decide } from '../invoice/decide.ts';
import { NoSuchPayment } from '../invoice/refusals.ts';
import { type RequestedCommand, registered, runCommand } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';

/** The reversal of a payment of an invoice, as a command. */
export function reversalIn(invoiceId: string, reversal: Omit<ReversePayment, 'type' | 'reversalId'>) {
  const reversalId = `reversal:${invoiceId}:${reversal.paymentId}`; // a payment is reversed once
  const command: ReversePayment = { type: 'reverse', reversalId, ...reversal };
  return { command, entityKey: reversalId, effectiveOn: reversal.reversedOn };
}

/**
 * Reverses a payment: on its invoice, and where a part of it became the customer's credit, there first. What credit had paid is
 * credit again.
 * @throws InvoiceRefusal, CreditAlreadySpent, and what handling a command throws
 */
export async function reversePayment(
  ledger: Ledger,
  context: CommandContext,
  requested: RequestedCommand<ReversePayment>,
): Promise<Outcome<RegisteredInvoice>> {
  const { invoiceId, command } = requested;
  const { reversalId, paymentId, reversedOn, reason } = command;
  const { state, revision } = await ledger.invoices.read(invoiceId);
  const { document, payments } = registered(state);
  const payment = payments.get(paymentId);
  // not left to runCommand: what came since may have left credit, which must be withdrawn first
  if (payment === undefined) {
    decide(state, command);
    throw new NoSuchPayment(paymentId);
  }
  const { kind, amount, excess } = payment;
  const source = { invoiceId, paymentId };
  if (excess === 0) {
    const outcome = await runCommand(ledger, context, requested);
    if (kind === 'credit') await giveCreditBack(ledger, context, { ...source, amount });
    return outcome;
  }
  await grantExcess(ledger, context, invoiceId, excess, source); // there may be nothing to withdraw yet
  const { expectedRevision, ...asks } = context; // of the invoice, where the withdrawal is on the customer's stream
  const refuseOtherRevision = () => {
    if (expectedRevision !== undefined && expectedRevision !== revision) {
      throw new RevisionDiffers(expectedRevision, revision);
    }
  };
  const begins = envelope(asks, ledger.clock, { ...requested, entityKey: `withdrawal:${reversalId}` });
  const withdrawal = { reversalId, currency: document.currency, amount: excess, source, reversedOn, reason };
  const outcome = await withdrawAndReverse(
    ledger,
    context,
    document.customer.id,
    begins,
    withdrawal,
    refuseOtherRevision,
  );
  return { ...outcome, state: registered(outcome.state) };
}
