// A payment across several invoices, step by step. Each step first appends to the stream of an invoice or the customer, where repeating it
// changes nothing, and then records on the payment's stream that it is done:
//
//   PaymentReceived ─► per invoice: PaymentApplied (invoice) ─► PaymentAllocated ─► CreditGranted (customer) ─► PaymentSettled
//   PaymentReversalRequested ─► CreditWithdrawn (customer) ─► per invoice: PaymentReversed ─► CreditWithdrawn, if it was unapplied
//     ─► AllocationReversed ─► … Completed
//
// If a service process stops in between, `advance` continues. It may be called any number of times, also concurrently.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Minor } from '../../events/money/money.ts';
import { type PaymentAcrossInvoices, type PaymentEvent, partId } from '../../events/payment.ts';
import { grantOnce, grantUnappliedBy, withdrawalId, withdrawOnce } from '../customer/credit-from-invoice.ts';
import type { WithdrawCredit } from '../customer/decide.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import type { Loaded } from '../handling/event-streams.ts';
import type { Aggregate } from '../handling/handle-command.ts';
import { type Change, heldByDay, leastFrom, leftOf } from '../invoice/payment-by-day.ts';
import { registered, runStep } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import { type NextStep, nextStep, type ReverseStep } from './decide.ts';

type ReceivedPayment = Exclude<PaymentAcrossInvoices, { state: 'unknown' }>;

/**
 * Does all remaining steps of a payment, or of one of its reversals. Each is caused by a request of its own, so the events of one are not
 * recorded under the actor and the correlation id of another.
 * @param reversalId absent for the payment itself
 * @throws the event store's errors; calling it again continues from there
 */
export async function advance(
  ledger: Ledger,
  cause: Cause,
  paymentId: string,
  reversalId?: string,
): Promise<PaymentAcrossInvoices> {
  for (;;) {
    const { state: payment } = await ledger.payments.read(paymentId);
    const underWay = payment.state === 'reversing' ? payment.reversal.reversalId : undefined;
    if (payment.state === 'unknown' || underWay !== reversalId) return payment;
    for (const next of nextStep(payment)) {
      if (next.step === 'rest') return payment;
      const done = await doStep(ledger, cause, payment, next);
      if (done === undefined) continue;
      const step = { key: done.key, content: done.event, effectiveOn: dateOf(payment) };
      await ledger.payments.handle(paymentId, stepEnvelope(ledger.clock, cause, step), (current) =>
        current.state === payment.state ? [done.event] : [],
      );
      break;
    }
  }
}

/**
 * A stream as a step of a reversal left it, so that a retry gets the first answer. As it is now, if the step recorded nothing there.
 * @param key of the step
 */
export async function afterStep<State, Event>(
  { read, readAt }: Aggregate<State, Event>,
  id: string,
  key: string,
): Promise<Loaded<State>> {
  const now = await read(id);
  const step = now.answered.get(key);
  return step === undefined ? now : readAt(id, step.revision);
}

/** The keys of steps of a reversal: on an invoice, and the last one on the payment. */
export const stepOnInvoice = (reversalId: string): string => `reversal:${reversalId}`;
export const lastStep = (reversalId: string): string => `completed:${reversalId}`;

/** The event that records a step on the payment's stream. */
type Done = { key: string; event: PaymentEvent };

/** Does a step. @returns undefined if the next step is recorded with it */
async function doStep(
  ledger: Ledger,
  cause: Cause,
  payment: ReceivedPayment,
  next: NextStep,
): Promise<Done | undefined> {
  const { paymentId, customerId, currency, receivedOn } = payment.received;
  const remainder = { grantId: `payment:${paymentId}`, currency, source: { paymentId } };
  switch (next.step) {
    case 'allocate': {
      const { invoiceId, amount } = next.allocation;
      const allocated = await payInvoice(ledger, cause, payment, invoiceId, amount);
      return {
        key: `allocated:${invoiceId}`,
        event: { type: 'PaymentAllocated', data: { invoiceId, amount: allocated } },
      };
    }
    case 'credit':
      await grantOnce(ledger, cause, customerId, { ...remainder, amount: next.amount }, receivedOn);
      return undefined;
    case 'settle':
      return {
        key: 'settled',
        event: { type: 'PaymentSettled', data: { allocated: next.allocated, credited: next.credited } },
      };
    case 'withdraw':
      return withdrawRemainder(ledger, cause, payment, next.amount);
    case 'reverse': {
      const { invoiceId } = next;
      const { reversalId } = reversalOf(payment);
      const invoice = await reverseOn(ledger, cause, payment, next);
      const { amount, withdrawn } = reversalOn(invoice, { reversalId, paymentId: partId(paymentId) });
      if (withdrawn > 0) {
        const id = withdrawalId(reversalId, invoiceId, partId(paymentId));
        await withdrawOnce(ledger, cause, customerId, { ...withdrawalOf(payment, withdrawn), reversalId: id });
      }
      await grantUnappliedBy(ledger, cause, invoice, reversalId);
      return {
        key: `reversed:${invoiceId}:${reversalId}`,
        event: { type: 'AllocationReversed', data: { invoiceId, amount, withdrawn } },
      };
    }
    case 'complete-reversal': {
      const { reversalId } = reversalOf(payment);
      return {
        key: lastStep(reversalId),
        event: { type: 'PaymentReversalCompleted', data: { reversalId, amount: next.amount } },
      };
    }
    case 'rest':
      return undefined;
  }
}

/** @returns the amount allocated. If nothing is due, PaymentDeclined records that, so every repetition returns the same amount. */
async function payInvoice(
  ledger: Ledger,
  cause: Cause,
  { received }: ReceivedPayment,
  invoiceId: string,
  amount: Minor,
): Promise<Minor> {
  const { currency, receivedOn, method, reference } = received;
  const paymentId = partId(received.paymentId);
  const payment = { paymentId, amount, currency, receivedOn, method, ...(reference !== undefined && { reference }) };
  const command = { type: 'allocate', ...payment } as const;
  const step = { key: `payment:${paymentId}`, effectiveOn: receivedOn };
  const invoice = await runStep(ledger, cause, invoiceId, command, step);
  return invoice.state === 'unregistered' ? 0 : (invoice.payments.get(paymentId)?.amount ?? 0);
}

/** Withdraws unapplied cash from the credit, before any invoice is touched. */
async function withdrawRemainder(
  ledger: Ledger,
  cause: Cause,
  payment: ReceivedPayment,
  amount: Minor,
): Promise<Done | undefined> {
  const { reversalId } = reversalOf(payment);
  const { state: account } = await withdrawOnce(
    ledger,
    cause,
    payment.received.customerId,
    withdrawalOf(payment, amount),
  );
  if (account.withdrawals.get(reversalId)?.declined !== true) return undefined;
  // earlier versions declined to take back credit that was spent; a process that they began ends as it would have
  const refusal = 'The part that became credit was spent.';
  return { key: `refused:${reversalId}`, event: { type: 'PaymentReversalRefused', data: { reversalId, refusal } } };
}

/** Takes back what is left of it on an invoice, at most `most`. @returns the invoice after it */
async function reverseOn(
  ledger: Ledger,
  cause: Cause,
  payment: ReceivedPayment,
  next: ReverseStep,
): Promise<RegisteredInvoice> {
  const { invoiceId, most } = next;
  const { reversalId, reversedOn, reason } = reversalOf(payment);
  const command = {
    type: 'reverse',
    reversalId,
    paymentId: partId(payment.received.paymentId),
    ...(most !== undefined && { amount: most }),
    reversedOn,
    reason,
  } as const;
  const step = { key: stepOnInvoice(reversalId), effectiveOn: reversedOn, content: command };
  const needed = await neededOf(ledger, payment, next, reversedOn);
  return registered(await runStep(ledger, cause, invoiceId, { ...command, needed }, step));
}

/**
 * What a reversal needs of an invoice's part also if a refund of it was out on its day, because the other parts cannot give it; 0 in the
 * ordinary case, in which nothing came back later and the others need not be read.
 */
async function neededOf(
  ledger: Ledger,
  payment: ReceivedPayment,
  { invoiceId, rest, others, cash }: ReverseStep,
  day: CalendarDate,
): Promise<Minor> {
  const own = await heldOn(ledger, payment, invoiceId);
  if (leftOf(own) <= leastFrom(own, day)) return 0;
  const all = [...own, ...cash];
  let ofOthers = 0;
  for (const other of others) {
    const held = await heldOn(ledger, payment, other);
    all.push(...held);
    ofOthers += leastFrom(held, day);
  }
  return Math.max(0, Math.min(rest, leastFrom(all, day)) - ofOthers);
}

/** What can be taken back by day of what an invoice took of a payment. */
export async function heldOn(ledger: Ledger, { received }: ReceivedPayment, invoiceId: string): Promise<Change[]> {
  const { state: invoice } = await ledger.invoices.read(invoiceId);
  return heldByDay(registered(invoice), partId(received.paymentId));
}

/** What a reversal took back on the invoice. Version 1 of PaymentReversed, which a process that began earlier finds, is of the whole part. */
function reversalOn(invoice: RegisteredInvoice, { reversalId, paymentId }: { reversalId: string; paymentId: string }) {
  const known = invoice.reversals.get(reversalId);
  if (known) return known;
  const { reversed = false, reversedAmount, amount = 0 } = invoice.payments.get(paymentId) ?? {};
  return reversed && reversedAmount === undefined ? { amount, withdrawn: 0 } : { amount: 0, withdrawn: 0 };
}

/** What is withdrawn from the customer's credit for the reversal of a payment. */
function withdrawalOf(payment: ReceivedPayment, amount: Minor): WithdrawCredit {
  const { paymentId, currency } = payment.received;
  const { reversalId, reversedOn, reason } = reversalOf(payment);
  return { reversalId, currency, amount, source: { paymentId }, reversedOn, reason };
}

function reversalOf(payment: ReceivedPayment) {
  if (payment.state === 'reversing' || payment.state === 'reversed') return payment.reversal;
  throw new TypeError(`a payment that is ${payment.state} has no reversal`);
}

/** The effective date of what is done next: the payment's, or that of its reversal. */
const dateOf = (payment: ReceivedPayment): CalendarDate =>
  payment.state === 'reversing' ? payment.reversal.reversedOn : payment.received.receivedOn;
