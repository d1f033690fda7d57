import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Minor } from '../../events/money/money.ts';
import type { CommandContext } from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import type { ApplyCreditNote } from '../invoice/credit.ts';
import type { ApplyPayment } from '../invoice/pay.ts';
import { type RequestedCommand, runCommand } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import { grantExcess } from './credit-from-invoice.ts';
import { creditIn } from './decide.ts';

type Command = ApplyPayment | ApplyCreditNote;

/**
 * Runs a command that may exceed the amount due, and grants the excess to the customer as credit.
 * @throws InvoiceRefusal, AmountTooLarge and what handling a command throws
 */
export async function runWithCredit(
  ledger: Ledger,
  context: CommandContext,
  requested: RequestedCommand<Command>,
): Promise<Outcome<RegisteredInvoice>> {
  const { invoiceId } = requested;
  const customerCredit = await creditBefore(ledger, requested);
  const outcome = await runCommand(ledger, context, {
    ...requested,
    command: { ...requested.command, customerCredit },
  });
  const { excess, source } = creditFrom(outcome.state, requested.command);
  await grantExcess(ledger, context, requested.effectiveOn, excess, { invoiceId, ...source });
  return outcome;
}

/** The customer's credit if the command may add to it; 0 if it certainly will not, judged by the cached invoice. */
async function creditBefore(
  { invoices, customers }: Ledger,
  { invoiceId, command }: RequestedCommand<Command>,
): Promise<Minor> {
  const { state: invoice } = await invoices.readCached(invoiceId);
  if (invoice.state === 'unregistered') return 0;
  if (command.type === 'pay' && command.amount <= invoice.amountDue) return 0;
  const { state: account } = await customers.read(invoice.document.customer.id);
  return creditIn(account, command.currency);
}

function creditFrom({ payments, creditNotes }: RegisteredInvoice, command: Command) {
  switch (command.type) {
    case 'pay': {
      const { paymentId } = command;
      return { excess: payments.get(paymentId)?.excess, source: { paymentId } };
    }
    case 'credit': {
      const { creditNoteId } = command;
      return { excess: creditNotes.get(creditNoteId)?.excess, source: { creditNoteId } };
    }
  }
}
