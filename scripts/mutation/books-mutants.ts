// Faults of dates and amounts that the accountant of e2e/books has to find: each is one small change of the code.

/** `from` occurs once in the file. */
export type Mutant = { file: string; from: string; to: string };

const mutant = (file: string, from: string, to: string): Mutant => ({ file, from, to });

const entries = 'projection-service/books/entries.ts';
const books = 'projection-service/books/project.ts';
const voucher = 'projection-service/books/voucher.ts';
const payments = 'projection-service/books/payments.ts';
const rows = 'projection-service/balances/rows.ts';
const audit = 'projection-service/audit/project.ts';
const aging = 'query-service/books/aging.ts';
const statement = 'query-service/books/statement.ts';
const cash = 'query-service/books/cash-received.ts';
const balances = 'query-service/books/balances.ts';

export const mutants: readonly Mutant[] = [
  mutant(
    entries,
    "move('receivables', 'cash', event.data.amount)",
    "move('receivables', 'cash', event.data.amount - 1)",
  ),
  mutant(
    entries,
    "move('bad-debt', 'receivables', event.data.amount)",
    "move('receivables', 'bad-debt', event.data.amount)",
  ),
  mutant(
    entries,
    "move('receivables', 'bad-debt', event.data.amount)",
    "move('receivables', 'revenue', event.data.amount)",
  ),
  mutant(
    entries,
    "move('customer-credit', 'cash', event.data.amount)",
    "move('in-transit', 'cash', event.data.amount)",
  ),
  mutant(
    entries,
    "move('cash', 'in-transit', event.data.amount)",
    "move('cash', 'customer-credit', event.data.amount)",
  ),
  mutant(
    entries,
    "{ account: 'revenue', amount: revenue },\n    { account: 'tax', amount: tax },",
    "{ account: 'tax', amount: revenue },\n    { account: 'revenue', amount: tax },",
  ),
  mutant(
    entries,
    "amount: -taxExclusive },\n  { account: 'tax', amount: -tax }",
    "amount: -tax },\n  { account: 'tax', amount: -taxExclusive }",
  ),
  mutant(entries, "terms.payable < 0 ? 'in-transit'", "terms.payable < 0 ? 'receivables'"),
  mutant(
    'command-service/customer/credit-from-invoice.ts',
    'return grantOnce(ledger, cause, customer.id, grant, issuedOn);',
    'return grantOnce(ledger, cause, customer.id, { ...grant, amount: amount + 1 }, issuedOn);',
  ),
  mutant(
    'command-service/customer/register-note.ts',
    'const amount = totals.payable;',
    'const amount = totals.taxInclusive;',
  ),
  mutant(
    books,
    'type, recorded_at, effective_on };\n}',
    'type, recorded_at, effective_on: recorded_at.toISOString().slice(0, 10) };\n}',
  ),
  mutant(books, 'effective_on, debit: 0n', 'effective_on: recorded_on, debit: 0n'),
  mutant(books, 'else day.credit -= BigInt(amount);', 'else day.debit -= BigInt(amount);'),
  mutant(books, 'falls_due_on: dueOn ?? null', 'falls_due_on: issuedOn'),
  mutant(voucher, 'effective_on: effectiveOn', 'effective_on: after.recorded_at.toISOString().slice(0, 10)'),
  mutant(voucher, 'event.data.totals.payable', 'event.data.totals.taxInclusive'),
  mutant('projection-service/books/stream-state.ts', '{ ...before.credit, [', '{ ['),
  mutant(rows, 'due_on: document.dueOn ?? null', 'due_on: document.issuedOn'),
  mutant(rows, 'issued_on: document.issuedOn', 'issued_on: document.dueOn ?? document.issuedOn'),
  mutant(rows, 'payable: document.totals.payable', 'payable: document.totals.taxInclusive'),
  mutant('projection-service/balances/project.ts', "    case 'PaymentRefunded':\n", ''),
  mutant(audit, 'after: { state, amountDue: event.data.amountDue }', 'after: { state, amountDue: before.amountDue }'),
  mutant(audit, '    effectiveOn,\n    actor,', '    effectiveOn: recordedAt.slice(0, 10),\n    actor,'),
  mutant(aging, '<= 0), 0) as current', '< 0), 0) as current'),
  mutant(aging, 'between 31 and 60', 'between 31 and 59'),
  mutant(aging, 'coalesce(sum(amount), 0) as total', 'coalesce(sum(amount - disputed), 0) as total'),
  mutant(aging, 'select currency, invoice_id, -amount', 'select currency, invoice_id, amount'),
  mutant(aging, 'effective_on > $', 'effective_on >= $'),
  mutant(aging, 'last where type = ', 'last where type <> '),
  mutant('query-service/books/disputed.ts', 'least(max', 'greatest(max'),
  mutant('query-service/books/disputed.ts', 'position desc', 'position asc'),
  mutant(statement, '(where effective_on < ', '(where effective_on <= '),
  mutant(statement, 'move.effective_on >= ', 'move.effective_on > '),
  mutant('query-service/books/explain.ts', "of === 'due' ? 1 : -1", "of === 'due' ? -1 : 1"),
  mutant('query-service/books/explain.ts', 'effective_on as "effectiveOn"', 'recorded_at::date as "effectiveOn"'),
  mutant(cash, 'sum(debit) as received, sum(credit) as returned', 'sum(credit) as received, sum(debit) as returned'),
  mutant(cash, 'start(sql`effective_on`)', 'start(sql`recorded_on`)'),
  mutant(
    balances,
    "in ('PaymentApplied', 'CustomerCreditApplied', 'PaymentReversed', 'PaymentUnapplied')",
    "in ('PaymentApplied', 'PaymentReversed', 'PaymentUnapplied')",
  ),
  mutant(balances, 'recorded_on < ', 'recorded_on <= '),
  mutant('query-service/as-of/bitemporal.ts', 'and effective_on <= ', 'and effective_on < '),
  mutant('query-service/invoices/effective.ts', 'effectiveOn <= day', 'effectiveOn < day'),
  mutant('query-service/invoices/summary.ts', 'amount_due > 0', 'amount_due >= 0'),
  mutant('query-service/invoices/export.ts', 'payable: totals.payable', 'payable: totals.taxInclusive'),
  mutant('command-service/invoice/settle.ts', 'recoveredOn: later(on, invoice.writtenOffOn)', 'recoveredOn: on'),
  mutant('command-service/follow-ups/automatic-credit.ts', 'undisputedDue(invoice)', 'invoice.amountDue'),
  mutant('events/receivables.ts', 'dueOn ?? issuedOn', 'issuedOn'),
  mutant(
    entries,
    "move('receivables', 'in-transit', event.data.amount)",
    "move('receivables', 'cash', event.data.amount)",
  ),
  mutant(
    entries,
    "move('cash', 'receivables', event.data.amount)",
    "move('in-transit', 'receivables', event.data.amount)",
  ),
  mutant(
    entries,
    "move('cash', 'customer-credit', event.data.amount)",
    "move('cash', 'customer-credit', event.data.amount + 1)",
  ),
  mutant(entries, 'const { withdrawn = excess } = event.data;', 'const withdrawn = excess;'),
  mutant(
    entries,
    "move('in-transit', 'cash', event.data.amount)",
    "move('in-transit', 'customer-credit', event.data.amount)",
  ),
  mutant(payments, 'unapplied: -withdrawn, reversed: amount + withdrawn', 'unapplied: 0, reversed: amount'),
  mutant(payments, 'applied: -event.data.amount, unapplied: event.data.amount', 'applied: -event.data.amount'),
  mutant(payments, 'applied: -event.data.amount, refunded', 'unapplied: -event.data.amount, refunded'),
  mutant(payments, 'applied: event.data.amount, refunded: -', 'unapplied: event.data.amount, refunded: -'),
  mutant(payments, 'unapplied: event.data.credited', 'applied: event.data.credited'),
  mutant(payments, 'unapplied: -ofCash, reversed: ofCash', 'applied: -ofCash, reversed: ofCash'),
  mutant(payments, "return returned === 0 ? 'received'", "return refunded === 0 ? 'received'"),
  mutant('query-service/payments/record.ts', 'amount: amount + withdrawn }', 'amount }'),
  mutant(aging, 'sum(credit) filter (where credit > 0)', 'sum(-credit) filter (where credit < 0)'),
  mutant('command-service/invoice/payment-by-day.ts', 'const day = on < from ? from : on;', 'const day = on;'),
  mutant(
    'command-service/invoice/undo-payment.ts',
    'Math.min(asked, stillCredit(payment))',
    'Math.min(asked, payment.excess)',
  ),
  mutant('command-service/invoice/credit.ts', 'byReceipt.reverse()', 'byReceipt'),
  mutant(
    'command-service/invoice/credit.ts',
    'unappliedOn: on, reason, amountDue: due',
    'unappliedOn: issuedOn, reason, amountDue: due',
  ),
  mutant('command-service/invoice/payment-by-day.ts', '[{ on: reversedOn, amount }]', '[{ on: refundedOn, amount }]'),
  mutant('command-service/customer/decide.ts', 'later(refundedOn, money.creditedOn)', 'refundedOn'),
  mutant(
    'events/event-versions.ts',
    "    ...(event.type === 'PaymentUnapplied' && { effectiveOn: event.data.unappliedOn }),\n",
    '',
  ),
];
