// What the events of an invoice do to its customer's credit: a total below 0, overpayments, unapplied payments and credit notes of what was
// prepaid add to it; a reversal takes back what its payment had added, and a void what the total had. The customer's event is on another stream than its cause. The request
// appends both; if it fails in between, the follow-ups append the second. Its key makes it happen once.
//
// Each function answers the log position of the last event of the customer that it appended, or found appended: 0 if there is none.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { CreditSource, CustomerAccount } from '../../events/customer.ts';
import type { Document, PaymentReversed } from '../../events/invoice.ts';
import { sidesOf } from '../../events/invoice-fields.ts';
import type { Unapplication } from '../../events/invoice-payment.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Minor } from '../../events/money/money.ts';
import { isPart } from '../../events/payment.ts';
import { isByNote, isByReversal } from '../../events/unapplication.ts';
import { type Cause, stepEnvelope } from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import type { Ledger } from '../ledger.ts';
import { type GrantCredit, grant, type WithdrawCredit, withdraw } from './decide.ts';

/** What on an invoice the credit comes from. */
type SourceOnInvoice = CreditSource & { invoiceId: string };

/** What of an invoice's document its credit depends on. It never changes. */
type Owing = Pick<Document, 'invoiceId' | 'customer' | 'currency' | 'issuedOn' | 'totals'>;

/** Grants what an invoice owes to its customer, because its total is below 0, on its issue date. Does nothing for others. */
export async function grantOfRegistration(
  ledger: Ledger,
  cause: Cause,
  { invoiceId, customer, currency, issuedOn, totals }: Owing,
): Promise<bigint> {
  const { excess: amount } = sidesOf(totals);
  if (amount === 0) return 0n;
  const grant = { grantId: `${invoiceId}:registered`, currency, amount, source: { invoiceId } };
  return grantOnce(ledger, cause, customer.id, grant, issuedOn);
}

/** Withdraws that again, because the invoice is void. Does nothing for others. */
export async function withdrawOfVoid(
  ledger: Ledger,
  cause: Cause,
  { invoiceId, customer, currency, totals }: Owing,
  { voidedOn, reason }: { voidedOn: CalendarDate; reason: string },
): Promise<bigint> {
  const { excess: amount } = sidesOf(totals);
  if (amount === 0) return 0n;
  const about = { reversalId: `void:${invoiceId}`, source: { invoiceId }, reversedOn: voidedOn, reason };
  const { position } = await withdrawOnce(ledger, cause, customer.id, { ...about, currency, amount });
  return position;
}

/** Grants what a payment exceeded the amount due by, on its effective date. Does nothing if there is no excess. */
export async function grantExcess(
  ledger: Ledger,
  cause: Cause,
  effectiveOn: CalendarDate,
  amount: Minor | undefined,
  source: { invoiceId: string; paymentId: string },
): Promise<bigint> {
  if (!amount) return 0n;
  return grantTo(ledger, cause, effectiveOn, `${source.invoiceId}:payment:${source.paymentId}`, amount, source);
}

/** Grants what a credit note took back of payments and of a prepaid amount: once for each day on which it became credit. */
export async function grantOfNote(
  ledger: Ledger,
  cause: Cause,
  { document: { invoiceId }, creditNotes, unapplications }: RegisteredInvoice,
  creditNoteId: string,
): Promise<bigint> {
  const note = creditNotes.get(creditNoteId);
  if (note === undefined) return 0n;
  const amounts = new Map([[note.issuedOn, note.excess]]);
  for (const [id, { unappliedOn, amount }] of unapplications) {
    if (isByNote(id, creditNoteId)) amounts.set(unappliedOn, (amounts.get(unappliedOn) ?? 0) + amount);
  }
  let position = 0n;
  for (const [day, amount] of amounts) {
    const grantId = `${invoiceId}:credit-note:${creditNoteId}${day === note.issuedOn ? '' : `/${day}`}`;
    if (amount === 0) continue;
    position = laterPosition(position, await grantTo(ledger, cause, day, grantId, amount, { invoiceId, creditNoteId }));
  }
  return position;
}

/** Grants what was unapplied on an invoice, on the day of that. Does nothing without it, or if a credit note unapplied it. */
export async function grantUnapplied(
  ledger: Ledger,
  cause: Cause,
  invoiceId: string,
  unapplicationId: string,
  unapplied: Unapplication | undefined,
): Promise<bigint> {
  if (unapplied === undefined || isByNote(unapplicationId)) return 0n;
  const { paymentId, amount, unappliedOn } = unapplied;
  const grantId = `${invoiceId}:unapplied:${unapplicationId}`;
  return grantTo(ledger, cause, unappliedOn, grantId, amount, { invoiceId, paymentId });
}

/** Grants what a reversal unapplied of later payments, since a refund was out on its day. */
export async function grantUnappliedBy(
  ledger: Ledger,
  cause: Cause,
  { document: { invoiceId }, unapplications }: RegisteredInvoice,
  reversalId: string,
): Promise<bigint> {
  let position = 0n;
  for (const [id, unapplied] of unapplications) {
    if (!isByReversal(id, reversalId)) continue;
    position = laterPosition(position, await grantUnapplied(ledger, cause, invoiceId, id, unapplied));
  }
  return position;
}

/**
 * What the reversal of a payment does to the customer's credit: what had become credit is withdrawn, and credit that had paid is granted
 * again.
 */
export async function creditAfterReversal(
  ledger: Ledger,
  cause: Cause,
  invoiceId: string,
  { reversalId, paymentId, amount, withdrawn = 0, reversedOn, reason }: Omit<PaymentReversed['data'], 'amountDue'>,
): Promise<bigint> {
  if (isPart(paymentId)) return 0n; // the process of a payment across invoices withdraws
  const { state: invoice } = await ledger.invoices.read(invoiceId);
  if (invoice.state === 'unregistered') return 0n;
  const source = { invoiceId, paymentId };
  if (invoice.payments.get(paymentId)?.kind === 'credit') {
    // each reversal of a part has an id of its own; the id of the grant by a whole one is that of earlier versions
    const part = reversalId === wholeReversal(invoiceId, paymentId) ? paymentId : reversalId;
    return grantTo(ledger, cause, reversedOn, `${invoiceId}:reversal:${part}`, amount, source);
  }
  if (withdrawn === 0) return 0n;
  const { customer, currency } = invoice.document;
  const withdrawal = { reversalId, currency, amount: withdrawn, source, reversedOn, reason };
  const { position } = await withdrawOnce(ledger, cause, customer.id, withdrawal);
  return position;
}

/** The later one of two log positions. */
export const laterPosition = (one: bigint, other: bigint): bigint => (one > other ? one : other);

/** The id under which credit is withdrawn for a reversal. A payment across invoices is reversed under one id on each of them. */
export const withdrawalId = (reversalId: string, invoiceId: string, paymentId: string): string =>
  isPart(paymentId) ? `${reversalId}:${invoiceId}` : reversalId;

/** The id of the reversal of all that is left of a payment. */
export const wholeReversal = (invoiceId: string, paymentId: string): string =>
  `reversal:${invoiceId}${between(paymentId)}${paymentId}`;

/** The id of the reversal that a client names. */
export const namedReversal = (invoiceId: string, paymentId: string, reversalId: string): string =>
  `${wholeReversal(invoiceId, paymentId)}${between(paymentId + reversalId)}${reversalId}`;

/** Earlier versions put a colon between ids. An id may have one itself, but none has two slashes. */
const between = (ids: string): ':' | '//' => (ids.includes(':') ? '//' : ':');

async function grantTo(
  ledger: Ledger,
  cause: Cause,
  effectiveOn: CalendarDate,
  grantId: string,
  amount: Minor,
  source: SourceOnInvoice,
): Promise<bigint> {
  const { state: invoice } = await ledger.invoices.readCached(source.invoiceId);
  if (invoice.state === 'unregistered') return 0n;
  const { customer, currency } = invoice.document;
  return grantOnce(ledger, cause, customer.id, { grantId, currency, amount, source }, effectiveOn);
}

/** Grants credit as a step of a process. Repeating it with the same `grantId` changes nothing. */
export async function grantOnce(
  { customers, clock }: Ledger,
  cause: Cause,
  customerId: string,
  command: GrantCredit,
  effectiveOn: CalendarDate,
): Promise<bigint> {
  const step = { key: `grant:${command.grantId}`, content: command, effectiveOn }; // as earlier versions, which knew no `grantedOn`
  const dated = { ...command, grantedOn: effectiveOn };
  const decided = (account: CustomerAccount) => grant(account, dated);
  const { position } = await customers.handle(customerId, stepEnvelope(clock, cause, step), decided);
  return position;
}

/** Withdraws credit as a step of a reversal. Repeating it with the same `reversalId` changes nothing. */
export function withdrawOnce(
  { customers, clock }: Ledger,
  cause: Cause,
  customerId: string,
  command: WithdrawCredit,
): Promise<Outcome<CustomerAccount>> {
  const { reversalId, reversedOn } = command;
  const step = { key: `withdrawn:${reversalId}`, content: command, effectiveOn: reversedOn };
  return customers.handle(customerId, stepEnvelope(clock, cause, step), (account) =>
    account.withdrawals.has(reversalId) ? [] : withdraw(account, command),
  );
}
