import { creditNote, type Kind } from '../../../events/einvoice/kinds.ts';
import { adjustment, amount, amountWithCurrency, identifier, notes, percent, period, rate } from './formats.ts';
import { labels } from './labels.ts';
import { lineRow } from './line-rows.ts';
import type { AdjustmentRow, Fact, Page, TaxRow, WrittenDocument } from './page.ts';
import { partiesOf, recipientOf, sellerOf, senderOf } from './parties.ts';
import { paymentOf } from './payment.ts';

/** What stands on the page of a document: each of its terms that a reader needs. */
export function pageOf(document: WrittenDocument, kind: Kind): Page {
  const { currency, lines, totals, supportingDocuments = [] } = document;
  const isCreditNote = kind === creditNote;
  return {
    title: titleOf(document, isCreditNote),
    seller: sellerOf(document),
    sender: senderOf(document),
    recipient: recipientOf(document),
    facts: factsOf(document),
    parties: partiesOf(document),
    notes: notes(document),
    currency,
    lines: lines.map((line, index) => lineRow(line, index, currency)),
    adjustments: adjustmentsOf(document),
    totals: totalsOf(document),
    payable: {
      label: isCreditNote ? labels.totals.payable.creditNote : labels.totals.payable.invoice,
      value: amountWithCurrency(totals.payable, currency),
    },
    taxes: document.taxes.map(
      (group): TaxRow => ({
        category: `${group.category}  ${labels.taxes.categories[group.category]}`,
        rate: group.category === 'O' ? '' : percent(group.rate),
        taxable: amount(group.taxable, currency),
        tax: amount(group.tax, currency),
      }),
    ),
    exemptions: (document.exemptionReasons ?? []).map(
      ({ category, reason, code }) => `${category}: ${[reason, code && `(${code})`].filter(Boolean).join(' ')}`,
    ),
    payment: paymentOf(document, !isCreditNote),
    supportingDocuments: supportingDocuments.map(({ id, description, location, attachment }) =>
      [id, description, location, attachment?.fileName].filter(Boolean).join(', '),
    ),
  };
}

function titleOf({ typeCode = '', number }: WrittenDocument, isCreditNote: boolean): string {
  const { titles } = labels;
  const title = titles.byTypeCode[typeCode] ?? (isCreditNote ? titles.creditNote : titles.invoice);
  return number === undefined ? title : `${title} ${number}`;
}

function factsOf(document: WrittenDocument): Fact[] {
  const words = labels.facts;
  const { precedingInvoices = [], taxPointCode } = document;
  const facts: [string, string | undefined][] = [
    [words.number, document.number],
    [words.issuedOn, document.issuedOn],
    [words.dueOn, document.dueOn],
    [words.period, document.period && period(document.period)],
    [words.deliveredOn, document.deliveredOn],
    [words.taxPointOn, document.taxPointOn],
    [words.taxPointCode, taxPointCode && labels.taxPoints[taxPointCode]],
    [words.reference, document.reference],
    [words.orderReference, document.orderReference],
    [words.salesOrderReference, document.salesOrderReference],
    [words.contractReference, document.contractReference],
    [words.projectReference, document.projectReference],
    [words.tenderReference, document.tenderReference],
    [words.despatchReference, document.despatchReference],
    [words.receiptReference, document.receiptReference],
    [words.accountingReference, document.accountingReference],
    [words.object, document.object && identifier(document.object)],
    ...precedingInvoices.map(({ number, issuedOn }): [string, string] => [
      words.precedingInvoice,
      issuedOn === undefined ? number : `${number}, ${issuedOn}`,
    ]),
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function adjustmentsOf({ allowances = [], charges = [], currency }: WrittenDocument): AdjustmentRow[] {
  const row =
    (label: string, sign: string) =>
    (item: (typeof allowances)[number]): AdjustmentRow => ({
      reason: `${label}: ${adjustment(item, currency)}`,
      tax: rate(item.tax),
      amount: `${sign}${amount(item.amount, currency)}`,
    });
  return [...allowances.map(row(labels.allowance, '-')), ...charges.map(row(labels.charge, ''))];
}

/** The totals before the amount due. One that is 0 and that no amount leads to is left out. */
function totalsOf({ totals, currency, allowances, charges, accountingTax }: WrittenDocument): Fact[] {
  const words = labels.totals;
  const shown: [string, number, boolean][] = [
    [words.lines, totals.lines, true],
    [words.allowances, -totals.allowances, allowances !== undefined],
    [words.charges, totals.charges, charges !== undefined],
    [words.taxExclusive, totals.taxExclusive, true],
    [words.tax, totals.tax, true],
    [words.taxInclusive, totals.taxInclusive, true],
    [words.prepaid, -totals.prepaid, totals.prepaid !== 0],
    [words.rounding, totals.rounding ?? 0, (totals.rounding ?? 0) !== 0],
  ];
  const facts = shown.flatMap(([label, value, isShown]) =>
    isShown ? [{ label, value: amount(value === 0 ? 0 : value, currency) }] : [],
  );
  if (accountingTax === undefined) return facts;
  const converted = {
    label: `${words.taxIn} ${accountingTax.currency}`,
    value: amount(accountingTax.amount, accountingTax.currency),
  };
  return facts.flatMap((fact) => (fact.label === words.tax ? [fact, converted] : [fact]));
}
