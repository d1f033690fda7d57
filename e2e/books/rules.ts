// The rules that a command may break, by the names that the ledger's problems have. A command that breaks none is accepted, and so is a
// retry. The ledger refuses by the first rule that it finds broken, so its problem is one of these.

import type { Accountant } from './accountant.ts';
import type { CreditRefunded } from './books.ts';
import { laterOf } from './calendar.ts';
import { type Command, dateOf, paymentOfPart, type Reverse, targetOf } from './commands.ts';
import {
  amountsOf,
  creditable,
  creditedByPieces,
  type Invoice,
  leastFrom,
  openDispute,
  reversible,
  type State,
  stateOf,
  stillCredit,
  stillPaying,
} from './invoice.ts';
import { paymentOf } from './settle.ts';
import { heldAcross, reversibleAcross } from './undo-payments.ts';

type OnInvoice = Extract<Command, { invoice: string }>;

/** @returns the broken rules; none if the command is accepted */
export function brokenRules({ books, names }: Accountant, command: Command, today: string): string[] {
  if (names.isRetry(command)) return [];
  const broken = new Set<string>();
  const breaks = (rule: string, isBroken: boolean) => void (isBroken && broken.add(rule));
  const on = dateOf(command);
  breaks('date-in-future', on !== undefined && on > today);
  breaks('period-closed', on !== undefined && on <= books.closedThrough);
  breaks('idempotency-key-reused', names.isReused(command));
  switch (command.kind) {
    case 'register': {
      const { dueOn, issuedOn, number } = command;
      breaks('due-before-issued', dueOn < issuedOn);
      breaks('number-taken', number !== undefined && names.isNumberTaken('invoice', number));
      break;
    }
    case 'account-note': {
      const { number } = command;
      breaks('number-taken', number !== undefined && names.isNumberTaken('note', number));
      breaks('negative-amount-due', amountsOf(command).total < 0);
      break;
    }
    case 'pay-across': {
      const { customer, currency, payment, amount, allocations = [] } = command;
      breaks('payment-name-taken', names.isPaymentTaken(customer, payment, targetOf(command)));
      breaks('allocations-exceed-payment', allocations.reduce((sum, { amount }) => sum + amount, 0) > amount);
      breaks('invoice-allocated-twice', new Set(allocations.map(({ invoice }) => invoice)).size < allocations.length);
      for (const { invoice } of allocations) foreign(invoice, customer, currency);
      break;
    }
    case 'reverse-across': {
      const payment = books.across.get(command.payment);
      breaks('payment-not-found', payment === undefined);
      if (payment === undefined) break;
      const most = reversibleAcross(books, command.payment, payment);
      const there = heldAcross(books, command.payment, payment, command.on);
      breaks('date-too-early', command.on < payment.on || there < Math.min(command.amount ?? most, most));
      // something is left of a reversed one if a refund of it came back
      breaks('payment-state-forbids', payment.isReversed && most === 0);
      breaks('reversal-exceeds-payment', most === 0 || (command.amount ?? 0) > most);
      break;
    }
    case 'apply-credit':
      foreign(command.invoice, command.customer, command.currency);
      ofCredit(command);
      break;
    case 'refund-credit':
      if (command.of) foreign(command.of.invoice, command.customer, command.currency);
      ofCredit(command, command.of && sinceCredit(command.of, command));
      break;
    case 'reverse-credit-refund': {
      const refund = books.creditRefunds.get(`${command.customer} ${command.refund}`);
      breaks('no-such-credit-refund', refund === undefined);
      breaks('credit-refund-already-reversed', refund?.cameBackOn !== undefined);
      breaks('date-too-early', refund !== undefined && command.on < refund.on);
      break;
    }
    case 'automatic-credit':
      break;
    default: {
      const invoice = books.invoices.get(command.invoice);
      if (invoice === undefined) breaks('invoice-not-found', true);
      else onInvoice(invoice, command);
    }
  }
  return [...broken];

  /** Credit is not spent before it came. @param since the money was there before */
  function ofCredit(command: Extract<Command, { kind: 'apply-credit' | 'refund-credit' }>, since = command.on): void {
    const isExceeded = command.amount > books.credit(command);
    breaks('credit-exceeded', isExceeded);
    breaks('credit-came-later', !isExceeded && command.amount > books.spendable(command, since));
  }

  /** The day, not before that of the refund, since when all of a payment's money that became credit is credit. */
  function sinceCredit(
    of: { invoice: string; payment: string },
    { amount, on }: { amount: number; on: string },
  ): string {
    const invoice = books.invoice(of.invoice);
    const payment = paymentOf(invoice, of.payment);
    breaks('credit-is-not-refundable', payment.kind === 'credit');
    const isOfIt = (one: CreditRefunded) => one.of?.invoice === of.invoice && one.of.payment === of.payment;
    const paidBack = [...books.creditRefunds.values()].filter(isOfIt);
    const changes = paidBack.flatMap((one) => [
      { on: one.on, paying: 0, held: -one.amount },
      ...(one.cameBackOn === undefined ? [] : [{ on: one.cameBackOn, paying: 0, held: one.amount }]),
    ]);
    const held = [...payment.changes, ...changes];
    const left = changes.reduce((sum, change) => sum + change.held, stillCredit(payment));
    breaks('refund-exceeds-payment', amount > left);
    breaks('date-too-early', leastFrom(held, 'held', on) < amount);
    const unapplied = invoice.unapplications.filter((one) => one.payment === of.payment);
    return unapplied.reduce((last, one) => laterOf(last, one.on), laterOf(on, payment.on));
  }

  /** A customer's payments and credit pay only invoices of that customer, in their currency. */
  function foreign(id: string, customer: string, currency: string): void {
    const invoice = books.invoices.get(id);
    breaks('invoice-not-found', invoice === undefined);
    breaks('not-this-customers-invoice', invoice !== undefined && invoice.customer !== customer);
    breaks('currency-differs', invoice !== undefined && invoice.currency !== currency);
  }

  function onInvoice(invoice: Invoice, command: OnInvoice): void {
    breaks('invoice-state-forbids', !(allowedIn[stateOf(invoice)] as readonly string[]).includes(command.kind));
    if ('currency' in command) breaks('currency-differs', command.currency !== invoice.currency);
    switch (command.kind) {
      case 'pay':
        breaks('payment-name-taken', names.isPaymentTaken(invoice.customer, command.payment, targetOf(command)));
        break;
      case 'reverse':
      case 'unapply':
      case 'refund': {
        const payment = invoice.payments.get(command.payment);
        breaks('no-such-payment', payment === undefined);
        if (payment === undefined) return;
        const of = command.kind === 'reverse' ? 'held' : 'paying';
        const most = of === 'held' ? reversible(payment) : stillPaying(payment);
        const there = leastFrom(payment.changes, of, command.on);
        breaks('date-too-early', command.on < payment.on || there < Math.min(command.amount ?? most, most));
        if (command.kind === 'reverse') {
          onReversal(command, reversible(payment), payment.isReversed);
          return;
        }
        breaks('payment-already-reversed', payment.isReversed);
        const paying = stillPaying(payment);
        if (command.kind === 'unapply') {
          breaks('unapplication-exceeds-payment', paying === 0 || (command.amount ?? 0) > paying);
          return;
        }
        breaks('credit-is-not-refundable', payment.kind === 'credit');
        breaks('refund-exceeds-payment', command.amount > paying);
        break;
      }
      case 'reverse-refund': {
        const refund = invoice.refunds.get(command.refund);
        breaks('no-such-refund', refund === undefined);
        breaks('refund-already-reversed', refund?.cameBackOn !== undefined);
        breaks('date-too-early', refund !== undefined && command.on < refund.on);
        break;
      }
      case 'credit-note': {
        const { number, credited, on } = command;
        breaks('number-taken', number !== undefined && names.isNumberTaken('note', number));
        breaks('date-too-early', on < invoice.issuedOn);
        const takesBack = invoice.net + invoice.tax + invoice.rounding < 0;
        breaks('invoice-total-negative', takesBack);
        if (takesBack) break;
        if ('amount' in credited) breaks('credit-exceeds-invoice', credited.amount > creditable(invoice));
        else onPieces(invoice, credited.pieces);
        break;
      }
      case 'void':
      case 'write-off':
        breaks('date-too-early', command.on < invoice.issuedOn || command.on < invoice.dueAgainOn);
        if (command.kind === 'void') breaks('void-after-settlement', isTouched(invoice));
        break;
      case 'dispute':
        breaks('already-disputed', openDispute(invoice) !== undefined);
        breaks('date-too-early', command.on < invoice.issuedOn || command.on < (invoice.disputes.at(-1)?.on ?? ''));
        breaks('dispute-exceeds-amount-due', (command.amount ?? 0) > invoice.due);
        break;
      case 'resolve': {
        const dispute = openDispute(invoice);
        breaks('not-disputed', dispute === undefined);
        breaks('date-too-early', dispute !== undefined && command.on < dispute.on);
        breaks('accepted-exceeds-disputed', dispute !== undefined && (command.accepted ?? 0) >= dispute.amount);
      }
    }
  }

  /** The reversal of a part is one of its payment, which refuses it. */
  function onReversal({ payment, amount = 0 }: Reverse, most: number, isReversed: boolean): void {
    breaks('reversal-exceeds-payment', most === 0 || amount > most);
    const across = paymentOfPart(payment);
    if (across === undefined) breaks('payment-already-reversed', isReversed);
    else breaks('payment-state-forbids', most === 0 && books.across.get(across)?.isReversed === true);
  }

  function onPieces(invoice: Invoice, pieces: number): void {
    const isBeyond = invoice.creditedPieces + pieces > invoice.quantity;
    breaks('credit-exceeds-line', isBeyond);
    if (isBeyond) return;
    const { net, tax, rounding } = creditedByPieces(invoice, pieces);
    breaks('nothing-to-credit', net + tax + rounding <= 0);
    breaks('credit-exceeds-invoice', net > invoice.left.net || tax > invoice.left.tax);
    breaks('credit-exceeds-invoice', net + tax + rounding > creditable(invoice));
  }
}

const ofPayments = ['reverse', 'unapply', 'refund', 'reverse-refund'] as const;

/** What may be done in each state of an invoice, if no other rule forbids it. */
const allowedIn = {
  open: ['pay', ...ofPayments, 'credit-note', 'write-off', 'void', 'dispute', 'resolve'],
  'partially-paid': ['pay', ...ofPayments, 'credit-note', 'write-off', 'void', 'dispute', 'resolve'],
  paid: [...ofPayments, 'credit-note', 'void', 'resolve'],
  'written-off': ['pay', ...ofPayments, 'credit-note', 'void', 'resolve'],
  void: ['reverse', 'resolve'],
} as const satisfies Record<State, readonly Command['kind'][]>;

/** Only what nothing has happened to is voided. */
const isTouched = ({ paid, credited, writtenOff, refunded, notes }: Invoice): boolean =>
  [paid, credited, writtenOff, refunded, notes.size].some((part) => part > 0);
