import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { reversible, stillCredit, stillPaying } from '../../events/invoice-state.ts';
import { type Minor, sum } from '../../events/money/money.ts';
import { type PaymentAcrossInvoices, partId, paymentOfPart } from '../../events/payment.ts';
import { wholeReversal } from '../customer/credit-from-invoice.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { type CommandContext, envelope } from '../handling/command-context.ts';
import { type Outcome, RevisionDiffers } from '../handling/handle-command.ts';
import { type RequestedCommand, registered } from '../invoice/run-command.ts';
import { NoSuchPayment, type ReversePayment } from '../invoice/undo-payment.ts';
import type { Ledger } from '../ledger.ts';
import { requestReversal, unappliedCash } from './decide.ts';
import { advance, afterStep, stepOnInvoice } from './process.ts';

/** The reversal of a payment of an invoice, as a command. Without a `reversalId` it is the one of all that is left of the payment. */
export function reversalIn(
  invoiceId: string,
  reversal: Omit<ReversePayment, 'type' | 'reversalId'> & { reversalId?: string },
) {
  const { paymentId, reversedOn } = reversal;
  const whole = wholeReversal(invoiceId, paymentId);
  const reversalId = reversal.reversalId === undefined ? whole : `${whole}:${reversal.reversalId}`;
  const command: ReversePayment = { type: 'reverse', ...reversal, reversalId };
  return { command, entityKey: reversalId, effectiveOn: reversedOn };
}

/**
 * Reverses a payment of an invoice, or an amount of it. What had become customer credit is withdrawn; credit that had paid is granted
 * again. Part of a payment across invoices is reversed through that payment, so that it knows what is left of it.
 * @throws InvoiceRefusal, PaymentRefusal, AmountTooLarge, and the errors of command handling
 */
export async function reversePayment(
  ledger: Ledger,
  context: CommandContext,
  requested: RequestedCommand<ReversePayment>,
): Promise<Outcome<RegisteredInvoice>> {
  const { invoiceId, command } = requested;
  const across = paymentOfPart(command.paymentId);
  if (across === undefined) return runWithCredit(ledger, context, requested);
  const { expectedRevision, ...withoutRevision } = context; // it is the invoice's
  const { state, revision } = await ledger.invoices.read(invoiceId);
  const payment = registered(state).payments.get(command.paymentId);
  if (payment === undefined) throw new NoSuchPayment(command.paymentId);
  const { reversalId, amount, reversedOn, reason } = command;
  const reversal = { reversalId, reversedOn, reason, invoiceId, ...(amount !== undefined && { amount }) };
  const { repeated } = await ledger.payments.handle(
    across,
    envelope(withoutRevision, ledger.clock, requested),
    (payment_) => {
      if (expectedRevision !== undefined && expectedRevision !== revision) {
        throw new RevisionDiffers(expectedRevision, revision);
      }
      return requestReversal(payment_, reversal, reversible(payment));
    },
  );
  await advance(ledger, context, across, reversalId);
  const after = await afterStep(ledger.invoices, invoiceId, stepOnInvoice(reversalId));
  return { ...after, state: registered(after.state), repeated };
}

/** The most that can be taken back of a payment across invoices: unapplied cash, and what is left of it on each invoice. */
export async function reversibleOf(ledger: Ledger, payment: PaymentAcrossInvoices): Promise<Minor> {
  if (payment.state !== 'settled') return 0;
  const left: Minor[] = [unappliedCash(payment)];
  for (const [invoiceId, amount] of payment.allocated) {
    if (amount === 0) continue;
    const { state: invoice } = await ledger.invoices.read(invoiceId);
    const part = registered(invoice).payments.get(partId(payment.received.paymentId));
    if (part) left.push(stillPaying(part), stillCredit(part));
  }
  return sum(left, 'what is left of a payment');
}
