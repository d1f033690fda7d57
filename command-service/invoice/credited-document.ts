// What a credit note takes back that came as a document of its own. What it states stands. It may take back no more than is left of the
// invoice, except by rounding: three notes of a third may each be rounded up.

import { taxKey } from '../../events/document/totals.ts';
import type { IssuedCreditNote } from '../../events/einvoice/read-credit-note.ts';
import { categories, taxedParts } from '../../events/einvoice/rules/categories.ts';
import { unitOf } from '../../events/einvoice/rules/of-amounts.ts';
import type { CreditedTax } from '../../events/invoice.ts';
import { stillPaying } from '../../events/invoice-payment.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { type Minor, sum } from '../../events/money/money.ts';
import { CreditExceedsInvoice, creditable, creditableTaxes, grouped, NothingToCredit } from './credited-tax.ts';
import { InvoiceRefusal } from './refusals.ts';

/** By its BT-115, the customer owes the note. That is a claim, which an invoice makes. */
export class NegativeAmountDue extends InvoiceRefusal {
  readonly amountDue: Minor;
  constructor(amountDue: Minor) {
    super(
      `The amount due of the credit note (BT-115) is ${amountDue} in minor units, so the customer owes it. Register an invoice with the opposite amounts: POST /invoices. What was returned already (BT-113) is at most the total of the note.`,
    );
    this.amountDue = amountDue;
  }
}

/** @throws NegativeAmountDue */
export function refuseNegative({ totals: { payable } }: Pick<IssuedCreditNote, 'totals'>): void {
  if (payable < 0) throw new NegativeAmountDue(payable);
}

/**
 * The tax groups of the note (BT-116, BT-117) and its total: BT-115, and `refunded`. If the note exceeds what is left of the invoice by
 * rounding, the total is what is left.
 * @throws CreditExceedsInvoice, NothingToCredit, NegativeAmountDue, AmountTooLarge
 */
export function creditedDocument(
  invoice: RegisteredInvoice,
  note: IssuedCreditNote,
): { taxes: CreditedTax[]; total: Minor; refunded: Minor } {
  refuseNegative(note);
  const { payable, prepaid } = note.totals;
  const taken = sum([payable, Math.max(0, prepaid)], 'the total of the note');
  if (taken === 0) throw new NothingToCredit();
  const taxes = grouped(note.taxes).filter(({ taxable, tax }) => taxable !== 0 || tax !== 0);
  const left = byKey(creditableTaxes(invoice));
  const issued = byKey(invoice.document.taxes);
  const parts = Map.groupBy(
    taxedParts(note).flatMap(({ taxed }) => [...taxed]),
    ({ tax }) => taxKey(tax),
  );
  const rounding = taxes.map((group) => roundingOf(group, parts.get(taxKey(group))?.length ?? 0, invoice, note));
  for (const [index, group] of taxes.entries()) refuseBeyond(group, issued, left, rounding[index] ?? none);
  const most = creditable(invoice);
  const over = Math.max(0, taken - most);
  const allowed = rounding.map(({ taxable, tax }) => taxable + tax);
  if (over > sum(allowed, 'rounding')) throw new CreditExceedsInvoice('the invoice', most, taken);
  const refunded = Math.min(prepaid - prepaidLeft(invoice, prepaid), paidHere(invoice));
  return { taxes, total: Math.max(0, payable + refunded - over), refunded };
}

/** Of what the note says was returned (BT-113), what had been prepaid, and that no earlier note says was returned. */
function prepaidLeft({ document: { totals }, creditNotes }: RegisteredInvoice, returned: Minor): Minor {
  const before = [...creditNotes.values()].reduce((all, { prepaid = 0 }) => all + prepaid, 0);
  return Math.min(returned, Math.max(0, totals.prepaid - before));
}

/** What payments that are recorded here have paid, also if they were refunded, and that no earlier note says was returned. */
function paidHere({ payments, creditNotes }: RegisteredInvoice): Minor {
  const before = [...creditNotes.values()].reduce((all, { refunded = 0 }) => all + refunded, 0);
  const paid = [...payments.values()].reduce((all, payment) => all + stillPaying(payment) + payment.refunded, 0);
  return Math.max(0, paid - before);
}

/** Of several groups with one key, the first. A document may have thousands of groups. */
const byKey = <Group extends CreditedTax>(groups: readonly Group[]): ReadonlyMap<string, Group> =>
  new Map(groups.toReversed().map((group) => [taxKey(group), group]));

type Rounding = Pick<CreditedTax, 'taxable' | 'tax'>;
const none: Rounding = { taxable: 0, tax: 0 };

/**
 * By how much the notes of an invoice may exceed one of its tax groups: for each note, each line may be rounded by 0.02
 * (PEPPOL-EN16931-R120), and the tax by less than 1.00 (-09 of categories with a rate).
 * @param parts how many lines, allowances and charges of the note are of the group
 */
function roundingOf(
  group: CreditedTax,
  parts: number,
  { creditNotes }: RegisteredInvoice,
  note: IssuedCreditNote,
): Rounding {
  const notes = creditNotes.size + 1;
  const unit = unitOf(note.currency);
  return {
    taxable: notes * Math.max(1, parts) * Math.max(1, unit / 50),
    tax: categories[group.category].isByRate ? notes * (unit - 1) : 0,
  };
}

function refuseBeyond(
  group: CreditedTax,
  issued: ReadonlyMap<string, CreditedTax>,
  left: ReadonlyMap<string, CreditedTax>,
  rounding: Rounding,
): void {
  const { taxable, tax } = left.get(taxKey(group)) ?? none;
  // with the sign of the invoice's group: earlier notes may have been rounded up, so that nothing is left of it
  const sign = Math.sign(issued.get(taxKey(group))?.taxable ?? 0);
  const most = Math.max(0, sign * taxable) + rounding.taxable;
  const isTaxable = group.taxable === 0 || (sign * group.taxable > 0 && sign * group.taxable <= most);
  const isTax = group.tax >= Math.min(0, tax) - rounding.tax && group.tax <= Math.max(0, tax) + rounding.tax;
  if (isTaxable && isTax) return;
  throw new CreditExceedsInvoice(
    `tax category ${group.category} at ${group.rate}%`,
    sum([taxable, tax], 'a tax group'),
    sum([group.taxable, group.tax], 'a tax group'),
  );
}
