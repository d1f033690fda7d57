import { setTimeout as sleep } from 'node:timers/promises';
import { canonicalKey } from '../../events/canonical-id.ts';
import type { Invoice, RegisteredInvoice } from '../../events/invoice-state.ts';
import { type PaymentAcrossInvoices, partId, paymentOfPart } from '../../events/payment.ts';
import { laterPosition, namedReversal, wholeReversal } from '../customer/credit-from-invoice.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { orWait } from '../customer/waiting-credit.ts';
import { type CommandContext, envelope, keyOf, nameFor } from '../handling/command-context.ts';
import type { Loaded } from '../handling/event-streams.ts';
import { type Outcome, RevisionDiffers } from '../handling/handle-command.ts';
import { type Change, heldByDay } from '../invoice/payment-by-day.ts';
import { type RequestedCommand, registered } from '../invoice/run-command.ts';
import { NoSuchPayment, type ReversePayment } from '../invoice/undo-payment.ts';
import type { Ledger } from '../ledger.ts';
import { requestReversal, unappliedCash } from './decide.ts';
import { advance, afterStep, heldOn, lastStep, stepOnInvoice } from './process.ts';
import { PaymentStateForbids, PaymentUnderWay } from './refusals.ts';

/** The reversal of a payment of an invoice, as a command. Without a `reversalId` it is the one of all that is left of the payment. */
export function reversalIn(
  invoiceId: string,
  reversal: Omit<ReversePayment, 'type' | 'reversalId'> & { reversalId?: string },
) {
  const { paymentId, reversedOn } = reversal;
  const isOnce = reversal.reversalId === undefined;
  const reversalId =
    reversal.reversalId === undefined
      ? wholeReversal(invoiceId, paymentId)
      : namedReversal(invoiceId, paymentId, reversal.reversalId);
  const command: ReversePayment = { type: 'reverse', ...reversal, reversalId };
  return { command, entityKey: reversalId, isOnce, effectiveOn: reversedOn };
}

/**
 * Reverses a payment of an invoice, or an amount of it. What had become customer credit is withdrawn; credit that had paid is granted
 * again. Part of a payment across invoices is reversed through that payment, so that it knows what is left of it.
 * @throws InvoiceRefusal, PaymentRefusal, AmountTooLarge, and the errors of command handling
 */
export async function reversePayment(
  ledger: Ledger,
  context: CommandContext,
  asked: RequestedCommand<ReversePayment>,
): Promise<Outcome<RegisteredInvoice>> {
  const { invoiceId } = asked;
  const requested = ofWhatCameBack(context, asked, await ledger.invoices.read(invoiceId));
  const { command } = requested;
  const across = paymentOfPart(command.paymentId);
  if (across === undefined) return runWithCredit(ledger, context, requested);
  const { expectedRevision, ...withoutRevision } = context; // it is the invoice's
  const { reversalId, amount, reversedOn, reason } = command;
  const reversal = { reversalId, reversedOn, reason, invoiceId, ...(amount !== undefined && { amount }) };
  const { repeated, state: payment } = await whenAtRest(async () => {
    const { state: before } = await ledger.payments.read(across);
    const { state, revision } = await ledger.invoices.read(invoiceId);
    const invoice = registered(state);
    if (!invoice.payments.has(command.paymentId)) throw new NoSuchPayment(command.paymentId);
    return ledger.payments.handle(across, envelope(withoutRevision, ledger.clock, requested), (current) => {
      if (expectedRevision !== undefined && expectedRevision !== revision) {
        throw new RevisionDiffers(expectedRevision, revision);
      }
      refuseChanged(before, current);
      return requestReversal(current, reversal, heldByDay(invoice, command.paymentId));
    });
  });
  const recordedId = recordedReversal(payment, reversalId);
  await orWait(advance(ledger, context, across, recordedId));
  const after = await afterStep(ledger.invoices, invoiceId, stepOnInvoice(recordedId));
  const { answered, position: now } = await ledger.payments.read(across);
  const position = answered.get(lastStep(recordedId))?.position ?? now; // the credit that it moved is before it
  return { ...after, state: registered(after.state), position: laterPosition(after.position, position), repeated };
}

/**
 * The id of the reversal of a payment across invoices that a client names. Streams of invoices and of the customer have it, too, where
 * other payments may have a reversal of that name.
 */
export const reversalAcross = (paymentId: string, reversalId: string): string => `${partId(paymentId)}/${reversalId}`;

/**
 * The id under which a reversal was requested. A retry finds that of the first time: of an earlier version, or from before a refund came
 * back.
 * @param payment as the request left it
 */
export const recordedReversal = (payment: PaymentAcrossInvoices, reversalId: string): string =>
  payment.state === 'reversing' ? payment.reversal.reversalId : reversalId;

const longestWait = 5_000; // ms, for what is under way on the payment

/**
 * Requests a reversal, again and again while the payment, or another reversal of it, is under way. A bank may report two at once.
 * @throws what `request` throws; PaymentUnderWay if it is still under way after `waitMs`
 */
export async function whenAtRest<Result>(request: () => Promise<Result>, waitMs = longestWait): Promise<Result> {
  const giveUpAt = performance.now() + waitMs;
  for (;;) {
    try {
      return await request();
    } catch (error) {
      const isUnderWay = error instanceof PaymentStateForbids && ['allocating', 'reversing'].includes(error.state);
      if (!isUnderWay) throw error;
      if (performance.now() > giveUpAt) throw new PaymentUnderWay();
      await sleep(20 + Math.random() * 60);
    }
  }
}

/**
 * Refuses to reverse a payment by what was left of it when it was `before`, if another reversal began or ended since.
 * @throws PaymentStateForbids, so that `whenAtRest` requests it again
 */
export function refuseChanged(before: PaymentAcrossInvoices, payment: PaymentAcrossInvoices): void {
  const takenBack = (of: PaymentAcrossInvoices) => ('takenBack' in of ? of.takenBack?.amount : undefined);
  if (before.state === payment.state && takenBack(before) === takenBack(payment)) return;
  throw new PaymentStateForbids('reversing', 'reverse');
}

/**
 * All that is left of a payment is reversed once: a second request is a retry of the first. But if a refund of the payment came back, the
 * bank can take that back, too. Then a request under another Idempotency-Key is another reversal.
 */
function ofWhatCameBack(
  context: CommandContext,
  requested: RequestedCommand<ReversePayment>,
  { state: invoice, answered }: Loaded<Invoice>,
): RequestedCommand<ReversePayment> {
  const { invoiceId, command, entityKey } = requested;
  const { paymentId, reversalId } = command;
  if (context.key === undefined || invoice.state === 'unregistered' || !invoice.reversals.has(reversalId))
    return requested;
  const cameBack = invoice.refunds
    .values()
    .some((refund) => refund.paymentId === paymentId && refund.reversedOn !== undefined);
  if (reversalId !== wholeReversal(invoiceId, paymentId) || !cameBack) return requested;
  const another = `${reversalId}:${nameFor(context, invoiceId, paymentId, 'reversal')}`;
  // under this key the first one was recorded, when the refund had not come back yet
  const byKey = answered.get(canonicalKey(keyOf(context.key)));
  if (byKey !== undefined && byKey.revision === answered.get(canonicalKey(entityKey))?.revision) return requested;
  return { ...requested, command: { ...command, reversalId: another }, entityKey: another, commandKey: entityKey };
}

/** What can be taken back of a payment across invoices, by day: unapplied cash, and what is left of it on each invoice. */
export async function heldOf(ledger: Ledger, payment: PaymentAcrossInvoices): Promise<Change[]> {
  if (payment.state !== 'settled' && payment.state !== 'reversed') return [];
  const held = unappliedCash(payment);
  for (const [invoiceId, amount] of payment.allocated) {
    if (amount > 0) held.push(...(await heldOn(ledger, payment, invoiceId)));
  }
  return held;
}
