// The amounts that an invoice's amount due is computed from: invoiced − paid − credited − written off − voided + refunded + what became
// credit because the total is below 0.

export const deductions = ['paid', 'credited', 'writtenOff', 'voided'] as const;
