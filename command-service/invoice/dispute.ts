import type { DisputeResolved, InvoiceDisputed } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Minor } from '../../events/money/money.ts';
import type { DisputeInvoice, Resolution, ResolveDispute } from './commands.ts';
import {
  AcceptedExceedsDisputed,
  AlreadyDisputed,
  DisputeExceedsAmountDue,
  NotDisputed,
  ResolvedBeforeDisputed,
} from './refusals.ts';

/**
 * The customer disputes an amount, or all that is due. It stays due.
 * @throws AlreadyDisputed, DisputeExceedsAmountDue
 */
export function dispute(invoice: RegisteredInvoice, command: DisputeInvoice): InvoiceDisputed {
  const { amountDue, disputed } = invoice;
  const { amount = amountDue, disputedOn, reason } = command;
  if (disputed !== undefined) throw new AlreadyDisputed(disputed);
  if (amount > amountDue) throw new DisputeExceedsAmountDue(amountDue, amount);
  return { type: 'InvoiceDisputed', data: { amount, disputedOn, reason, amountDue } };
}

/**
 * Ends the dispute. It moves no money: what is accepted is taken back by a credit note of its own.
 * @throws NotDisputed, AcceptedExceedsDisputed, ResolvedBeforeDisputed
 */
export function resolveDispute(invoice: RegisteredInvoice, command: ResolveDispute): DisputeResolved {
  const { amountDue, disputed: amount, disputedOn = command.resolvedOn } = invoice;
  const { resolution, resolvedOn, reason } = command;
  if (amount === undefined) throw new NotDisputed();
  if (resolvedOn < disputedOn) throw new ResolvedBeforeDisputed(disputedOn, resolvedOn);
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
