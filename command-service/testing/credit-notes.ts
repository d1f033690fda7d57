import type { CreditedTax, IssuedDocument } from '../../events/invoice.ts';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** A credit note as a document of its own, with a line for each of these tax groups, in cents. */
export function noteOf(
  taxes: CreditedTax[],
  { prepaid = 0, rounding = 0 }: { prepaid?: number; rounding?: number } = {},
): IssuedDocument {
  const [lines, tax] = [sum(taxes.map(({ taxable }) => taxable)), sum(taxes.map((group) => group.tax))];
  const totals = { lines, allowances: 0, charges: 0, taxExclusive: lines, tax, taxInclusive: lines + tax };
  return {
    customer: { id: 'acme', name: 'Acme' },
    currency: 'EUR',
    issuedOn: '2026-02-01',
    lines: taxes.map(({ category, rate, taxable }) => ({
      description: 'Work',
      quantity: '1',
      unitPrice: String(taxable),
      tax: { category, rate },
      net: taxable,
    })),
    taxes,
    totals: { ...totals, prepaid, ...(rounding !== 0 && { rounding }), payable: lines + tax - prepaid + rounding },
  };
}
