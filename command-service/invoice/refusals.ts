import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceState } from '../../events/invoice.ts';
import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import { Refusal } from '../handling/refusal.ts';
import type { InvoiceCommand } from './commands.ts';

// Why a command on an invoice is refused. Each class names the rule; its fields go into the problem document.

export abstract class InvoiceRefusal extends Refusal {}

/** An invoice has either a number of its own or the next one of a series. */
export class NumberAndSeries extends InvoiceRefusal {
  constructor() {
    super('The request has both "number" and "series". Send one of them.');
  }
}

/** No invoice was registered under this id. */
export class InvoiceNotFound extends InvoiceRefusal {
  static override readonly kind = 'not-found';
  constructor() {
    super('No invoice is registered under this id. Check the id, or register the invoice first.');
  }
}

/** The table of transitions in decide.ts does not allow this command in this state. */
export class InvoiceStateForbids extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  readonly state: InvoiceState;
  readonly command: InvoiceCommand['type'];
  constructor(state: InvoiceState, command: InvoiceCommand['type']) {
    super(`The invoice is ${state}. In this state the command "${command}" is not allowed.`);
    this.state = state;
    this.command = command;
  }
}

export class CurrencyDiffers extends InvoiceRefusal {
  readonly invoiceCurrency: Currency;
  constructor(invoice: Currency, command: Currency) {
    super(`The invoice is in ${invoice}, and the request in ${command}. Send the amount in ${invoice}.`);
    this.invoiceCurrency = invoice;
  }
}

export class NegativeAmountDue extends InvoiceRefusal {
  readonly amountDue: Minor;
  constructor(amountDue: Minor) {
    super(
      `The amount due would be negative (${amountDue} in minor units). To credit a customer, register a credit note for an invoice: POST /invoices/{id}/credit-notes.`,
    );
    this.amountDue = amountDue;
  }
}

export class DueBeforeIssued extends InvoiceRefusal {
  constructor(issuedOn: CalendarDate, dueOn: CalendarDate) {
    super(`The due date ${dueOn} is before the issue date ${issuedOn}. Send a due date on or after the issue date.`);
  }
}

/** EN 16931: categories Z, E, AE, K, G and O have no rate above 0 (BR-Z-05 …), category S has one (BR-S-05). */
export class TaxRateForbidden extends InvoiceRefusal {
  constructor(category: string, rate: string) {
    super(
      `Tax category ${category} must have ${category === 'S' ? 'a rate above 0' : 'a rate of 0'}, not ${rate}. Correct the rate or the category.`,
    );
  }
}

export class NoSuchPayment extends InvoiceRefusal {
  static override readonly kind = 'not-found';
  readonly paymentId: string;
  constructor(paymentId: string) {
    super(`The invoice has no payment ${paymentId}. GET /invoices/{id}/history lists its payments.`);
    this.paymentId = paymentId;
  }
}

export class PaymentAlreadyReversed extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  constructor(paymentId: string) {
    super(`Payment ${paymentId} was reversed before, so it cannot be reversed or refunded.`);
  }
}

export class RefundExceedsPayment extends InvoiceRefusal {
  readonly refundable: Minor;
  constructor(refundable: Minor, amount: Minor) {
    super(`At most ${refundable} (minor units) of this payment can still be refunded, so ${amount} is too much.`);
    this.refundable = refundable;
  }
}

/** A payment from customer credit is reversed, which grants the credit again. Only money is refunded. */
export class CreditIsNotRefundable extends InvoiceRefusal {
  constructor(paymentId: string) {
    super(
      `Payment ${paymentId} was made from customer credit, so there is no money to refund. Reverse it, then refund the credit.`,
    );
  }
}

export class CreditExceedsInvoice extends InvoiceRefusal {
  readonly creditable: Minor;
  constructor(what: string, creditable: Minor, amount: Minor) {
    super(`At most ${creditable} (minor units) of ${what} can still be credited, so ${amount} is too much.`);
    this.creditable = creditable;
  }
}

/** The preceding invoice references (BT-25) of the credit note do not include this invoice. */
export class CreditNoteOfAnotherInvoice extends InvoiceRefusal {
  constructor(about: readonly string[], number: string) {
    super(
      `The credit note refers to ${about.join(', ')}, but this invoice is ${number}. Send it to the invoice that it refers to.`,
    );
  }
}

export class NoSuchLine extends InvoiceRefusal {
  constructor(line: number, lines: number) {
    super(`The invoice has no line ${line}. Its lines are 1 to ${lines}.`);
  }
}

export class NothingToCredit extends InvoiceRefusal {
  constructor() {
    super('The credit note would credit 0. Send a larger amount or quantity.');
  }
}

/** Only an invoice without payments, credit notes, refunds and write-offs can be voided; another one needs a credit note. */
export class VoidAfterSettlement extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  constructor() {
    super(
      'The invoice has payments, credit notes, refunds or write-offs, so it cannot be voided. Register a credit note instead.',
    );
  }
}

/** An invoice has one dispute at a time. */
export class AlreadyDisputed extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  readonly disputed: Minor;
  constructor(disputed: Minor) {
    super(`A dispute of ${disputed} (minor units) is open. Resolve it first.`);
    this.disputed = disputed;
  }
}

export class DisputeExceedsAmountDue extends InvoiceRefusal {
  readonly amountDue: Minor;
  constructor(amountDue: Minor, amount: Minor) {
    super(
      `The amount due is ${amountDue} (minor units), so ${amount} cannot be disputed. Dispute at most ${amountDue}.`,
    );
    this.amountDue = amountDue;
  }
}

export class NotDisputed extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  constructor() {
    super('The invoice has no open dispute. Record one first: POST /invoices/{id}/dispute.');
  }
}

/** If a dispute is accepted in part, the accepted amount is less than the disputed one. */
export class AcceptedExceedsDisputed extends InvoiceRefusal {
  readonly disputed: Minor;
  constructor(disputed: Minor, accepted: Minor) {
    super(
      `The disputed amount is ${disputed} (minor units), so ${accepted} is not a part of it. Accept less, or send the outcome "accepted".`,
    );
    this.disputed = disputed;
  }
}

export class ResolvedBeforeDisputed extends InvoiceRefusal {
  constructor(disputedOn: CalendarDate, resolvedOn: CalendarDate) {
    super(
      `The dispute began on ${disputedOn}, so it cannot be resolved on ${resolvedOn}. Send a date on or after ${disputedOn}.`,
    );
  }
}

export class NotYetDue extends InvoiceRefusal {
  constructor(dueOn: CalendarDate | undefined, on: CalendarDate) {
    super(
      dueOn === undefined
        ? 'The invoice has no due date.'
        : `The invoice is due on ${dueOn}, so it is not overdue on ${on}.`,
    );
  }
}

/** The refusals of every command on an invoice. */
export const stateRules = [InvoiceNotFound, InvoiceStateForbids] as const;
