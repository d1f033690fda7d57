import type { CalendarDate } from '../../events/calendar-date.ts';
import type { PaymentNamed } from '../../events/payment-name.ts';
import { derivedId } from '../../events/streams.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import type { ApplyPayment } from '../invoice/pay.ts';
import { type RunCommand, registered } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import { PaymentNameTaken } from './refusals.ts';

/**
 * Claims the name of a payment, so that no other payment of the customer has it. Claiming it again for the same payment changes nothing.
 * @throws PaymentNameTaken
 */
export async function namePayment(
  { names, clock }: Ledger,
  cause: Cause,
  payment: PaymentNamed['data'],
  effectiveOn: CalendarDate,
): Promise<void> {
  const { customerId, paymentId, invoiceId = 'several invoices' } = payment;
  const step = { key: `named:${invoiceId}`, content: payment, effectiveOn };
  const envelope = { ...stepEnvelope(clock, cause, step), startsStream: true };
  await names.handle(derivedId(customerId, paymentId), envelope, (name) => {
    if (name.state === 'taken') throw new PaymentNameTaken(name);
    return [{ type: 'PaymentNamed', data: payment }];
  });
}

/** Runs payments of one invoice, each under a name of its own. @throws PaymentNameTaken, and what `run` throws */
export const named =
  (run: RunCommand<ApplyPayment>): RunCommand<ApplyPayment> =>
  (ledger, context, requested) => {
    const { invoiceId, command, effectiveOn } = requested;
    const { paymentId } = command;
    const beforeAppend = async () => {
      const { state } = await ledger.invoices.readCached(invoiceId);
      const customerId = registered(state).document.customer.id;
      await namePayment(ledger, context, { customerId, paymentId, invoiceId }, effectiveOn);
    };
    return run(ledger, context, { ...requested, beforeAppend });
  };
