import type { Minor } from '../../../events/money/money.ts';

/** The part of a payment that is allocated to one invoice. */
export type Allocation = { invoiceId: string; amount: Minor };

/** The invoices that the reader ticked, and the amounts typed for some of them. Undefined until then: all invoices, oldest due date first. */
export type Chosen = { ticked: readonly string[]; amounts: Readonly<Record<string, Minor>> } | undefined;

/**
 * Allocates an amount to invoices. An invoice with a typed amount gets it; the others share what is left, in their order, as far as it reaches.
 * @param open ordered by due date, oldest first
 */
export function allocate(
  open: readonly { invoiceId: string; amountDue: Minor }[],
  amount: Minor,
  chosen: Chosen,
): Allocation[] {
  const invoices = open.filter(({ invoiceId }) => chosen === undefined || chosen.ticked.includes(invoiceId));
  const typed = (invoiceId: string) => chosen?.amounts[invoiceId];
  let left = invoices.reduce((rest, { invoiceId }) => rest - (typed(invoiceId) ?? 0), amount);
  return invoices.flatMap(({ invoiceId, amountDue }) => {
    const own = typed(invoiceId);
    const allocated = own ?? Math.max(0, Math.min(left, amountDue));
    if (own === undefined) left -= allocated;
    return allocated > 0 ? [{ invoiceId, amount: allocated }] : [];
  });
}

/** The part of the payment that is not allocated and becomes customer credit. Negative if more is allocated than was received. */
export const unallocated = (amount: Minor, allocations: readonly Allocation[]): Minor =>
  allocations.reduce((left, allocation) => left - allocation.amount, amount);
