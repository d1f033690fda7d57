// What a credit note takes back of lines, as tax groups. A line may be credited in several parts; each part is rounded so that all parts
// of a line sum to its share exactly.

import { taxKey } from '../../events/document/totals.ts';
import type { CreditedTax, IssuedLine } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { type Decimal, formatDecimal, integer, minus, parseDecimal, plus, signOf } from '../../events/money/decimal.ts';
import { type Minor, portion, splitInProportion, sum } from '../../events/money/money.ts';
import { InvoiceRefusal } from './refusals.ts';

/** A line of the invoice, numbered from 1, and a quantity of it. */
export type CreditedLine = { line: number; quantity: string };

export class NoSuchLine extends InvoiceRefusal {
  constructor(line: number, lines: number) {
    super(`The invoice has no line ${line}. Its lines are 1 to ${lines}.`);
  }
}

/** A credit note takes back a part of what is left of a line, with the sign that its quantity has on the invoice. */
export class CreditExceedsLine extends InvoiceRefusal {
  readonly line: number;
  readonly creditableQuantity: string;
  constructor(line: number, creditable: string, quantity: string) {
    super(
      `A quantity of ${creditable} of line ${line} can still be credited, so ${quantity} cannot. Send a quantity between 0 and ${creditable}.`,
    );
    this.line = line;
    this.creditableQuantity = creditable;
  }
}

/**
 * The tax groups of credited lines. If they complete the lines of the invoice, they are all that is left of the groups.
 * @param left what earlier credit notes left of the invoice's tax groups
 * @param whole the same tax groups of the whole invoice, in the same order
 * @throws NoSuchLine, CreditExceedsLine
 */
export function creditedLines(
  { document, creditNotes }: RegisteredInvoice,
  lines: readonly CreditedLine[],
  left: CreditedTax[],
  whole: readonly CreditedTax[],
): CreditedTax[] {
  const before = document.lines.map(() => integer(0));
  for (const { line, quantity } of [...creditNotes.values()].flatMap((note) => note.lines)) {
    before[line - 1] = plus(before[line - 1] ?? integer(0), parseDecimal(quantity));
  }
  const after = [...before];
  for (const { line, quantity } of lines) {
    const invoiced = document.lines[line - 1];
    if (invoiced === undefined) throw new NoSuchLine(line, document.lines.length);
    const credited = after[line - 1] ?? integer(0);
    refuseBeyondLine(line, quantity, minus(parseDecimal(invoiced.quantity), credited), invoiced);
    after[line - 1] = plus(credited, parseDecimal(quantity));
  }
  const isWhole = ({ quantity }: IssuedLine, index: number) =>
    signOf(minus(parseDecimal(quantity), after[index] ?? integer(0))) === 0;
  if (document.lines.every(isWhole)) return left;
  const linesOfGroups = Map.groupBy(document.lines.entries(), ([, line]) => taxKey(line.tax));
  return left.map((group, index) => {
    const [taxable, tax] = lineShares(linesOfGroups.get(taxKey(group)) ?? [], whole[index] ?? group);
    const credit = (shares: Map<number, Minor>) =>
      sum(
        [...shares].map(([place, share]) => {
          const quantity = parseDecimal(document.lines[place]?.quantity ?? '0');
          const upTo = (credited = integer(0)) => (signOf(quantity) === 0 ? 0 : portion(share, credited, quantity));
          return upTo(after[place]) - upTo(before[place]);
        }),
        'a credited amount',
      );
    return { ...group, taxable: credit(taxable), tax: credit(tax) };
  });
}

/** @param left its sign differs from the line's if an old version of the ledger credited more than the line */
function refuseBeyondLine(line: number, quantity: string, left: Decimal, whole: IssuedLine): void {
  const sign = signOf(parseDecimal(whole.quantity));
  const creditable = signOf(left) === sign ? left : integer(0);
  const signs = [signOf(parseDecimal(quantity)), signOf(minus(creditable, parseDecimal(quantity)))];
  if (signs.every((one) => one === 0 || one === sign)) return;
  throw new CreditExceedsLine(line, formatDecimal(creditable), quantity);
}

/** The share of each line of a group, by its index, in a group's taxable amount and tax. Document allowances and charges are split in proportion. */
function lineShares(
  own: readonly (readonly [index: number, IssuedLine])[],
  group: CreditedTax,
): [Map<number, Minor>, Map<number, Minor>] {
  const nets = own.map(([, { net }]) => net);
  const weights = sum(nets, 'line net amounts') === 0 ? nets.map(() => 1) : nets;
  const shares = (amount: Minor) => {
    const parts = weights.length === 0 ? [] : splitInProportion(amount, weights);
    return new Map(own.map(([index], place) => [index, parts[place] ?? 0]));
  };
  return [shares(group.taxable), shares(group.tax)];
}
