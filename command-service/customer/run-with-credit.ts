import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { unapplicationIdOf } from '../../events/unapplication.ts';
import type { CommandContext } from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import type { ApplyCreditNote } from '../invoice/credit.ts';
import type { ApplyPayment, ToCredit } from '../invoice/pay.ts';
import type { ReverseRefund } from '../invoice/refund.ts';
import { type RequestedCommand, runCommand } from '../invoice/run-command.ts';
import type { ReversePayment, UnapplyPayment } from '../invoice/undo-payment.ts';
import type { VoidInvoice } from '../invoice/write-off.ts';
import type { Ledger } from '../ledger.ts';
import {
  creditAfterReversal,
  grantExcess,
  grantOfNote,
  grantUnapplied,
  grantUnappliedBy,
  laterPosition,
  withdrawOfVoid,
} from './credit-from-invoice.ts';
import { creditIn } from './decide.ts';
import { orWait } from './waiting-credit.ts';

type Command = ApplyPayment | ApplyCreditNote | ReversePayment | UnapplyPayment | ReverseRefund | VoidInvoice;

/**
 * Runs a command that may add to the customer's credit, or take from it, and does that. If that has to wait, the command is recorded all
 * the same.
 * @returns the invoice, at the position from which on a view shows the credit, too
 * @throws InvoiceRefusal, AmountTooLarge and what handling a command throws
 */
export async function runWithCredit<Of extends Command>(
  ledger: Ledger,
  context: CommandContext,
  requested: RequestedCommand<Of>,
): Promise<Outcome<RegisteredInvoice>> {
  const command = { ...requested.command, ...(await creditBefore(ledger, requested)) };
  const outcome = await runCommand(ledger, context, { ...requested, command });
  const moved = await orWait(moveCredit(ledger, context, requested, outcome.state));
  return { ...outcome, position: laterPosition(outcome.position, moved ?? 0n) };
}

/** The customer's credit if the command may be refused by it: not for a reversal or a void, which are recorded whatever the credit is. */
async function creditBefore(
  { invoices, customers }: Ledger,
  { invoiceId, command }: RequestedCommand<Command>,
): Promise<ToCredit> {
  const { state: invoice } = await invoices.readCached(invoiceId);
  if (invoice.state === 'unregistered' || !isBoundedByCredit(invoice, command)) return {};
  const { customer, currency } = invoice.document;
  const { state: account } = await customers.read(customer.id);
  return { customerCredit: creditIn(account, currency) };
}

function isBoundedByCredit({ amountDue }: RegisteredInvoice, command: Command): boolean {
  if (command.type === 'pay') return command.amount > amountDue;
  return command.type !== 'reverse' && command.type !== 'void';
}

/**
 * Appends to the customer's stream what the command did to the credit. The follow-ups do it again, which changes nothing.
 * @returns the position of the last such event, 0 if there is none
 */
async function moveCredit(
  ledger: Ledger,
  context: CommandContext,
  { invoiceId, command, effectiveOn }: RequestedCommand<Command>,
  invoice: RegisteredInvoice,
): Promise<bigint> {
  const { payments, reversals, unapplications } = invoice;
  const grantOf = (id: string) => grantUnapplied(ledger, context, invoiceId, id, unapplications.get(id));
  switch (command.type) {
    case 'pay': {
      const { paymentId } = command;
      return grantExcess(ledger, context, effectiveOn, payments.get(paymentId)?.excess, { invoiceId, paymentId });
    }
    case 'credit':
      return grantOfNote(ledger, context, invoice, command.creditNoteId);
    case 'unapply':
      return grantOf(command.unapplicationId);
    case 'reverse-refund':
      return grantOf(unapplicationIdOf.refund(command.refundId));
    case 'void':
      return withdrawOfVoid(ledger, context, invoice.document, command);
    case 'reverse': {
      const { reversalId, reason } = command;
      const reversal = reversals.get(reversalId);
      if (reversal === undefined) return 0n; // an earlier version reversed it, and the follow-ups completed it
      const granted = await grantUnappliedBy(ledger, context, invoice, reversalId);
      return laterPosition(
        granted,
        await creditAfterReversal(ledger, context, invoiceId, { reversalId, reason, ...reversal }),
      );
    }
  }
}
