// The amounts that an invoice's amount due is computed from: invoiced − paid − credited − written off − voided + refunded.

export const deductions = ['paid', 'credited', 'writtenOff', 'voided'] as const;
