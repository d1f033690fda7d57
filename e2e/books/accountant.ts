// An independent accountant: enters the commands that the rules accept as movements in the books. It shares no code with the ledger.

import { Books, type Owner } from './books.ts';
import { laterOf } from './calendar.ts';
import type { AccountNote, Command, CreditNote, Registration } from './commands.ts';
import {
  amountsOf,
  creditedByAmount,
  creditedByPieces,
  type Invoice,
  issued,
  sinceWhen,
  stillPaying,
} from './invoice.ts';
import { Names } from './names.ts';
import { pay, payAcross } from './payments.ts';
import { addPayment, earned, receivable, settle } from './settle.ts';
import { refund, reverse, reverseAcross, reverseRefund, unapplied, unapply } from './undo-payments.ts';

export class Accountant {
  readonly books = new Books();
  readonly names = new Names();

  /** Enters a command that breaks no rule. */
  enter(command: Command): void {
    const { books } = this;
    this.names.enter(command, (invoice) => books.invoice(invoice).customer);
    switch (command.kind) {
      case 'register':
        this.register(command);
        break;
      case 'pay':
        pay(books, command);
        break;
      case 'pay-across':
        payAcross(books, command);
        break;
      case 'reverse':
        reverse(books, command);
        break;
      case 'reverse-across':
        reverseAcross(books, command);
        break;
      case 'unapply':
        unapply(books, command);
        break;
      case 'refund':
        refund(books, command);
        break;
      case 'reverse-refund':
        reverseRefund(books, command);
        break;
      case 'credit-note':
        this.creditNote(command);
        break;
      case 'account-note':
        this.accountNote(command);
        break;
      case 'write-off':
        this.writeOff(books.invoice(command.invoice), command.on);
        break;
      case 'void':
        this.void(books.invoice(command.invoice), command.on);
        break;
      case 'dispute': {
        const { disputes, due } = books.invoice(command.invoice);
        disputes.push({ entered: books.entered, on: command.on, amount: command.amount ?? due });
        break;
      }
      case 'resolve':
        books.invoice(command.invoice).disputes.push({ entered: books.entered, on: command.on });
        break;
      case 'apply-credit':
        this.applyCredit(command.invoice, `credit/${command.application}`, command.amount, command.on);
        break;
      case 'refund-credit':
        books.creditRefunds.set(`${command.customer} ${command.refund}`, { ...command });
        this.refundCredit(command, command.on, command.amount, command.of?.invoice);
        break;
      case 'reverse-credit-refund': {
        const refund = books.creditRefunds.get(`${command.customer} ${command.refund}`);
        if (refund === undefined) throw new Error(`no refund ${command.refund}`);
        refund.cameBackOn = command.on;
        this.refundCredit(refund, command.on, -refund.amount);
        break;
      }
      case 'automatic-credit':
        if (command.automatic) books.automatic.add(command.customer);
        else books.automatic.delete(command.customer);
    }
  }

  /** Credit pays an invoice what it can; the rest stays credit. @param name of the payment on the invoice */
  applyCredit(id: string, name: string, amount: number, on: string): void {
    const invoice = this.books.invoice(id);
    const settled = settle(this.books, invoice, amount, on);
    if (settled === 0) return;
    addPayment(invoice, name, { kind: 'credit', amount: settled, excess: 0, on });
    this.books.book(invoice, on, [
      { account: 'customer-credit', amount: settled, payment: name },
      receivable(invoice, 'paid', -settled, name),
    ]);
  }

  /** @param invoice whose payment is paid back */
  private refundCredit({ customer, currency }: Owner, on: string, amount: number, invoice?: string): void {
    this.books.book({ customer, currency, ...(invoice !== undefined && { id: invoice }) }, on, [
      { account: 'customer-credit', amount },
      { account: 'cash', amount: -amount },
    ]);
  }

  private register(command: Registration): void {
    const number = command.number ?? this.names.numberInSeries(command);
    const invoice = issued(command, this.books.entered, number);
    this.books.invoices.set(invoice.id, invoice);
    this.books.book(invoice, invoice.issuedOn, [
      receivable(invoice, 'invoiced', invoice.due),
      { account: 'customer-credit', amount: -invoice.owed },
      { account: 'prepayments', amount: invoice.prepaid },
      ...earned(invoice, -1),
    ]);
  }

  /** What it takes back is the customer's credit, without what was returned already. */
  private accountNote(note: AccountNote): void {
    const amounts = amountsOf(note);
    this.books.book({ customer: note.customer, currency: note.currency }, note.on, [
      ...earned(amounts, 1),
      { account: 'prepayments', amount: -note.prepaid },
      { account: 'customer-credit', amount: -amounts.total },
    ]);
  }

  /**
   * What a note takes back beyond what is due was paid: it is unapplied, of the payment received last first, as soon as it was there. What was
   * prepaid becomes customer credit.
   */
  private creditNote({ invoice: id, note, number, credited, on, reason }: CreditNote): void {
    const invoice = this.books.invoice(id);
    const taken =
      'amount' in credited ? creditedByAmount(invoice, credited.amount) : creditedByPieces(invoice, credited.pieces);
    const amount = taken.net + taken.tax + taken.rounding;
    const settled = settle(this.books, invoice, amount, on);
    const { left } = invoice;
    invoice.left = { net: left.net - taken.net, tax: left.tax - taken.tax, rounding: left.rounding - taken.rounding };
    if ('pieces' in credited) invoice.creditedPieces += credited.pieces;
    let excess = amount - settled;
    const latestLast = [...invoice.payments].toSorted(([, one], [, other]) => one.on.localeCompare(other.on));
    for (const [name, payment] of latestLast.toReversed()) {
      const paid = Math.min(excess, stillPaying(payment));
      excess -= paid;
      for (const part of sinceWhen(payment.changes, paid, on)) {
        unapplied(this.books, invoice, name, part.amount, part.on, reason);
      }
    }
    const taking = amount - excess;
    invoice.credited += taking;
    invoice.notes.set(note, { ...(number !== undefined && { number }), amount: taking, excess, on });
    this.books.book(invoice, on, [
      ...earned(taken, 1),
      receivable(invoice, 'credited', -taking),
      { account: 'customer-credit', amount: -excess },
    ]);
  }

  private writeOff(invoice: Invoice, on: string): void {
    const { due } = invoice;
    invoice.writtenOff += due;
    invoice.writtenOffOn = laterOf(on, invoice.writtenOffOn);
    invoice.due = 0;
    this.books.book(invoice, on, [{ account: 'bad-debt', amount: due }, receivable(invoice, 'writtenOff', -due)]);
  }

  private void(invoice: Invoice, on: string): void {
    invoice.voided = { entered: this.books.entered, on };
    const claimed = invoice.due;
    invoice.due = 0;
    this.books.book(invoice, on, [
      receivable(invoice, 'voided', -claimed),
      { account: 'customer-credit', amount: invoice.owed },
      { account: 'prepayments', amount: -invoice.prepaid },
      ...earned(invoice, 1),
    ]);
  }
}
