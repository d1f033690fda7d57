import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import { Refusal } from '../handling/refusal.ts';

// Why a command on a customer's credit is refused. Each class names the rule.

export abstract class CustomerRefusal extends Refusal {}

const takenLater = 'If a later entry took the credit: docs/books.md, "Recording what happened earlier".';
const creditShown = `GET /customers/{id}/credit shows the credit in each currency. ${takenLater}`;

export class CreditExceeded extends CustomerRefusal {
  readonly credit: Minor;
  constructor(credit: Minor, amount: Minor, currency: Currency) {
    super(
      credit > 0
        ? `The customer has a credit of ${credit} ${currency} (minor units), so ${amount} cannot be spent. Send at most ${credit}. ${takenLater}`
        : `The customer has no credit in ${currency}, so ${amount} cannot be spent. ${creditShown}`,
    );
    this.credit = credit;
  }
}

/** Credit is not spent on a day before it came. */
export class CreditCameLater extends CustomerRefusal {
  readonly spendable: Minor;
  constructor(spendable: Minor, currency: Currency, day: CalendarDate) {
    super(
      `On ${day}, ${Math.max(0, spendable)} ${currency} (minor units) of the credit could be spent; the rest came later, or was spent later. Send a later date, or at most that amount. ${takenLater}`,
    );
    this.spendable = Math.max(0, spendable);
  }
}

export class NotThisCustomersInvoice extends CustomerRefusal {
  readonly invoiceId: string;
  constructor(invoiceId: string) {
    super(`Invoice ${invoiceId} belongs to another customer. Name an invoice of this customer.`);
    this.invoiceId = invoiceId;
  }
}

export class NoSuchCreditRefund extends CustomerRefusal {
  static override readonly kind = 'not-found';
  constructor(refundId: string) {
    super(
      `No credit was refunded to the customer under the id ${refundId}. GET /customers/{id}/credit lists its refunds.`,
    );
  }
}

export class CreditRefundAlreadyReversed extends CustomerRefusal {
  static override readonly kind = 'conflict';
  constructor(refundId: string) {
    super(`Refund ${refundId} came back before. A refund comes back once.`);
  }
}
