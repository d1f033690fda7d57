import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { type CommandContext, envelope } from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import type { Ledger } from '../ledger.ts';
import { named } from './name-payment.ts';
import type { RecordPayment } from './record-payment.ts';
import type { PaymentLine } from './schemas.ts';

/**
 * Records a payment of one invoice, or of a customer across several invoices. A repetition with the same id records nothing.
 * @returns whether it was recorded before, and the invoice that it paid: absent for a payment across several invoices
 * @throws the errors of recording it
 */
export async function recordPaymentLine(
  ledger: Ledger,
  recordPayment: RecordPayment,
  context: CommandContext,
  line: PaymentLine,
): Promise<{ invoice?: Outcome<RegisteredInvoice>; repeated: boolean }> {
  const about = { entityKey: `payment:${line.paymentId}`, effectiveOn: line.receivedOn };
  if ('customerId' in line) {
    return recordPayment(line.paymentId, line, envelope(context, ledger.clock, { ...about, content: line }));
  }
  const { invoiceId, ...payment } = line;
  const invoice = await named(runWithCredit)(
    ledger,
    { ...context, target: { invoiceId } },
    {
      ...about,
      invoiceId,
      command: { type: 'pay', ...payment },
      content: payment,
    },
  );
  return { invoice, repeated: invoice.repeated };
}
