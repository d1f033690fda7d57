import type { FieldName, InvoiceFields } from '../../events/invoice-fields.ts';

// The amounts that an invoice's amount due is computed from: invoiced − paid − credited − written off − voided + refunded.

export const deductions = ['paid', 'credited', 'writtenOff', 'voided'] as const;

type AmountName = {
  [Name in FieldName]: Exclude<InvoiceFields[Name], undefined> extends number ? Name : never;
}[FieldName];

/** Every field of an invoice that is an amount and changes with its events. */
export const changingAmounts = Object.keys({
  paid: true,
  credited: true,
  writtenOff: true,
  voided: true,
  refunded: true,
  amountDue: true,
  disputed: true,
} satisfies Record<AmountName, true>);
