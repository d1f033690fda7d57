import type { CalendarDate } from '../../events/calendar-date.ts';
import type { NamedPayment } from '../../events/payment-name.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import type { ApplyPayment } from '../invoice/pay.ts';
import type { RunCommand } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import { PaymentNameTaken } from './refusals.ts';

/**
 * Claims the name of a payment, so that no other payment of the ledger has it. Claiming it again for the same payment changes nothing.
 * @throws PaymentNameTaken
 */
export async function namePayment(
  { names, clock }: Ledger,
  cause: Cause,
  paymentId: string,
  payment: NamedPayment,
  effectiveOn: CalendarDate,
): Promise<void> {
  const step = { key: `named:${Object.values(payment)}`, content: payment, effectiveOn };
  await names.handle(paymentId, { ...stepEnvelope(clock, cause, step), startsStream: true }, (name) => {
    if (name.payment !== undefined) throw new PaymentNameTaken(paymentId, name.payment);
    return [{ type: 'PaymentNamed', data: { paymentId, payment } }];
  });
}

/** Runs payments of one invoice, each under a name of its own. @throws PaymentNameTaken, and what `run` throws */
export const named =
  (run: RunCommand<ApplyPayment>): RunCommand<ApplyPayment> =>
  (ledger, context, requested) => {
    const { invoiceId, command, effectiveOn } = requested;
    const beforeAppend = () => namePayment(ledger, context, command.paymentId, { invoiceId }, effectiveOn);
    return run(ledger, context, { ...requested, beforeAppend });
  };
