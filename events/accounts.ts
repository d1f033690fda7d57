/** The chart of accounts, and what each account holds. Debits are positive: receivables and cash are above 0, revenue and liabilities below. */
export const accounts = {
  receivables: 'what customers owe',
  revenue: 'what was sold, without tax',
  tax: 'VAT owed to the state',
  cash: 'money received, less what went back',
  'customer-credit': 'what is owed to customers: paid or credited beyond what was due, and not spent yet',
  'bad-debt': 'what was given up',
  'in-transit': 'on its way between streams: 0 where no process is under way',
  prepayments: 'paid before the invoice was issued (BT-113), as received outside this ledger',
  rounding: 'what documents were rounded by (BT-114)',
} as const;

export type Account = keyof typeof accounts;
