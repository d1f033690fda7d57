import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { type CommandContext, envelope } from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import type { Ledger } from '../ledger.ts';
import type { PaymentLine } from './schemas.ts';
import type { TakePayment } from './take.ts';

/**
 * Takes a payment of one invoice, or of a customer over several: once by its id, however often it comes.
 * @returns the invoice that it paid; undefined where it is a customer's
 * @throws what taking it throws
 */
export async function takeLine(
  ledger: Ledger,
  take: TakePayment,
  context: CommandContext,
  line: PaymentLine,
): Promise<Outcome<RegisteredInvoice> | undefined> {
  const about = { entityKey: `payment:${line.paymentId}`, effectiveOn: line.receivedOn };
  if ('customerId' in line) {
    await take(line.paymentId, line, envelope(context, ledger.clock, { ...about, content: line }));
    return undefined;
  }
  const { invoiceId, ...payment } = line;
  return runWithCredit(ledger, context, {
    ...about,
    invoiceId,
    command: { type: 'pay', ...payment },
    content: payment,
  });
}
