// Splits a credit note into the invoice's tax groups, in the invoice's proportions. The last credit note of an invoice credits all
// that is left of every group, so that the credit notes for a whole invoice sum to the invoice exactly.

import { taxKey } from '../../events/document/totals.ts';
import type { IssuedCreditNote } from '../../events/einvoice/read-credit-note.ts';
import type { CreditedTax } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { integer } from '../../events/money/decimal.ts';
import { type Minor, portion, splitInProportion, sum } from '../../events/money/money.ts';
import { type CreditedLine, creditedLines } from './credited-lines.ts';
import { InvoiceRefusal } from './refusals.ts';

/** What a credit note credits: an amount, quantities of lines, or what the document states that it came as (credited-document.ts). */
export type Credited = CreditedPart | { by: 'document'; document: IssuedCreditNote };
export type CreditedPart = { by: 'amount'; amount: Minor } | { by: 'lines'; lines: CreditedLine[] };

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

/** Tax groups of which each has another category or rate. A document may state several small groups of one. */
export function grouped(taxes: readonly CreditedTax[]): CreditedTax[] {
  const groups = new Map<string, CreditedTax>();
  for (const group of taxes) {
    const { taxable, tax } = groups.get(taxKey(group)) ?? { taxable: 0, tax: 0 };
    groups.set(taxKey(group), {
      ...group,
      taxable: sum([taxable, group.taxable], 'a tax group'),
      tax: sum([tax, group.tax], 'a tax group'),
    });
  }
  return [...groups.values()];
}

/** Each tax group of the invoice, less what earlier credit notes credited. */
export function creditableTaxes({ document, creditNotes }: RegisteredInvoice): CreditedTax[] {
  const earlier = [...creditNotes.values()].flatMap((note) => note.taxes);
  const credited = earlier.map((group) => ({ ...group, taxable: -group.taxable, tax: -group.tax }));
  const ofInvoice = grouped(document.taxes);
  const keys = new Set(ofInvoice.map(taxKey));
  return grouped([...ofInvoice, ...credited.filter((group) => keys.has(taxKey(group)))]);
}

/** The invoice's total before anything was prepaid (BT-112 and BT-114), less that of earlier credit notes. */
export function creditable({ document: { totals }, creditNotes }: RegisteredInvoice): Minor {
  const earlier = [...creditNotes.values()].map(({ amount, excess, prepaid = 0 }) => -amount - excess - prepaid);
  return sum([totals.payable, totals.prepaid, ...earlier], 'what can be credited');
}

/**
 * The tax groups that a credit note takes back, and its total. A note of an amount has that total: it takes back the groups, and of the
 * rounding amount what it exceeds them by. Other notes take back the rounding amount with the last of the groups.
 * @throws CreditExceedsInvoice, CreditExceedsLine, NoSuchLine, NothingToCredit
 */
export function creditedTaxes(
  invoice: RegisteredInvoice,
  credited: CreditedPart,
): { taxes: CreditedTax[]; total: Minor } {
  const left = creditableTaxes(invoice);
  const most = creditable(invoice);
  const requested =
    credited.by === 'amount'
      ? byAmount(credited.amount, left, most)
      : creditedLines(invoice, credited.lines, left, grouped(invoice.document.taxes));
  const taxes = requested.filter((tax) => tax.taxable !== 0 || tax.tax !== 0);
  const groups = new Map(left.map((group) => [taxKey(group), group]));
  for (const tax of taxes) refuseBeyond(tax, groups.get(taxKey(tax)));
  const isLast = grossOf(taxes) === grossOf(left);
  const total = credited.by === 'amount' ? credited.amount : isLast ? most : grossOf(taxes);
  if (total <= 0) throw new NothingToCredit();
  // the groups may come to more than the invoice: one of them may be negative, and so may the rounding amount
  if (total > most) throw new CreditExceedsInvoice('the invoice', most, total);
  return { taxes, total };
}

function byAmount(amount: Minor, left: CreditedTax[], most: Minor): CreditedTax[] {
  if (amount > most) throw new CreditExceedsInvoice('the invoice', most, amount);
  if (amount === most || amount >= grossOf(left)) return left;
  const parts = splitInProportion(amount, left.map(gross));
  return left.map((group, index) => {
    const part = parts[index] ?? 0;
    const tax = gross(group) === 0 ? 0 : portion(group.tax, integer(part), integer(gross(group)));
    return { ...group, taxable: part - tax, tax };
  });
}

function refuseBeyond(tax: CreditedTax, group: CreditedTax | undefined): void {
  const within = (part: Minor, whole: Minor) =>
    part === 0 || (part < 0 === whole < 0 && Math.abs(part) <= Math.abs(whole));
  if (group && within(tax.taxable, group.taxable) && within(tax.tax, group.tax)) return;
  throw new CreditExceedsInvoice(`tax category ${tax.category} at ${tax.rate}%`, group ? gross(group) : 0, gross(tax));
}
