/** The chart of accounts, and what each account holds. Debits are positive: receivables and cash are above 0, revenue and liabilities below. */
export const accounts = {
  receivables: 'what customers owe',
  revenue: 'what was sold, without tax',
  tax: 'VAT owed to the state',
  cash: 'money received, less money paid back',
  'customer-credit':
    'what is owed to customers: paid or credited beyond the amount due, and not spent yet. A debit is what a customer owes, because credit was spent that was taken back',
  'bad-debt': 'what was written off, less what was recovered',
  'in-transit': 'money between two streams of a process under way; 0 when no process is under way',
  prepayments: 'what was paid before the invoice was issued (BT-113), outside this ledger',
  rounding: 'the rounding amounts of documents (BT-114)',
} as const;

export type Account = keyof typeof accounts;
