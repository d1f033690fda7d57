import { type Payment, stillCredit } from '../../events/invoice-payment.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Minor } from '../../events/money/money.ts';
import type { CommandContext } from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import type { ApplyCreditNote } from '../invoice/credit.ts';
import type { ApplyPayment } from '../invoice/pay.ts';
import { type ReverseRefund, unapplicationBy } from '../invoice/refund.ts';
import { type RequestedCommand, runCommand } from '../invoice/run-command.ts';
import type { ReversePayment, UnapplyPayment } from '../invoice/undo-payment.ts';
import type { Ledger } from '../ledger.ts';
import { creditAfterReversal, grantExcess, grantUnapplied } from './credit-from-invoice.ts';
import { creditIn } from './decide.ts';
import { orWait } from './waiting-credit.ts';

type Command = ApplyPayment | ApplyCreditNote | ReversePayment | UnapplyPayment | ReverseRefund;

/**
 * Runs a command that may add to the customer's credit, or take from it, and does that. If that has to wait, the command is recorded all
 * the same.
 * @throws InvoiceRefusal, AmountTooLarge and what handling a command throws
 */
export async function runWithCredit<Of extends Command>(
  ledger: Ledger,
  context: CommandContext,
  requested: RequestedCommand<Of>,
): Promise<Outcome<RegisteredInvoice>> {
  const customerCredit = await creditBefore(ledger, requested);
  const outcome = await runCommand(ledger, context, {
    ...requested,
    command: { ...requested.command, customerCredit },
  });
  await orWait(moveCredit(ledger, context, requested, outcome.state));
  return outcome;
}

/** The customer's credit if the command may change it; 0 if it certainly will not, judged by the cached invoice. */
async function creditBefore(
  { invoices, customers }: Ledger,
  { invoiceId, command }: RequestedCommand<Command>,
): Promise<Minor> {
  const { state: invoice } = await invoices.readCached(invoiceId);
  if (invoice.state === 'unregistered' || !mayMoveCredit(invoice, command)) return 0;
  const { customer, currency } = invoice.document;
  const { state: account } = await customers.read(customer.id);
  return creditIn(account, currency);
}

function mayMoveCredit({ amountDue, payments }: RegisteredInvoice, command: Command): boolean {
  if (command.type === 'pay') return command.amount > amountDue;
  return command.type !== 'reverse' || hasCredit(payments.get(command.paymentId));
}

const hasCredit = (payment: Payment | undefined): boolean =>
  payment !== undefined && (payment.kind === 'credit' || stillCredit(payment) > 0);

/** Appends to the customer's stream what the command did to the credit. The follow-ups do it again, which changes nothing. */
function moveCredit(
  ledger: Ledger,
  context: CommandContext,
  { invoiceId, command, effectiveOn }: RequestedCommand<Command>,
  { payments, creditNotes, reversals, unapplications }: RegisteredInvoice,
): Promise<void> {
  const grant = (excess: Minor | undefined, source: { paymentId: string } | { creditNoteId: string }) =>
    grantExcess(ledger, context, effectiveOn, excess, { invoiceId, ...source });
  const unapplied = (id: string) => grantUnapplied(ledger, context, effectiveOn, invoiceId, id, unapplications.get(id));
  switch (command.type) {
    case 'pay':
      return grant(payments.get(command.paymentId)?.excess, { paymentId: command.paymentId });
    case 'credit':
      return grant(creditNotes.get(command.creditNoteId)?.excess, { creditNoteId: command.creditNoteId });
    case 'unapply':
      return unapplied(command.unapplicationId);
    case 'reverse-refund':
      return unapplied(unapplicationBy(command.refundId));
    case 'reverse': {
      const { reversalId, reversedOn, reason } = command;
      const reversal = reversals.get(reversalId);
      if (reversal === undefined) return Promise.resolve(); // an earlier version reversed it, and the follow-ups completed it
      return creditAfterReversal(ledger, context, invoiceId, { reversalId, reversedOn, reason, ...reversal });
    }
  }
}
