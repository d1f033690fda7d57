// One payment over many invoices, step by step. It crosses streams, so each step is done on the other stream first, where doing
// it again changes nothing, and recorded on the payment's own stream after that:
//
//   PaymentReceived ─► per invoice: PaymentApplied (invoice) ─► PaymentAllocated ─► CreditGranted (customer) ─► PaymentSettled
//   PaymentReversalRequested ─► CreditWithdrawn (customer) ─► per invoice: PaymentReversed ─► AllocationReversed ─► … Completed
//                            └► CreditWithdrawalDeclined ─► PaymentReversalRefused
//
// Whoever stops in between, `advance` goes on from there, as often and by as many as it is called.

import type { Minor } from '../../events/money/money.ts';
import type { PaymentEvent, PaymentOverInvoices } from '../../events/payment.ts';
import { creditIn, grant, withdrawOrDecline } from '../customer/decide.ts';
import { CreditAlreadySpent } from '../customer/refusals.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import { decide } from '../invoice/decide.ts';
import { InvoiceRefusal } from '../invoice/refusals.ts';
import type { Ledger } from '../ledger.ts';
import { type NextStep, nextStep } from './decide.ts';

type Taken = Exclude<PaymentOverInvoices, { state: 'unknown' }>;

/**
 * Does all that is left to do for a payment.
 * @throws what the event store throws: then it goes on from there when it is called again
 */
export async function advance(ledger: Ledger, cause: Cause, paymentId: string): Promise<PaymentOverInvoices> {
  for (;;) {
    const { state: payment } = await ledger.payments.read(paymentId);
    if (payment.state === 'unknown') return payment;
    for (const next of nextStep(payment)) {
      if (next.step === 'rest') return payment;
      const record = await take(ledger, cause, payment, next);
      if (record === undefined) continue;
      await ledger.payments.handle(paymentId, envelopeOf(ledger, cause, record.key, record.event), (current) =>
        current.state === payment.state ? [record.event] : [],
      );
      break;
    }
  }
}

type Record = { key: string; event: PaymentEvent };

/** Does a step; what it returns is to be recorded on the payment's stream. */
async function take(ledger: Ledger, cause: Cause, payment: Taken, next: NextStep): Promise<Record | undefined> {
  switch (next.step) {
    case 'allocate': {
      const { invoiceId, amount } = next.allocation;
      const taken = await payInvoice(ledger, cause, payment, invoiceId, amount);
      return { key: `allocated:${invoiceId}`, event: { type: 'PaymentAllocated', data: { invoiceId, amount: taken } } };
    }
    case 'credit':
      await grantRest(ledger, cause, payment, next.amount);
      return undefined;
    case 'settle':
      return {
        key: 'settled',
        event: { type: 'PaymentSettled', data: { allocated: next.allocated, credited: next.credited } },
      };
    case 'withdraw':
      return withdrawRest(ledger, cause, payment, next.amount);
    case 'reverse':
      await reverseOn(ledger, cause, payment, next.invoiceId);
      return {
        key: `reversed:${next.invoiceId}`,
        event: { type: 'AllocationReversed', data: { invoiceId: next.invoiceId, amount: next.amount } },
      };
    case 'complete-reversal': {
      const { reversalId } = reversalOf(payment);
      return {
        key: `completed:${reversalId}`,
        event: { type: 'PaymentReversalCompleted', data: { reversalId, amount: next.amount } },
      };
    }
    case 'rest':
      return undefined;
  }
}

/** What an invoice takes of its allocation: it declines on record where nothing is due, so this is the same however often it is asked. */
async function payInvoice(
  ledger: Ledger,
  cause: Cause,
  { received }: Taken,
  invoiceId: string,
  amount: Minor,
): Promise<Minor> {
  const { currency, receivedOn, method, reference } = received;
  const paymentId = partId(received.paymentId);
  const payment = { paymentId, amount, currency, receivedOn, method, ...(reference !== undefined && { reference }) };
  const command = { type: 'allocate', ...payment } as const;
  const envelope = envelopeOf(ledger, cause, `payment:${paymentId}`, command, receivedOn);
  const { state } = await ledger.invoices.handle(invoiceId, envelope, (invoice) => decide(invoice, command));
  return state.state === 'unregistered' ? 0 : (state.payments.get(paymentId)?.amount ?? 0);
}

async function grantRest(ledger: Ledger, cause: Cause, { received }: Taken, amount: Minor): Promise<void> {
  const { paymentId, customerId, currency, receivedOn } = received;
  const command = { grantId: `payment:${paymentId}`, currency, amount, source: { paymentId } };
  await ledger.customers.handle(
    customerId,
    envelopeOf(ledger, cause, `grant:${command.grantId}`, command, receivedOn),
    (account) => grant(account, command),
  );
}

/** Takes back what became credit, before anything else is undone. Where it was spent, the customer's stream declines on record. */
async function withdrawRest(ledger: Ledger, cause: Cause, payment: Taken, amount: Minor): Promise<Record | undefined> {
  const { paymentId, customerId, currency } = payment.received;
  const { reversalId, reversedOn, reason } = reversalOf(payment);
  const command = { reversalId, currency, amount, source: { paymentId }, reversedOn, reason };
  const envelope = envelopeOf(ledger, cause, `withdrawal:${reversalId}`, command, reversedOn);
  const { state: account } = await ledger.customers.handle(customerId, envelope, (account) =>
    withdrawOrDecline(account, command),
  );
  if (account.withdrawals.get(reversalId)?.declined !== true) return undefined;
  const refusal = new CreditAlreadySpent(creditIn(account, currency), amount, currency).message;
  return { key: `refused:${reversalId}`, event: { type: 'PaymentReversalRefused', data: { reversalId, refusal } } };
}

/** A payment that was reversed on its invoice before is reversed. */
async function reverseOn(ledger: Ledger, cause: Cause, payment: Taken, invoiceId: string): Promise<void> {
  const { reversalId, reversedOn, reason } = reversalOf(payment);
  const command = {
    type: 'reverse',
    reversalId,
    paymentId: partId(payment.received.paymentId),
    reversedOn,
    reason,
  } as const;
  try {
    const envelope = envelopeOf(ledger, cause, `reversal:${reversalId}`, command, reversedOn);
    await ledger.invoices.handle(invoiceId, envelope, (invoice) => decide(invoice, command));
  } catch (error) {
    if (!(error instanceof InvoiceRefusal)) throw error;
  }
}

/** How the payment is called on an invoice. No client can choose a name with a slash. */
const partId = (paymentId: string): string => `payments/${paymentId}`;

function reversalOf(payment: Taken) {
  if (payment.state === 'reversing' || payment.state === 'reversed') return payment.reversal;
  throw new TypeError(`a payment that is ${payment.state} has no reversal`);
}

const envelopeOf = (ledger: Ledger, cause: Cause, key: string, content: unknown, effectiveOn?: string) =>
  stepEnvelope(ledger.clock, cause, { key, content, ...(effectiveOn !== undefined && { effectiveOn }) });
