import type { Minor } from '../../events/money/money.ts';
import type { PaymentAcrossInvoices } from '../../events/payment.ts';
import type { PaymentNamed } from '../../events/payment-name.ts';
import { Unavailable } from '../../platform/http/problems/problem.ts';
import { Refusal } from '../handling/refusal.ts';

// Why a command on a payment across several invoices is refused. Each class names the rule.

export abstract class PaymentRefusal extends Refusal {}

export class PaymentNotFound extends PaymentRefusal {
  static override readonly kind = 'not-found';
  constructor() {
    super(
      'No payment across several invoices is recorded under this id. Check the id; a payment of one invoice is under /invoices/{id}.',
    );
  }
}

export class PaymentStateForbids extends PaymentRefusal {
  static override readonly kind = 'conflict';
  readonly state: PaymentAcrossInvoices['state'];
  constructor(state: PaymentAcrossInvoices['state'], command: string) {
    super(`The payment is ${state}. In this state the command "${command}" is not allowed.`);
    this.state = state;
  }
}

/** The payment, or a reversal of it, is being processed. */
export class PaymentUnderWay extends Unavailable {
  constructor() {
    super({
      title: 'The payment, or a reversal of it, is being processed',
      detail: 'Nothing was recorded. Send the same request again.',
      retryAfterSeconds: 1,
    });
  }
}

/** A paymentId names one payment of a customer: a second payment of the same name is nearly always a mistake. */
export class PaymentNameTaken extends PaymentRefusal {
  static override readonly kind = 'conflict';
  readonly invoiceId?: string;
  constructor({ paymentId, customerId, invoiceId }: PaymentNamed['data']) {
    const of = invoiceId === undefined ? `customer ${customerId} across several invoices` : `invoice ${invoiceId}`;
    super(
      `The name ${paymentId} belongs to a payment of ${of}. To retry that payment, send the same request again; else use another paymentId.`,
    );
    if (invoiceId !== undefined) this.invoiceId = invoiceId;
  }
}

export class AllocationsExceedPayment extends PaymentRefusal {
  readonly amount: Minor;
  constructor(amount: Minor, allocated: Minor) {
    super(
      `The allocations sum to ${allocated}, which is more than the payment of ${amount} (minor units). Allocate at most the payment.`,
    );
    this.amount = amount;
  }
}

export class InvoiceAllocatedTwice extends PaymentRefusal {
  readonly invoiceId: string;
  constructor(invoiceId: string) {
    super(`Invoice ${invoiceId} is in the allocations twice. Send one allocation per invoice.`);
    this.invoiceId = invoiceId;
  }
}
