import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { giveCreditBack, grantExcess } from '../customer/credit-from-invoice.ts';
import { withdrawAndReverse } from '../customer/withdraw-credit.ts';
import { type Outcome, RevisionDiffers } from '../handling/handle-command.ts';
import { type Asker, envelope } from '../http/request.ts';
import type { ReversePayment } from '../invoice/commands.ts';
import { decide } from '../invoice/decide.ts';
import { NoSuchPayment } from '../invoice/refusals.ts';
import { type AskedCommand, registered, runCommand } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';

type Reversal = Omit<ReversePayment, 'type' | 'reversalId'>;

/**
 * Reverses a payment: on its invoice, and where a part of it became the customer's credit, there first. What credit had paid is
 * credit again.
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
  const { state, revision } = await ledger.invoices.read(invoiceId);
  const { document, payments } = registered(state);
  const payment = payments.get(paymentId);
  const asked: AskedCommand = {
    invoiceId,
    command: { type: 'reverse', reversalId, ...reversal },
    entityKey: reversalId,
    content: sent,
    effectiveOn: reversedOn,
  };
  // not left to runCommand: what came since may have left credit, which must be withdrawn first
  if (payment === undefined) {
    decide(state, asked.command);
    throw new NoSuchPayment(paymentId);
  }
  const { kind, amount, excess } = payment;
  const source = { invoiceId, paymentId };
  if (excess === 0) {
    const outcome = await runCommand(ledger, asker, asked);
    if (kind === 'credit') await giveCreditBack(ledger, asker, { ...source, amount });
    return outcome;
  }
  await grantExcess(ledger, asker, invoiceId, excess, source); // there may be nothing to withdraw yet
  const { expectedRevision, ...asks } = asker; // of the invoice, where the withdrawal is on the customer's stream
  const refuseOtherRevision = () => {
    if (expectedRevision !== undefined && expectedRevision !== revision) {
      throw new RevisionDiffers(expectedRevision, revision);
    }
  };
  const begins = envelope(asks, ledger.clock, { ...asked, entityKey: `withdrawal:${reversalId}` });
  const withdrawal = { reversalId, currency: document.currency, amount: excess, source, reversedOn, reason };
  const outcome = await withdrawAndReverse(
    ledger,
    asker,
    document.customer.id,
    begins,
    withdrawal,
    refuseOtherRevision,
  );
  return { ...outcome, state: registered(outcome.state) };
}
