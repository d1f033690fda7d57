// Sums over the invoices of a customer or of a list: the list of the sums, and what one invoice adds to each.

import { type Static, Type } from 'typebox';
import { InvoiceFields, type SettlementPart, settlementParts, sidesOf } from './invoice-fields.ts';
import type { RegisteredInvoice } from './invoice-state.ts';
import { SumSchema } from './money/sum.ts';

/** For each part that settles the total, a value. */
export const ofSettlements = <Value>(value: (part: SettlementPart) => Value): Record<SettlementPart, Value> =>
  Object.fromEntries(settlementParts.map((part) => [part, value(part)])) as Record<SettlementPart, Value>;

const descriptionOf = (part: SettlementPart): string =>
  (InvoiceFields.properties[part] as { description?: string }).description ?? part;

/** All in one currency; amounts in minor units. */
export const InvoiceSums = Type.Object({
  invoiced: SumSchema(
    'Sum of the totals (BT-115) of all invoices. A total below 0 counts as 0, because what it owes became customer credit',
  ),
  ...ofSettlements((part) => SumSchema(descriptionOf(part))),
  due: SumSchema('invoiced − paid − credited − writtenOff − voided + refunded'),
  openInvoices: Type.Integer({ description: 'How many invoices have an amount due' }),
});
export type InvoiceSums = Static<typeof InvoiceSums>;

/** What one invoice adds to each sum. */
export const sumsOf = (invoice: RegisteredInvoice): InvoiceSums => ({
  invoiced: sidesOf(invoice.document.totals).claim,
  ...ofSettlements((part) => invoice[part]),
  due: invoice.amountDue,
  openInvoices: invoice.amountDue > 0 ? 1 : 0,
});
