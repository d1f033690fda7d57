// Splits a credit note into the invoice's tax groups, in the invoice's proportions. The last credit note of an invoice credits all
// that is left of every group, so that the credit notes for a whole invoice sum to the invoice exactly.

import type { InvoiceContent } from '../../events/document/document.ts';
import { taxKey } from '../../events/document/totals.ts';
import type { CreditedTax, IssuedLine } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { type Decimal, divide, multiply, parseDecimal, plus } from '../../events/money/decimal.ts';
import { type Minor, minor, splitInProportion, sum } from '../../events/money/money.ts';
import { InvoiceRefusal } from './refusals.ts';

/** What a credit note credits: an amount, quantities of lines, or the tax groups of a UBL credit note. */
export type Credited =
  | { by: 'amount'; amount: Minor }
  | { by: 'lines'; lines: { line: number; quantity: string }[] }
  | { by: 'document'; taxes: CreditedTax[]; document: InvoiceContent };

export class CreditExceedsInvoice extends InvoiceRefusal {
  readonly creditable: Minor;
  constructor(what: string, creditable: Minor, amount: Minor) {
    super(`At most ${creditable} (minor units) of ${what} can still be credited, so ${amount} is too much.`);
    this.creditable = creditable;
  }
}

export class NoSuchLine extends InvoiceRefusal {
  constructor(line: number, lines: number) {
    super(`The invoice has no line ${line}. Its lines are 1 to ${lines}.`);
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
 * @returns the credited tax groups, and the total of the note: their sum, plus the invoice's rounding amount if nothing is left to credit
 * @throws CreditExceedsInvoice, NoSuchLine, NothingToCredit
 */
export function creditedTaxes(invoice: RegisteredInvoice, credited: Credited): { taxes: CreditedTax[]; total: Minor } {
  const left = creditableTaxes(invoice);
  const rounding = creditableRounding(invoice);
  const taxes = requested(invoice, credited, left, rounding).filter((tax) => tax.taxable !== 0 || tax.tax !== 0);
  for (const tax of taxes) refuseBeyond(tax, left);
  const isLast = grossOf(taxes) === grossOf(left);
  const total = grossOf(taxes) + (isLast ? rounding : 0);
  if (total <= 0) throw new NothingToCredit();
  return { taxes, total };
}

function requested(
  invoice: RegisteredInvoice,
  credited: Credited,
  left: CreditedTax[],
  rounding: Minor,
): CreditedTax[] {
  switch (credited.by) {
    case 'amount':
      return byAmount(credited.amount, left, rounding);
    case 'lines':
      return byLines(invoice, credited.lines, left);
    case 'document':
      return credited.taxes;
  }
}

function byAmount(amount: Minor, left: CreditedTax[], rounding: Minor): CreditedTax[] {
  const creditable = grossOf(left) + rounding;
  if (amount > creditable) throw new CreditExceedsInvoice('the invoice', creditable, amount);
  if (amount === creditable) return left;
  const parts = splitInProportion(amount, left.map(gross));
  return left.map((group, index) => {
    const part = parts[index] ?? 0;
    const tax = gross(group) === 0 ? 0 : portion(group.tax, integer(part), integer(gross(group)));
    return { ...group, taxable: part - tax, tax };
  });
}

function byLines(
  { document, creditNotes }: RegisteredInvoice,
  lines: { line: number; quantity: string }[],
  left: CreditedTax[],
): CreditedTax[] {
  const quantities = new Map<number, Decimal>();
  const count = ({ line, quantity }: { line: number; quantity: string }) =>
    quantities.set(line, plus(quantities.get(line) ?? integer(0), parseDecimal(quantity)));
  for (const note of creditNotes.values()) note.lines.forEach(count);
  const before = new Map(quantities);
  for (const line of lines) {
    if (document.lines[line.line - 1] === undefined) throw new NoSuchLine(line.line, document.lines.length);
    count(line);
  }
  const whole = (line: IssuedLine, index: number) =>
    equal(quantities.get(index + 1) ?? integer(0), parseDecimal(line.quantity));
  if (document.lines.every(whole)) return left;
  return left.map((group, index) => {
    const [taxable, tax] = lineShares(document.lines, document.taxes[index] ?? group);
    const credit = (shares: Map<number, Minor>) =>
      sum(
        [...shares].map(([line, share]) => {
          const quantity = parseDecimal(document.lines[line - 1]?.quantity ?? '0');
          const upTo = (credited: Decimal) => (quantity.units === 0n ? 0 : portion(share, credited, quantity));
          return upTo(quantities.get(line) ?? integer(0)) - upTo(before.get(line) ?? integer(0));
        }),
        'a credited amount',
      );
    return { ...group, taxable: credit(taxable), tax: credit(tax) };
  });
}

/** The share of each line, by its number from 1, in a group's taxable amount and tax. Document allowances and charges are split in proportion. */
function lineShares(lines: readonly IssuedLine[], group: CreditedTax): [Map<number, Minor>, Map<number, Minor>] {
  const own = lines.flatMap((line, index) =>
    taxKey(line.tax) === taxKey(group) ? [{ place: index + 1, net: line.net }] : [],
  );
  const nets = own.map(({ net }) => net);
  const weights = sum(nets, 'line net amounts') === 0 ? nets.map(() => 1) : nets;
  const shares = (amount: Minor) => {
    const parts = weights.length === 0 ? [] : splitInProportion(amount, weights);
    return new Map(own.map(({ place }, index) => [place, parts[index] ?? 0]));
  };
  return [shares(group.taxable), shares(group.tax)];
}

function refuseBeyond(tax: CreditedTax, left: readonly CreditedTax[]): void {
  const group = left.find((group) => taxKey(group) === taxKey(tax));
  const within = (part: Minor, whole: Minor) =>
    part === 0 || (part < 0 === whole < 0 && Math.abs(part) <= Math.abs(whole));
  if (group && within(tax.taxable, group.taxable) && within(tax.tax, group.tax)) return;
  throw new CreditExceedsInvoice(`tax category ${tax.category} at ${tax.rate}%`, group ? gross(group) : 0, gross(tax));
}

const integer = (value: number): Decimal => ({ units: BigInt(value), scale: 0 });

const equal = (a: Decimal, b: Decimal): boolean => plus(a, { units: -b.units, scale: b.scale }).units === 0n;

/** amount × part / whole, rounded half away from zero. */
const portion = (amount: Minor, part: Decimal, whole: Decimal): Minor =>
  minor(divide(multiply(integer(amount), part), whole), 'a share');
