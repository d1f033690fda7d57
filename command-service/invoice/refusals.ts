import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceState } from '../../events/invoice.ts';
import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import { Refusal } from '../handling/refusal.ts';
import type { InvoiceCommand } from './commands.ts';

// Why an invoice refuses a command. Each class names the rule; its fields are what a caller needs to act.

export abstract class InvoiceRefusal extends Refusal {}

/** The number is given, or it is the next one of a series. */
export class NumberAndSeries extends InvoiceRefusal {
  constructor() {
    super('an invoice has a number of its own, or the next one of a series, not both');
  }
}

/** No invoice was registered under this id. */
export class InvoiceNotFound extends InvoiceRefusal {
  static override readonly kind = 'not-found';
  constructor() {
    super('no invoice was registered under this id');
  }
}

/** The table in decide.ts has no way from this state by this command. */
export class InvoiceStateForbids extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  readonly state: InvoiceState;
  readonly command: InvoiceCommand['type'];
  constructor(state: InvoiceState, command: InvoiceCommand['type']) {
    super(`an invoice that is ${state} forbids ${command}`);
    this.state = state;
    this.command = command;
  }
}

export class CurrencyDiffers extends InvoiceRefusal {
  readonly invoiceCurrency: Currency;
  constructor(invoice: Currency, command: Currency) {
    super(`the invoice is in ${invoice}, not ${command}`);
    this.invoiceCurrency = invoice;
  }
}

export class NegativeAmountDue extends InvoiceRefusal {
  readonly amountDue: Minor;
  constructor(amountDue: Minor) {
    super(`the amount due would be ${amountDue}; what is owed to the customer is a credit note, not an invoice`);
    this.amountDue = amountDue;
  }
}

export class DueBeforeIssued extends InvoiceRefusal {
  constructor(issuedOn: CalendarDate, dueOn: CalendarDate) {
    super(`due on ${dueOn}, before it is issued on ${issuedOn}`);
  }
}

/** BR-Z-05, BR-E-05, BR-AE-05, BR-IC-05, BR-G-05, BR-O-05: these categories have no rate; BR-S-05: the standard one has. */
export class TaxRateForbidden extends InvoiceRefusal {
  constructor(category: string, rate: string) {
    super(`tax category ${category} can't have a rate of ${rate}`);
  }
}

export class NoSuchPayment extends InvoiceRefusal {
  static override readonly kind = 'not-found';
  readonly paymentId: string;
  constructor(paymentId: string) {
    super(`the invoice has no payment ${paymentId}`);
    this.paymentId = paymentId;
  }
}

export class PaymentAlreadyReversed extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  constructor(paymentId: string) {
    super(`payment ${paymentId} was reversed before`);
  }
}

export class RefundExceedsPayment extends InvoiceRefusal {
  readonly refundable: Minor;
  constructor(refundable: Minor, amount: Minor) {
    super(`of this payment ${refundable} can be refunded, not ${amount}`);
    this.refundable = refundable;
  }
}

/** Customer credit goes back to the customer's credit by a reversal; money goes back by a refund. */
export class CreditIsNotRefundable extends InvoiceRefusal {
  constructor(paymentId: string) {
    super(`${paymentId} was paid from the customer's credit: reverse it to give the credit back`);
  }
}

export class CreditExceedsInvoice extends InvoiceRefusal {
  readonly creditable: Minor;
  constructor(what: string, creditable: Minor, amount: Minor) {
    super(`of ${what} ${creditable} can still be credited, not ${amount}`);
    this.creditable = creditable;
  }
}

/** BT-25: the invoices that a credit note is about. */
export class CreditNoteOfAnotherInvoice extends InvoiceRefusal {
  constructor(about: readonly string[], number: string) {
    super(`the credit note is about ${about.join(', ')}, not ${number}`);
  }
}

export class NoSuchLine extends InvoiceRefusal {
  constructor(line: number, lines: number) {
    super(`the invoice has lines 1 to ${lines}, not ${line}`);
  }
}

export class NothingToCredit extends InvoiceRefusal {
  constructor() {
    super('the credit note would take nothing back');
  }
}

/** Void annuls an invoice that nothing has happened to; after that it takes a credit note. */
export class VoidAfterSettlement extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  constructor() {
    super('void needs an invoice of which nothing was paid, credited, refunded or written off');
  }
}

export class NotYetDue extends InvoiceRefusal {
  constructor(dueOn: CalendarDate | undefined, on: CalendarDate) {
    super(dueOn === undefined ? 'the invoice has no due date' : `due on ${dueOn}, which is not before ${on}`);
  }
}

/** What a command on an invoice may always be refused for. */
export const stateRules = [InvoiceNotFound, InvoiceStateForbids] as const;
