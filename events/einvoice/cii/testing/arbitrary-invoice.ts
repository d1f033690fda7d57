import type { Arbitrary } from 'fast-check';
import { invoices } from '../../testing/arbitrary-invoice.ts';
import type { Unattached } from '../../testing/example.ts';

/**
 * Random invoices that can be written in both syntaxes: the official rules of CII require a rate above 0 for category L, and a payee with
 * another legal registration than the seller.
 */
export const invoicesInBoth: Arbitrary<Unattached> = invoices.filter(
  ({ lines, allowances = [], charges = [], seller, payee }) =>
    [...lines, ...allowances, ...charges].every(({ tax }) => tax.category !== 'L' || tax.rate !== '0') &&
    (payee?.legalId === undefined || payee.legalId.id !== seller?.legalId?.id),
);
