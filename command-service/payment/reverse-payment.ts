import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { giveCreditBack, grantExcess } from '../customer/credit-from-invoice.ts';
import { withdrawAndReverse } from '../customer/withdraw-credit.ts';
import { type CommandContext, envelope } from '../handling/command-context.ts';
import { type Outcome, RevisionDiffers } from '../handling/handle-command.ts';
import { decide } from '../invoice/decide.ts';
import type { ReversePayment } from '../invoice/pay.ts';
import { NoSuchPayment } from '../invoice/pay.ts';
import { type RequestedCommand, registered, runCommand } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';

/** The reversal of a payment of an invoice, as a command. */
export function reversalIn(invoiceId: string, reversal: Omit<ReversePayment, 'type' | 'reversalId'>) {
  const reversalId = `reversal:${invoiceId}:${reversal.paymentId}`; // a payment is reversed once
  const command: ReversePayment = { type: 'reverse', reversalId, ...reversal };
  return { command, entityKey: reversalId, effectiveOn: reversal.reversedOn };
}

/**
 * Reverses a payment of an invoice. If part of it became customer credit, that is withdrawn first. If the customer's credit had paid, it
 * is granted again.
 * @throws InvoiceRefusal, AmountTooLarge, and the errors of command handling
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
  // not left to runCommand: a payment that is recorded meanwhile may leave credit, which must be withdrawn first
  if (payment === undefined) {
    decide(state, command);
    throw new NoSuchPayment(paymentId);
  }
  const { kind, amount, excess, paidOn } = payment;
  const source = { invoiceId, paymentId };
  if (excess === 0) {
    const outcome = await runCommand(ledger, context, requested);
    if (kind === 'credit') await giveCreditBack(ledger, context, reversedOn, { ...source, amount });
    return outcome;
  }
  await grantExcess(ledger, context, paidOn, excess, source); // the grant may be missing after a failed request
  const { expectedRevision, ...withoutRevision } = context; // it is the invoice's, and the withdrawal is on the customer's stream
  const refuse = () => {
    if (expectedRevision !== undefined && expectedRevision !== revision) {
      throw new RevisionDiffers(expectedRevision, revision);
    }
    decide(state, command); // so that no credit is withdrawn for a reversal that the invoice refuses
  };
  const withdrawing = envelope(withoutRevision, ledger.clock, { ...requested, entityKey: `withdrawal:${reversalId}` });
  const withdrawal = { reversalId, currency: document.currency, amount: excess, source, reversedOn, reason };
  const outcome = await withdrawAndReverse(ledger, context, document.customer.id, withdrawing, withdrawal, refuse);
  return { ...outcome, state: registered(outcome.state) };
}
