import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import { Refusal } from '../handling/refusal.ts';

// Why a command on a customer's credit is refused. Each class names the rule.

export abstract class CustomerRefusal extends Refusal {}

export class CreditExceeded extends CustomerRefusal {
  readonly credit: Minor;
  constructor(credit: Minor, amount: Minor, currency: Currency) {
    super(
      `The customer has a credit of ${credit} ${currency} (minor units), so ${amount} cannot be spent. Send at most ${credit}.`,
    );
    this.credit = credit;
  }
}

/** The credit that a payment left has been spent, so the payment cannot be reversed yet. */
export class CreditAlreadySpent extends CustomerRefusal {
  static override readonly kind = 'conflict';
  readonly credit: Minor;
  constructor(credit: Minor, amount: Minor, currency: Currency) {
    super(
      `${amount} of the payment became the customer's credit, and only ${credit} ${currency} (minor units) of it is left. Reverse what the credit paid first.`,
    );
    this.credit = credit;
  }
}

export class NotThisCustomersInvoice extends CustomerRefusal {
  readonly invoiceId: string;
  constructor(invoiceId: string) {
    super(`Invoice ${invoiceId} belongs to another customer. Name an invoice of this customer.`);
    this.invoiceId = invoiceId;
  }
}
