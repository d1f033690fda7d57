// Splits a credit note into the invoice's tax groups, in the invoice's proportions. The last credit note of an invoice credits all
// that is left of every group, so that the credit notes for a whole invoice sum to the invoice exactly.

import { taxKey } from '../../events/document/totals.ts';
import type { CreditedTax } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { integer } from '../../events/money/decimal.ts';
import { type Minor, portion, splitInProportion, sum } from '../../events/money/money.ts';
import type { CreditNoteContent } from '../../events/ubl/read-credit-note.ts';
import { type CreditedLine, creditedLines } from './credited-lines.ts';
import { InvoiceRefusal } from './refusals.ts';

/** What a credit note credits: an amount, quantities of lines, or the tax groups of a UBL credit note. */
export type Credited =
  | { by: 'amount'; amount: Minor }
  | { by: 'lines'; lines: CreditedLine[] }
  | { by: 'document'; taxes: CreditedTax[]; document: CreditNoteContent };

export class CreditExceedsInvoice extends InvoiceRefusal {
  readonly creditable: Minor;
  constructor(what: string, creditable: Minor, amount: Minor) {
    super(`At most ${creditable} (minor units) of ${what} can still be credited, so ${amount} is too much.`);
    this.creditable = creditable;
  }
}

export class NothingToCredit extends InvoiceRefusal {
  constructor() {
    super('The credit note would credit 0. Send a larger amount or quantity.');
  }
}

const gross = ({ taxable, tax }: CreditedTax): Minor => sum([taxable, tax], 'a tax group');

const grossOf = (taxes: readonly CreditedTax[]): Minor => sum(taxes.map(gross), 'a credited amount');

/** Each tax group of the invoice, less what earlier credit notes credited. */
export function creditableTaxes({ document, creditNotes }: RegisteredInvoice): CreditedTax[] {
  const earlier = [...creditNotes.values()].flatMap((note) => note.taxes);
  return document.taxes.map((group) => {
    const credited = earlier.filter((tax) => taxKey(tax) === taxKey(group));
    return {
      ...group,
      taxable:
        group.taxable -
        sum(
          credited.map((tax) => tax.taxable),
          'credited',
        ),
      tax:
        group.tax -
        sum(
          credited.map((tax) => tax.tax),
          'credited',
        ),
    };
  });
}

/** The invoice's rounding amount (BT-114), or 0 if an earlier credit note credited it with the last of the tax groups. */
function creditableRounding({ document, creditNotes }: RegisteredInvoice): Minor {
  const earlier = [...creditNotes.values()].map(({ amount, excess, taxes }) => amount + excess - grossOf(taxes));
  return (document.totals.rounding ?? 0) - sum(earlier, 'credited rounding');
}

/**
 * The tax groups that a credit note takes back, and its total. A note of an amount has that total: it takes back the groups, and of the
 * rounding amount what it exceeds them by. Other notes take back the rounding amount with the last of the groups.
 * @throws CreditExceedsInvoice, CreditExceedsLine, NoSuchLine, NothingToCredit
 */
export function creditedTaxes(invoice: RegisteredInvoice, credited: Credited): { taxes: CreditedTax[]; total: Minor } {
  const left = creditableTaxes(invoice);
  const rounding = creditableRounding(invoice);
  const creditable = grossOf(left) + rounding;
  const taxes = requested(invoice, credited, left, creditable).filter((tax) => tax.taxable !== 0 || tax.tax !== 0);
  for (const tax of taxes) refuseBeyond(tax, left);
  const isLast = grossOf(taxes) === grossOf(left);
  const total = credited.by === 'amount' ? credited.amount : grossOf(taxes) + (isLast ? rounding : 0);
  if (total <= 0) throw new NothingToCredit();
  // the groups may come to more than the invoice: one of them may be negative, and so may the rounding amount
  if (total > creditable) throw new CreditExceedsInvoice('the invoice', creditable, total);
  return { taxes, total };
}

function requested(
  invoice: RegisteredInvoice,
  credited: Credited,
  left: CreditedTax[],
  creditable: Minor,
): CreditedTax[] {
  switch (credited.by) {
    case 'amount':
      return byAmount(credited.amount, left, creditable);
    case 'lines':
      return creditedLines(invoice, credited.lines, left);
    case 'document':
      return credited.taxes;
  }
}

function byAmount(amount: Minor, left: CreditedTax[], creditable: Minor): CreditedTax[] {
  if (amount > creditable) throw new CreditExceedsInvoice('the invoice', creditable, amount);
  if (amount === creditable || amount >= grossOf(left)) return left;
  const parts = splitInProportion(amount, left.map(gross));
  return left.map((group, index) => {
    const part = parts[index] ?? 0;
    const tax = gross(group) === 0 ? 0 : portion(group.tax, integer(part), integer(gross(group)));
    return { ...group, taxable: part - tax, tax };
  });
}

function refuseBeyond(tax: CreditedTax, left: readonly CreditedTax[]): void {
  const group = left.find((group) => taxKey(group) === taxKey(tax));
  const within = (part: Minor, whole: Minor) =>
    part === 0 || (part < 0 === whole < 0 && Math.abs(part) <= Math.abs(whole));
  if (group && within(tax.taxable, group.taxable) && within(tax.tax, group.tax)) return;
  throw new CreditExceedsInvoice(`tax category ${tax.category} at ${tax.rate}%`, group ? gross(group) : 0, gross(tax));
}
