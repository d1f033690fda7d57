// The amounts that an invoice's amount due is computed from: invoiced − paid − credited − written off − voided + refunded.

export const deductions = ['paid', 'credited', 'writtenOff', 'voided'] as const;

/** Every field of an invoice that is an amount and changes with its events. */
export const changingAmounts = [...deductions, 'refunded', 'amountDue'] as const;
