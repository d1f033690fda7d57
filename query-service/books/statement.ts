import { type Kysely, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import type { CalendarDate } from '../../events/calendar-date.ts';
import { Customer, InvoiceContent } from '../../events/document/document.ts';
import { exactSum, type Sum, SumSchema } from '../../events/money/sum.ts';
import { LogPosition } from '../../platform/http/log-position.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { type AsOf, includedAsOf } from '../as-of/bitemporal.ts';
import { customerThen } from './customer.ts';
import { disputedThen } from './disputed.ts';
import { PeriodEndsBeforeItBegins } from './period.ts';
import { documentNumber, table } from './store.ts';

const { currency } = InvoiceContent.properties;

const Line = Type.Object(
  {
    effectiveOn: Type.String({ format: 'date' }),
    position: LogPosition,
    type: Type.String({ examples: ['PaymentApplied'], description: 'The type of the event' }),
    invoiceId: Type.Optional(Type.String()),
    number: Type.Optional(
      Type.String({ description: 'The number of the invoice, or of a credit note about several invoices or none' }),
    ),
    reference: Type.Optional(Type.String()),
    amount: SumSchema('Above 0 if the customer owes more than before, below 0 if less'),
    balance: SumSchema('After it'),
  },
  { title: 'StatementLine' },
);

export const Statement = Type.Object(
  {
    customer: Customer,
    from: Type.String({ format: 'date', description: 'The first day' }),
    until: Type.String({ format: 'date', description: 'The last day' }),
    statements: Type.Array(
      Type.Object(
        {
          currency,
          opening: SumSchema('Before the first day'),
          lines: Type.Array(Line),
          closing: SumSchema('After the last day'),
          disputed: SumSchema('The part of the closing balance that is in dispute after the last day'),
        },
        { title: 'StatementOfCurrency' },
      ),
    ),
  },
  {
    title: 'CustomerStatement',
    description:
      'The movements of the balance (what the customer owes, less its credit) for each currency, by day; in minor units',
  },
);
export type Statement = Static<typeof Statement>;
type Line = Static<typeof Line>;

const mostLines = 10_000;

/** The statement has more lines than an answer may have. */
export class StatementTooLong extends Problem {
  constructor() {
    super({
      status: 422,
      title: 'The statement has too many lines',
      detail: `The statement has more than ${mostLines} lines. Choose a shorter period.`,
    });
  }
}

/**
 * The movements of a customer's account between two days, both included.
 * @throws Problem 404 customer-not-found, BeforeTheBeginning, StatementTooLong, PeriodEndsBeforeItBegins
 */
export async function statement(
  db: Kysely<BooksTables>,
  id: string,
  from: CalendarDate,
  until: CalendarDate,
  { at }: AsOf,
): Promise<Statement> {
  if (until < from) throw new PeriodEndsBeforeItBegins();
  const asOf = { effectiveOn: until, ...(at && { at }) };
  const customer = await customerThen(db, id, asOf);
  // transfers between the customer's own accounts do not change what it owes
  const moves = sql`
    select currency, position, min(type) as type, min(effective_on) as effective_on, sum(amount) as amount
    from ${table('entries')}
    where customer_id = ${id} and account in ('receivables', 'customer-credit', 'in-transit') and ${includedAsOf(asOf)}
    group by currency, position having sum(amount) <> 0`;
  const opening = await sql<{ currency: string; opening: string }>`
    select currency, coalesce(sum(amount) filter (where effective_on < ${from}::date), 0) as opening
    from (${moves}) moves group by currency order by currency`.execute(db);
  const { rows } = await sql<FoundLine>`
    select move.currency, move.effective_on as "effectiveOn", move.position, move.type, event.invoice_id as "invoiceId",
      ${documentNumber} as number, event.reference, move.amount
    from (${moves}) move join ${table('events')} event using (position)
      left join ${table('invoices')} invoice on invoice.invoice_id = event.invoice_id
    where move.effective_on >= ${from}::date
    order by move.currency, move.effective_on, move.position limit ${mostLines + 1}`.execute(db);
  if (rows.length > mostLines) throw new StatementTooLong();
  const disputes = await sql<{ currency: string; disputed: string }>`
    select currency, sum(disputed) as disputed from (${disputedThen(asOf, id)}) of_disputes
    group by currency`.execute(db);
  const disputed = new Map(disputes.rows.map((row) => [row.currency, row.disputed]));
  const lines = Map.groupBy(rows, ({ currency }) => currency);
  const statements = opening.rows.map(({ currency, opening }) => {
    const running = withBalances(lines.get(currency) ?? [], opening);
    const closing = running.at(-1)?.balance ?? exactSum(opening);
    const sums = { opening: exactSum(opening), closing, disputed: exactSum(disputed.get(currency) ?? 0) };
    return { currency, lines: running, ...sums };
  });
  return { customer, from, until, statements };
}

type FoundLine = { currency: string } & Pick<Line, 'effectiveOn' | 'position' | 'type' | 'amount'> &
  Record<'invoiceId' | 'number' | 'reference', string | null>;

function withBalances(found: readonly FoundLine[], opening: Sum): Line[] {
  let balance = BigInt(opening);
  return found.map(({ currency: _, invoiceId, number, reference, amount, ...line }) => {
    balance += BigInt(amount);
    return {
      ...line,
      ...(invoiceId !== null && { invoiceId }),
      ...(number !== null && { number }),
      ...(reference !== null && { reference }),
      amount: exactSum(amount),
      balance: exactSum(balance),
    };
  });
}
