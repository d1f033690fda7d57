import type { Minor } from '../../../events/money/money.ts';

/** What one payment does to one of many invoices. */
export type Share = { invoiceId: string; amount: Minor };

/** The oldest due first, as far as the amount reaches. @param open the oldest first */
export function oldestFirst(open: readonly { invoiceId: string; amountDue: Minor }[], amount: Minor): Share[] {
  let left = amount;
  return open.flatMap(({ invoiceId, amountDue }) => {
    const share = Math.min(left, amountDue);
    left -= share;
    return share > 0 ? [{ invoiceId, amount: share }] : [];
  });
}

/** What is left of the payment, which becomes the customer's credit; below 0 where more is allocated than came. */
export const leftOf = (amount: Minor, shares: readonly Share[]): Minor =>
  shares.reduce((left, share) => left - share.amount, amount);
