// Turns the draft into the request's body, and finds its faults. The totals are computed by events/, as the service computes them.

import { isCalendarDate } from '../../../events/calendar-date.ts';
import type { WithContent } from '../../../events/document/attachment.ts';
import type { InvoiceContent, Line, Tax, Terms } from '../../../events/document/document.ts';
import { lineNet, type TaxGroup, type Totals, taxGroups, totalsOf } from '../../../events/document/totals.ts';
import { minorDigits } from '../../../events/money/currency.ts';
import { formatDecimal, parseDecimal, shift } from '../../../events/money/decimal.ts';
import type { Fault } from '../api/problem.ts';
import { amountTyped, decimalTyped } from '../format/money.ts';
import { texts } from '../texts.ts';
import type { AdjustmentDraft, Draft, LineDraft, TaxDraft } from './draft.ts';

type Adjustment = NonNullable<InvoiceContent['allowances']>[number];

/** `faults` point into the body. It is not sent while there are any. */
export type Body = {
  body: WithContent<InvoiceContent> & { dueOn: string; invoiceId: string; series?: string };
  faults: Fault[];
};

export function bodyOf(draft: Draft): Body {
  const { currency, invoiceId, issuedOn, dueOn } = draft;
  const faults: Fault[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  const missing = (pointer: string, text: string) => text.trim() === '' && fault(pointer, texts.command.missing);

  missing('/customer/name', draft.customerName);
  missing('/customer/id', draft.customerId);
  if (draft.numbering === 'series') missing('/series', draft.series);
  if (!isCalendarDate(dueOn)) fault('/dueOn', texts.command.notADate);
  else if (dueOn < issuedOn) fault('/dueOn', texts.register.dueBeforeIssued);
  const content = contentOf(draft);
  faults.push(...content.faults);
  const prepaid = draft.prepaid.trim() === '' ? undefined : amountTyped(draft.prepaid, currency);
  if (draft.prepaid.trim() !== '' && prepaid === undefined) fault('/prepaid', texts.command.notAnAmount);

  const text = (name: 'number' | 'reference') => draft[name].trim();
  const body: Body['body'] = {
    ...draft.rest,
    ...content.content,
    invoiceId,
    ...(draft.numbering === 'series' ? { series: draft.series } : text('number') !== '' && { number: text('number') }),
    customer: { id: draft.customerId.trim(), name: draft.customerName.trim() },
    dueOn,
    ...(prepaid !== undefined && { prepaid }),
    ...(text('reference') !== '' && { reference: text('reference') }),
  };
  return { body, faults };
}

/** The part of a draft that says what a document is about. */
export type ContentDraft = Pick<Draft, 'currency' | 'issuedOn' | 'lines' | 'adjustments'>;

type Content = Pick<InvoiceContent, 'currency' | 'issuedOn' | 'lines' | 'allowances' | 'charges'>;

/** The lines, allowances and charges of a document, with its date and currency. */
export function contentOf({ currency, issuedOn, ...draft }: ContentDraft): { content: Content; faults: Fault[] } {
  const faults: Fault[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  if (!isCalendarDate(issuedOn)) fault('/issuedOn', texts.command.notADate);
  const lines = draft.lines.map((line, index) => {
    const pointer = `/lines/${index}`;
    if (line.description.trim() === '') fault(`${pointer}/description`, texts.command.missing);
    const read = lineOf(line, currency);
    for (const field of ['quantity', 'unitPrice'] as const) {
      if (read[field] === undefined) fault(`${pointer}/${field}`, texts.command.notANumber);
    }
    if (read.tax === undefined) fault(`${pointer}/tax`, texts.command.notANumber);
    return { ...read.line };
  });
  const adjustmentsOf = (kind: AdjustmentDraft['kind']) =>
    draft.adjustments
      .filter((adjustment) => adjustment.kind === kind)
      .map((adjustment, index) => {
        const pointer = `/${kind}/${index}`;
        const amount = amountTyped(adjustment.amount, currency);
        if (amount === undefined) fault(`${pointer}/amount`, texts.command.notAnAmount);
        const tax = taxOf(adjustment);
        if (tax === undefined) fault(`${pointer}/tax`, texts.command.notANumber);
        return adjustmentOf(adjustment, amount ?? 0, tax ?? { category: adjustment.category });
      });
  const allowances = adjustmentsOf('allowances');
  const charges = adjustmentsOf('charges');
  const content = {
    ...{ currency, issuedOn, lines },
    ...(allowances.length > 0 && { allowances }),
    ...(charges.length > 0 && { charges }),
  };
  return { content, faults };
}

/** The totals of an incomplete body. Undefined if they are too large to be computed exactly. */
export function totalsSoFar(body: Terms): { totals: Totals; taxes: TaxGroup[]; nets: number[] } | undefined {
  try {
    return { totals: totalsOf(body), taxes: taxGroups(body), nets: body.lines.map(lineNet) };
  } catch {
    return undefined; // AmountTooLarge
  }
}

/** A line for the body, in which missing numbers are 0, and its parsed fields, which are undefined if they are not valid. */
function lineOf(draft: LineDraft, currency: string) {
  const quantity = decimalTyped(draft.quantity);
  const unitPrice = priceTyped(draft.price, currency);
  const tax = taxOf(draft);
  const line: Line = {
    ...draft.rest,
    description: draft.description.trim(),
    quantity: quantity ?? '0',
    unitPrice: unitPrice ?? '0',
    tax: tax ?? { category: draft.category },
  };
  return { line, quantity, unitPrice, tax };
}

function adjustmentOf({ rest, reason }: AdjustmentDraft, amount: number, tax: Tax): Adjustment {
  return { ...rest, amount, ...(reason.trim() !== '' && { reason: reason.trim() }), tax };
}

/** Parses a typed price to minor units with all its digits: "0.125" in EUR → "12.5". */
function priceTyped(typed: string, currency: string): string | undefined {
  const decimal = decimalTyped(typed);
  if (decimal === undefined || decimal.startsWith('-')) return undefined;
  try {
    return formatDecimal(shift(parseDecimal(decimal), minorDigits(currency)));
  } catch {
    return undefined; // NotADecimal: too many digits
  }
}

function taxOf({ category, rate }: TaxDraft): Tax | undefined {
  if (rate.trim() === '') return { category };
  const decimal = decimalTyped(rate);
  if (decimal === undefined || decimal.startsWith('-')) return undefined;
  return { category, rate: decimal };
}
