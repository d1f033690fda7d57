import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import { Refusal } from '../handling/refusal.ts';

// Why a customer's account refuses a command. Each class names the rule.

export abstract class CustomerRefusal extends Refusal {}

export class CreditExceeded extends CustomerRefusal {
  readonly credit: Minor;
  constructor(credit: Minor, amount: Minor, currency: Currency) {
    super(`the customer has a credit of ${credit} in ${currency}, not ${amount}`);
    this.credit = credit;
  }
}

/** What a payment left as credit can't be taken back: it went on to pay something. Reverse that first. */
export class CreditAlreadySpent extends CustomerRefusal {
  static override readonly kind = 'conflict';
  readonly credit: Minor;
  constructor(credit: Minor, amount: Minor, currency: Currency) {
    super(
      `${amount} of the payment became credit, of which ${credit} in ${currency} is left: reverse what the credit paid first`,
    );
    this.credit = credit;
  }
}

export class NotThisCustomersInvoice extends CustomerRefusal {
  readonly invoiceId: string;
  constructor(invoiceId: string) {
    super(`invoice ${invoiceId} is another customer's`);
    this.invoiceId = invoiceId;
  }
}
