// Predicts what the reversal of an amount of a payment across invoices takes back, by the rule of the command service: as if that much less
// had come. First of unapplied cash, then of the invoices, the last one first; of each first what is the customer's credit.

import type { Minor } from '../../../events/money/money.ts';
import type { PaidInvoice, PaymentAnswer } from './reads.ts';

/** `dueAgain` on each invoice that is concerned; `credit` is taken from the customer's credit. */
export type ReversalPlan = { invoices: { invoice: PaidInvoice; dueAgain: Minor }[]; credit: Minor };

export function reversalPlan(
  { unapplied, invoices }: Pick<PaymentAnswer, 'unapplied' | 'invoices'>,
  amount: Minor,
): ReversalPlan {
  const ofInvoices = invoices.reduce((sum, invoice) => sum + invoice.unapplied, 0);
  let credit = Math.min(amount, unapplied - ofInvoices);
  let left = amount - credit;
  const concerned: ReversalPlan['invoices'] = [];
  for (const invoice of invoices.toReversed()) {
    const withdrawn = Math.min(left, invoice.unapplied);
    const dueAgain = Math.min(left - withdrawn, invoice.applied);
    credit += withdrawn;
    left -= withdrawn + dueAgain;
    if (dueAgain > 0) concerned.push({ invoice, dueAgain });
  }
  return { invoices: concerned, credit };
}
