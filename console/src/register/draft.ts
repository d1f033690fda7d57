// The input of the register dialog, as typed. `rest` holds the fields of an imported document that the dialog does not show; they are sent
// unchanged.

import type { WithContent } from '../../../events/document/attachment.ts';
import type { AllowanceOrCharge, InvoiceContent, Line, Tax } from '../../../events/document/document.ts';
import type { Currency } from '../../../events/money/currency.ts';
import { minorDigits } from '../../../events/money/currency.ts';
import { formatDecimal, parseDecimal } from '../../../events/money/decimal.ts';
import { amountText, decimalText } from '../format/money.ts';
import { today } from '../seller-day.ts';
import { newId } from '../ui/command/new-id.ts';

export type TaxDraft = { category: Tax['category']; rate: string };

export type LineDraft = TaxDraft & {
  key: string;
  description: string;
  quantity: string;
  price: string;
  rest: Omit<Line, 'description' | 'quantity' | 'unitPrice' | 'tax'>;
};

export type AdjustmentDraft = TaxDraft & {
  key: string;
  kind: 'allowances' | 'charges';
  amount: string;
  reason: string;
  rest: Omit<AllowanceOrCharge, 'amount' | 'reason'>;
};

type Fields =
  | 'number'
  | 'customer'
  | 'currency'
  | 'issuedOn'
  | 'dueOn'
  | 'reference'
  | 'lines'
  | 'allowances'
  | 'charges'
  | 'prepaid';

export type Draft = {
  invoiceId: string;
  customerId: string;
  customerName: string;
  numbering: 'number' | 'series';
  number: string;
  series: string;
  currency: Currency;
  issuedOn: string;
  dueOn: string;
  reference: string;
  prepaid: string;
  lines: LineDraft[];
  adjustments: AdjustmentDraft[];
  rest: Omit<WithContent<InvoiceContent>, Fields>;
};

const defaultTax: TaxDraft = { category: 'S', rate: '19' };
const DAYS_TO_PAY = 30;

export const blankLine = (tax: TaxDraft = defaultTax): LineDraft => ({
  key: newId(),
  description: '',
  quantity: '1',
  price: '',
  category: tax.category,
  rate: tax.rate,
  rest: {},
});

export const blankAdjustment = (kind: AdjustmentDraft['kind'], tax: TaxDraft = defaultTax): AdjustmentDraft => ({
  key: newId(),
  kind,
  amount: '',
  reason: '',
  category: tax.category,
  rate: tax.rate,
  rest: {},
});

export function blankDraft(): Draft {
  const issuedOn = today();
  const due = new Date(`${issuedOn}T00:00:00Z`);
  due.setUTCDate(due.getUTCDate() + DAYS_TO_PAY);
  return {
    invoiceId: newId(),
    customerId: '',
    customerName: '',
    numbering: 'number',
    number: '',
    series: `INV-${issuedOn.slice(0, 4)}-`,
    currency: 'EUR',
    issuedOn,
    dueOn: due.toISOString().slice(0, 10),
    reference: '',
    prepaid: '',
    lines: [blankLine()],
    adjustments: [],
    rest: {},
  };
}

/** The draft of an imported document. */
export function draftOf(content: WithContent<InvoiceContent>): Omit<Draft, 'invoiceId'> {
  const { number, customer, currency, issuedOn, dueOn, reference, lines, allowances, charges, prepaid, ...rest } =
    content;
  const adjustments = (kind: AdjustmentDraft['kind'], items: InvoiceContent['allowances'] = []): AdjustmentDraft[] =>
    items.map(({ amount, reason = '', tax, ...others }) => ({
      key: newId(),
      kind,
      amount: amountText(amount, currency),
      reason,
      ...taxDraft(tax),
      rest: others,
    }));
  return {
    customerId: customer.id,
    customerName: customer.name,
    numbering: 'number',
    number: number ?? '',
    series: '',
    currency,
    issuedOn,
    dueOn: dueOn ?? '',
    reference: reference ?? '',
    prepaid: prepaid === undefined ? '' : amountText(prepaid, currency),
    lines: lines.map(({ description, quantity, unitPrice, tax, ...others }) => ({
      key: newId(),
      description,
      quantity: decimalText(quantity),
      price: decimalText(majorPrice(unitPrice, currency)),
      ...taxDraft(tax),
      rest: others,
    })),
    adjustments: [...adjustments('allowances', allowances), ...adjustments('charges', charges)],
    rest,
  };
}

const taxDraft = ({ category, rate = '' }: Tax): TaxDraft => ({ category, rate: decimalText(rate) });

function majorPrice(minorPrice: string, currency: Currency): string {
  const { units, scale } = parseDecimal(minorPrice);
  return formatDecimal({ units, scale: scale + minorDigits(currency) });
}
