import type { Minor } from '../../../events/money/money.ts';

/** The part of a payment that is allocated to one invoice. */
export type Allocation = { invoiceId: string; amount: Minor };

/** Allocates an amount to invoices in their order, as far as it reaches. @param open ordered by due date, oldest first */
export function oldestFirst(open: readonly { invoiceId: string; amountDue: Minor }[], amount: Minor): Allocation[] {
  let left = amount;
  return open.flatMap(({ invoiceId, amountDue }) => {
    const allocated = Math.min(left, amountDue);
    left -= allocated;
    return allocated > 0 ? [{ invoiceId, amount: allocated }] : [];
  });
}

/** The part of the payment that is not allocated and becomes customer credit. Negative if more is allocated than was received. */
export const unallocated = (amount: Minor, allocations: readonly Allocation[]): Minor =>
  allocations.reduce((left, allocation) => left - allocation.amount, amount);
