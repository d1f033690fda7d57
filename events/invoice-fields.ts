// The list of an invoice's fields that its events change.
//
//   this list ─► the state that `evolve` makes ─► the rows of the balances view ─► answers, lists and CSV of both APIs
//
// Rows, SQL statements, answers and CSV follow this list. If a field is added here, `evolve` must set it (unless it is optional, it does not
// compile otherwise), and the balances view needs a migration (without it the view does not start; /readyz and the log name the column).

import { type Static, Type } from 'typebox';
import type { CalendarDate } from './calendar-date.ts';
import type { Minor } from './money/money.ts';

const minor = (description: string) => Type.Integer({ description });

/** The fields by name, as both APIs describe them. */
export const InvoiceFields = Type.Object({
  state: Type.Enum(['open', 'partially-paid', 'paid', 'void', 'written-off']),
  overdue: Type.Boolean(),
  paid: minor('Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it'),
  credited: minor('Credited by credit notes; customer credit is not in it'),
  writtenOff: minor('Written off'),
  voided: minor('Cancelled by voiding the invoice'),
  refunded: minor('Paid back to the customer, and due again'),
  amountDue: minor('totals.payable + excess − paid − credited − writtenOff − voided + refunded; never below 0'),
  disputed: Type.Optional(
    minor('The amount that the customer disputes. It stays due, and it may exceed what is still due'),
  ),
  disputedOn: Type.Optional(Type.String({ format: 'date', description: 'When the customer disputed it' })),
  disputeReason: Type.Optional(Type.String({ description: 'The reason that the customer gave' })),
});
export type InvoiceFields = Static<typeof InvoiceFields>;
export type FieldName = keyof InvoiceFields;

export const fieldNames = Object.keys(InvoiceFields.properties) as FieldName[];

/** A field that is not always set: it may be false or absent. */
type NotAlwaysSet = {
  [Name in FieldName]: InvoiceFields[Name] extends boolean
    ? Name
    : undefined extends InvoiceFields[Name]
      ? Name
      : never;
}[FieldName];

/** For each field that is not always set, whether it flags the invoice, and the description of the filter by that flag. */
const flagging = {
  overdue: {},
  disputed: { description: 'Whether a dispute is open' },
  disputedOn: 'no flag',
  disputeReason: 'no flag',
} as const satisfies Record<NotAlwaysSet, { description?: string } | 'no flag'>;

/** A field that flags an invoice while it is true or has a value. Lists have a filter by it, and the console shows it beside the state. */
export type Flag = { [Name in NotAlwaysSet]: (typeof flagging)[Name] extends object ? Name : never }[NotAlwaysSet];

export const flagNames = fieldNames.filter(
  (name): name is Flag => typeof (flagging as Record<string, unknown>)[name] === 'object',
);

export const flagFilter = (flag: Flag) => Type.Optional(Type.Boolean(flagging[flag]));

/** The parts that settle the total (BT-115), each with its sign in: amount due = payable + excess + Σ sign × part. */
export const settlementSigns = { paid: -1, credited: -1, writtenOff: -1, voided: -1, refunded: 1 } as const satisfies {
  [Name in FieldName]?: number;
};
export type SettlementPart = keyof typeof settlementSigns;

export const settlementParts = Object.keys(settlementSigns) as SettlementPart[];

/**
 * What an invoice with this total (`payable`, BT-115) claims from the customer, and what it owes to the customer instead if the total is
 * below 0. One of them is 0.
 */
export const sidesOf = ({ payable }: { payable: Minor }): { claim: Minor; excess: Minor } => ({
  claim: Math.max(0, payable),
  excess: Math.max(0, -payable),
});

/** The amount due: what the invoice claims, less its settlements, in minor units. */
export const amountDueAfter = (claim: Minor, parts: Pick<InvoiceFields, SettlementPart>): Minor =>
  settlementParts.reduce((due, part) => due + settlementSigns[part] * parts[part], claim);

/** Whether an invoice is overdue on a day: its due date has passed, and something is due. Without a due date it never is. */
export const isOverdue = (dueOn: CalendarDate | undefined, amountDue: Minor, on: CalendarDate): boolean =>
  dueOn !== undefined && dueOn < on && amountDue > 0;

/** Only these fields of an object that has more. Absent fields are left out. */
export function onlyFields(invoice: InvoiceFields): InvoiceFields {
  const fields: Record<string, unknown> = {};
  for (const name of fieldNames) if (invoice[name] !== undefined) fields[name] = invoice[name];
  return fields as InvoiceFields;
}
