import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceContent, Tax } from '../../events/document/document.ts';
import { lineNet, rateOf, taxGroups, totalsOf } from '../../events/document/totals.ts';
import type { InvoiceRegistered } from '../../events/invoice.ts';
import { minorDigits } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import { invoice } from '../../events/ubl/kinds.ts';
import { InvoiceRefusal } from './refusals.ts';
import { refuseCodeOfOther } from './type-code.ts';

export type RegisterInvoice = { type: 'register'; invoiceId: string; content: InvoiceContent };

export class NegativeAmountDue extends InvoiceRefusal {
  readonly amountDue: Minor;
  constructor(amountDue: Minor) {
    super(
      `The amount due would be negative (${amountDue} in minor units). To credit a customer, register a credit note for an invoice: POST /invoices/{id}/credit-notes.`,
    );
    this.amountDue = amountDue;
  }
}

export class DueBeforeIssued extends InvoiceRefusal {
  constructor(issuedOn: CalendarDate, dueOn: CalendarDate) {
    super(`The due date ${dueOn} is before the issue date ${issuedOn}. Send a due date on or after the issue date.`);
  }
}

/** EN 16931: categories Z, E, AE, K, G and O have no rate above 0 (BR-Z-05 …), category S has one (BR-S-05). */
export class TaxRateForbidden extends InvoiceRefusal {
  constructor(category: string, rate: string) {
    super(
      `Tax category ${category} must have ${category === 'S' ? 'a rate above 0' : 'a rate of 0'}, not ${rate}. Correct the rate or the category.`,
    );
  }
}

/**
 * Registers an invoice with its line amounts, tax groups and totals, calculated by EN 16931.
 * @throws UnknownCurrency, TypeCodeOfOtherKind, DueBeforeIssued, TaxRateForbidden, NegativeAmountDue, AmountTooLarge
 */
export function register({ invoiceId, content }: RegisterInvoice): InvoiceRegistered {
  minorDigits(content.currency);
  const { issuedOn, dueOn, typeCode } = content;
  refuseCodeOfOther(invoice, typeCode);
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
