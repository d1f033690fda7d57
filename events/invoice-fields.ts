// The list of an invoice's fields that its events change.
//
//   this list ─► the state that `evolve` makes ─► the rows of the balances view ─► answers, lists and CSV of both APIs
//
// Rows, SQL statements, answers and CSV follow this list. If a field is added here, `evolve` must set it (else it does not
// compile), and the balances view needs a migration (else the projection service does not start).

import { type Static, Type } from 'typebox';
import type { Minor } from './money/money.ts';

const minor = (description: string) => Type.Integer({ description });

/** The fields by name, as both APIs describe them. */
export const InvoiceFields = Type.Object({
  state: Type.Enum(['open', 'partially-paid', 'paid', 'void', 'written-off']),
  overdue: Type.Boolean(),
  paid: minor('Paid by payments and customer credit that were not reversed'),
  credited: minor('Credited by credit notes'),
  writtenOff: minor('Written off'),
  voided: minor('Cancelled by voiding the invoice'),
  refunded: minor('Paid back to the customer, and due again'),
  amountDue: minor('totals.payable − paid − credited − writtenOff − voided + refunded'),
  disputed: Type.Optional(minor('In dispute; it stays due until it is paid, credited or written off')),
  disputedOn: Type.Optional(Type.String({ format: 'date', description: 'When the customer disputed it' })),
  disputeReason: Type.Optional(Type.String({ description: 'What the customer disputes' })),
});
export type InvoiceFields = Static<typeof InvoiceFields>;
export type FieldName = keyof InvoiceFields;

export const fieldNames = Object.keys(InvoiceFields.properties) as FieldName[];

/** The parts that settle the total (BT-115), each with its sign in: amount due = payable + Σ sign × part. */
export const settlementSigns = { paid: -1, credited: -1, writtenOff: -1, voided: -1, refunded: 1 } as const satisfies {
  [Name in FieldName]?: number;
};
export type SettlementPart = keyof typeof settlementSigns;

export const settlementParts = Object.keys(settlementSigns) as SettlementPart[];

/** The amount due: the total (`payable`) less its settlements, in minor units. */
export const amountDueAfter = (payable: Minor, parts: Pick<InvoiceFields, SettlementPart>): Minor =>
  settlementParts.reduce((due, part) => due + settlementSigns[part] * parts[part], payable);

/** Only these fields of an object that has more. Absent fields are left out. */
export function onlyFields(invoice: InvoiceFields): InvoiceFields {
  const fields: Record<string, unknown> = {};
  for (const name of fieldNames) if (invoice[name] !== undefined) fields[name] = invoice[name];
  return fields as InvoiceFields;
}
