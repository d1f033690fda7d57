import type { InvoiceContent, Tax } from '../../events/document/document.ts';
import { lineNet, rateOf, taxGroups, totalsOf } from '../../events/document/totals.ts';
import type { InvoiceRegistered } from '../../events/invoice.ts';
import { minorDigits } from '../../events/money/currency.ts';
import type { RegisterInvoice } from './commands.ts';
import { DueBeforeIssued, NegativeAmountDue, TaxRateForbidden } from './refusals.ts';

/**
 * Registers an invoice with its line amounts, tax groups and totals, calculated by EN 16931.
 * @throws UnknownCurrency, DueBeforeIssued, TaxRateForbidden, NegativeAmountDue, AmountTooLarge
 */
export function register({ invoiceId, content }: RegisterInvoice): InvoiceRegistered {
  minorDigits(content.currency);
  const { issuedOn, dueOn } = content;
  if (dueOn !== undefined && dueOn < issuedOn) throw new DueBeforeIssued(issuedOn, dueOn);
  for (const tax of taxesOn(content)) refuseImpossibleRate(tax);
  const totals = totalsOf(content);
  if (totals.payable < 0) throw new NegativeAmountDue(totals.payable);
  return {
    type: 'InvoiceRegistered',
    data: {
      invoiceId,
      ...content,
      lines: content.lines.map((line) => ({ ...line, net: lineNet(line) })),
      taxes: taxGroups(content),
      totals,
      amountDue: totals.payable,
    },
  };
}

const taxesOn = ({ lines, allowances = [], charges = [] }: InvoiceContent): Tax[] =>
  [...lines, ...allowances, ...charges].map(({ tax }) => tax);

function refuseImpossibleRate(tax: Tax): void {
  const rate = rateOf(tax);
  const isFree = rate === '0';
  const mustBeFree = ['Z', 'E', 'AE', 'K', 'G', 'O'].includes(tax.category);
  if ((mustBeFree && !isFree) || (tax.category === 'S' && isFree)) throw new TaxRateForbidden(tax.category, rate);
}
