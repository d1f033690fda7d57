import type { CalendarDate } from '../../events/calendar-date.ts';
import type { DisputeResolved, InvoiceDisputed } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Minor } from '../../events/money/money.ts';
import { InvoiceRefusal, refuseBefore } from './refusals.ts';

/** @property amount defaults to all that is due */
export type DisputeInvoice = { type: 'dispute'; amount?: Minor; disputedOn: CalendarDate; reason: string };

/** How a dispute ends. Of one that is accepted in part, `accepted` is that part. */
export type Resolution = { outcome: 'accepted' | 'rejected' } | { outcome: 'partly'; accepted: Minor };

export type ResolveDispute = {
  type: 'resolve-dispute';
  resolution: Resolution;
  resolvedOn: CalendarDate;
  reason: string;
};

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
    super('The invoice has no open dispute, so there is none to resolve. POST /invoices/{id}/dispute records one.');
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

/**
 * The customer disputes an amount, or all that is due. It stays due.
 * @throws AlreadyDisputed, DateTooEarly, DisputeExceedsAmountDue
 */
export function dispute(invoice: RegisteredInvoice, command: DisputeInvoice): InvoiceDisputed {
  const { amountDue, disputed, document, resolvedOn } = invoice;
  const { amount = amountDue, disputedOn, reason } = command;
  if (disputed !== undefined) throw new AlreadyDisputed(disputed);
  refuseBefore('The invoice was issued', document.issuedOn, disputedOn);
  if (resolvedOn !== undefined) refuseBefore('Its last dispute was resolved', resolvedOn, disputedOn);
  if (amount > amountDue) throw new DisputeExceedsAmountDue(amountDue, amount);
  return { type: 'InvoiceDisputed', data: { amount, disputedOn, reason, amountDue } };
}

/**
 * Ends the dispute. It moves no money: what is accepted is taken back by a credit note of its own.
 * @throws NotDisputed, AcceptedExceedsDisputed, DateTooEarly
 */
export function resolveDispute(invoice: RegisteredInvoice, command: ResolveDispute): DisputeResolved {
  const { amountDue, disputed: amount, disputedOn = command.resolvedOn } = invoice;
  const { resolution, resolvedOn, reason } = command;
  if (amount === undefined) throw new NotDisputed();
  refuseBefore('The dispute began', disputedOn, resolvedOn);
  const { outcome } = resolution;
  const accepted = acceptedOf(amount, resolution);
  return { type: 'DisputeResolved', data: { outcome, amount, accepted, resolvedOn, reason, amountDue } };
}

function acceptedOf(disputed: Minor, resolution: Resolution): Minor {
  switch (resolution.outcome) {
    case 'accepted':
      return disputed;
    case 'rejected':
      return 0;
    case 'partly':
      if (resolution.accepted >= disputed) throw new AcceptedExceedsDisputed(disputed, resolution.accepted);
      return resolution.accepted;
  }
}
