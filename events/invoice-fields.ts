// The fields of an invoice which its events change: the one list of them.
//
//   this list ─► the state that `evolve` makes ─► the rows of the balances view ─► answers, lists and CSV of both APIs
//
// Rows, statements, answers and CSV name no field themselves. A field that is added here has to be set by `evolve` (the compiler says so)
// and needs a migration of the balances view (its start says so).

import { type Static, Type } from 'typebox';
import type { Minor } from './money/money.ts';

const minor = (description: string) => Type.Integer({ description });

/** By name, with how both APIs show each. */
export const InvoiceFields = Type.Object({
  state: Type.Enum(['open', 'partially-paid', 'paid', 'void', 'written-off']),
  overdue: Type.Boolean(),
  paid: minor('By payments and customer credit that were not reversed'),
  credited: minor('By credit notes'),
  writtenOff: minor('Written off'),
  voided: minor('Cancelled by voiding the invoice'),
  refunded: minor('Paid back to the customer, and due again'),
  amountDue: minor('totals.payable − paid − credited − writtenOff − voided + refunded'),
});
export type InvoiceFields = Static<typeof InvoiceFields>;
export type FieldName = keyof InvoiceFields;

export const fieldNames = Object.keys(InvoiceFields.properties) as FieldName[];

/** The parts of the payable amount (BT-115), with their sign in: amount due = payable + Σ sign × part. */
export const settlementSigns = { paid: -1, credited: -1, writtenOff: -1, voided: -1, refunded: 1 } as const satisfies {
  [Name in FieldName]?: 1 | -1;
};
export type SettlementPart = keyof typeof settlementSigns;

export const settlementParts = Object.keys(settlementSigns) as SettlementPart[];

/** What is due of a payable amount after its settlements, in minor units. */
export const amountDueAfter = (payable: Minor, parts: Pick<InvoiceFields, SettlementPart>): Minor =>
  settlementParts.reduce((due, part) => due + settlementSigns[part] * parts[part], payable);

/** The fields alone, of what has others besides; one that is absent is left out. */
export function onlyFields(invoice: InvoiceFields): InvoiceFields {
  const fields: Record<string, unknown> = {};
  for (const name of fieldNames) if (invoice[name] !== undefined) fields[name] = invoice[name];
  return fields as InvoiceFields;
}
