import type { Minor } from '../../events/money/money.ts';
import type { PaymentOverInvoices } from '../../events/payment.ts';
import { Refusal } from '../handling/refusal.ts';

// Why a payment over many invoices is refused. Each class names the rule.

export abstract class PaymentRefusal extends Refusal {}

export class PaymentNotFound extends PaymentRefusal {
  static override readonly kind = 'not-found';
  constructor() {
    super('no payment over invoices was taken under this id');
  }
}

export class PaymentStateForbids extends PaymentRefusal {
  static override readonly kind = 'conflict';
  readonly state: PaymentOverInvoices['state'];
  constructor(state: PaymentOverInvoices['state'], command: string) {
    super(`a payment that is ${state} forbids ${command}`);
    this.state = state;
  }
}

/** Nothing of the payment was reversed: the part that became credit was spent. */
export class ReversalRefused extends PaymentRefusal {
  static override readonly kind = 'conflict';
}

export class AllocationsExceedPayment extends PaymentRefusal {
  readonly amount: Minor;
  constructor(amount: Minor, allocated: Minor) {
    super(`${allocated} is allocated of a payment of ${amount}`);
    this.amount = amount;
  }
}

export class InvoiceAllocatedTwice extends PaymentRefusal {
  readonly invoiceId: string;
  constructor(invoiceId: string) {
    super(`invoice ${invoiceId} is named twice among the allocations`);
    this.invoiceId = invoiceId;
  }
}
