// The document of a credit note that was recorded for an amount or for lines, without a document of its own. Its tax groups and its total
// are those that were credited; its lines make them up.

import type { AllowanceOrCharge, DocumentAllowanceOrCharge, InvoiceContent, Tax } from './document/document.ts';
import { lineNet, taxKey } from './document/totals.ts';
import type { CreditedTax, CreditNoteApplied, Document, IssuedDocument, IssuedLine } from './invoice.ts';
import { integer, parseDecimal, signOf } from './money/decimal.ts';
import { type Minor, portion, splitInProportion, sum } from './money/money.ts';

type Note = CreditNoteApplied['data'];

/** The terms that a note has from its invoice. The specification is not one: the ledger checks no more than EN 16931. */
const kept = [
  'customer',
  'customerIdIsInternal',
  'currency',
  'seller',
  'buyer',
  'payee',
  'taxRepresentative',
  'reference',
  'orderReference',
  'contractReference',
  'projectReference',
  'accountingReference',
  'period',
  'deliveredOn',
  'delivery',
] as const satisfies (keyof InvoiceContent)[];

/** Nothing is attached to it. @throws AmountTooLarge */
export function creditNoteDocument(invoice: Document, note: Note): Omit<IssuedDocument, 'supportingDocuments'> {
  const credited = note.lines?.flatMap(({ line, quantity }) => partOf(invoice.lines[line - 1], quantity));
  const lines = credited ?? note.taxes.map((group) => lineOf(group, note.reason));
  const linesOfGroups = Map.groupBy(lines, keyOf);
  const adjustments = Map.groupBy([...(invoice.allowances ?? []), ...(invoice.charges ?? [])], keyOf);
  const groups = [...note.taxes, ...withoutGroup(lines, note.taxes)].map((group) =>
    groupOf(group, linesOfGroups.get(taxKey(group)) ?? [], adjustments.get(taxKey(group))?.[0]),
  );
  const [allowances, charges] = [groups.flatMap((group) => group.allowances), groups.flatMap((group) => group.charges)];
  const taxes = groups.map(({ group }) => group);
  const tax = total(taxes.map((group) => group.tax));
  const nets = new Map(groups.flatMap((group) => group.nets));
  const taxExclusive = total(taxes.map(({ taxable }) => taxable));
  const payable = sum([note.amount, note.excess ?? 0], 'the total of the note');
  const rounding = payable - taxExclusive - tax;
  const { number, accountingTax, exemptionReasons } = invoice;
  const reasons = exemptionReasons?.filter(({ category }) => taxes.some((group) => group.category === category)) ?? [];
  return {
    ...(Object.fromEntries(
      kept.flatMap((term) => (invoice[term] === undefined ? [] : [[term, invoice[term]]])),
    ) as Pick<Document, (typeof kept)[number]>),
    ...(note.number !== undefined && { number: note.number }),
    issuedOn: note.issuedOn,
    notes: [note.reason],
    ...(number !== undefined && { precedingInvoices: [{ number, issuedOn: invoice.issuedOn }] }),
    ...(reasons.length > 0 && { exemptionReasons: reasons }),
    ...(accountingTax && {
      accountingTax: { ...accountingTax, amount: share(accountingTax.amount, tax, invoice.totals.tax) },
    }),
    lines: lines.map((line) => ({ ...line, net: nets.get(line) ?? line.net })),
    ...(allowances.length > 0 && { allowances }),
    ...(charges.length > 0 && { charges }),
    taxes,
    ...(rounding !== 0 && { rounding }),
    totals: {
      lines: total([...nets.values()]),
      allowances: total(allowances.map(({ amount }) => amount)),
      charges: total(charges.map(({ amount }) => amount)),
      taxExclusive,
      tax,
      taxInclusive: sum([taxExclusive, tax], 'the total of the note'),
      prepaid: 0,
      ...(rounding !== 0 && { rounding }),
      payable,
    },
  };
}

const total = (amounts: readonly Minor[]): Minor => sum(amounts, 'the total of the note');

const share = (amount: Minor, part: Minor, whole: Minor): Minor =>
  whole === 0 ? 0 : portion(amount, integer(part), integer(whole));

/** A quantity of a line, with as much of its allowances and charges. */
function partOf(whole: IssuedLine | undefined, quantity: string): IssuedLine[] {
  if (whole === undefined) return [];
  const { id, allowances, charges, ...line } = whole;
  const part = (amount: Minor) =>
    signOf(parseDecimal(whole.quantity)) === 0
      ? 0
      : portion(amount, parseDecimal(quantity), parseDecimal(whole.quantity));
  const partsOf = (items: readonly AllowanceOrCharge[]) =>
    items.map((item) => ({
      ...item,
      amount: part(item.amount),
      ...(item.base !== undefined && { base: part(item.base) }),
    }));
  const credited = {
    ...line,
    quantity,
    ...(allowances && { allowances: partsOf(allowances) }),
    ...(charges && { charges: partsOf(charges) }),
  };
  const isComputable = whole.baseQuantityUnit === undefined;
  return [{ ...credited, net: isComputable ? lineNet(credited) : part(whole.net) }];
}

/** A line for all that is credited of a tax group, because the note is about an amount. */
const lineOf = ({ category, rate, taxable }: CreditedTax, description: string): IssuedLine => ({
  description,
  quantity: taxable < 0 ? '-1' : '1',
  unitPrice: String(Math.abs(taxable)),
  tax: { category, rate },
  net: taxable,
});

/** The groups of lines that take nothing back, because their allowances took all of it. */
const withoutGroup = (lines: readonly IssuedLine[], taxes: readonly CreditedTax[]): CreditedTax[] => {
  const keys = new Set(taxes.map(taxKey));
  const others = new Map(lines.filter(({ tax }) => !keys.has(taxKey(tax))).map(({ tax }) => [taxKey(tax), tax]));
  return [...others.values()].map(({ category, rate = '0' }) => ({ category, rate, taxable: 0, tax: 0 }));
};

/**
 * What makes up the taxable amount of a group: the net amounts of its lines, and an allowance or a charge on the document. It is the note's
 * part of those of the invoice, or of what earlier notes credited without naming lines. Where the invoice has none, only rounding is left,
 * which goes to the lines.
 */
function groupOf(group: CreditedTax, own: readonly IssuedLine[], adjustment?: DocumentAllowanceOrCharge) {
  const nets = own.map(({ net }) => net);
  const over = total(nets) - group.taxable;
  const { category, rate } = group;
  const isRounding = adjustment === undefined && Math.abs(over) <= own.length && total(nets) !== 0;
  const reason = adjustment === undefined ? 'Credited before' : (adjustment.reason ?? 'As on the invoice');
  const item: DocumentAllowanceOrCharge = { amount: Math.abs(over), reason, tax: { category, rate } };
  const amounts = isRounding ? splitInProportion(group.taxable, nets) : nets;
  return {
    group,
    nets: own.map((line, index): [IssuedLine, Minor] => [line, amounts[index] ?? 0]),
    allowances: over > 0 && !isRounding ? [item] : [],
    charges: over < 0 && !isRounding ? [item] : [],
  };
}

const keyOf = ({ tax }: { tax: Tax }): string => taxKey(tax);
