import { type Kysely, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { Customer, InvoiceContent } from '../../events/document/document.ts';
import { exactSum, SumSchema } from '../../events/money/sum.ts';
import { LogPosition } from '../../platform/http/log-position.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { type AsOf, includedAsOf } from '../as-of/bitemporal.ts';
import { nextPage } from '../lists/page-query.ts';
import { customerThen } from './customer.ts';
import { documentNumber, table } from './store.ts';

/** The balances that can be explained: what the customer owes, and its customer credit. */
export const explained = ['due', 'credit'] as const;
export type Explained = (typeof explained)[number];

const accountsOf = {
  due: sql`account = 'receivables'`,
  credit: sql`account in ('customer-credit', 'in-transit')`,
} as const;

const { currency } = InvoiceContent.properties;

const Event = Type.Object(
  {
    eventId: Type.String(),
    position: LogPosition,
    stream: Type.String(),
    revision: Type.Integer({ description: 'The revision of the event in its stream, from 0' }),
    type: Type.String({ examples: ['PaymentApplied'], description: 'The type of the event' }),
    recordedAt: Type.String({ description: 'When it was recorded (RFC 3339, UTC)' }),
    effectiveOn: Type.String({ format: 'date', description: 'Effective date' }),
    actor: Type.String(),
    correlationId: Type.String(),
    invoiceId: Type.Optional(Type.String()),
    number: Type.Optional(
      Type.String({ description: 'The number of the invoice, or of a credit note about several invoices or none' }),
    ),
    currency,
    amount: SumSchema('What the event added to the balance; below 0 if it reduced it'),
  },
  { title: 'ExplainedEvent' },
);

export const Explanation = Type.Object(
  {
    customer: Customer,
    of: Type.Enum([...explained], { description: 'Which balance' }),
    balances: Type.Array(
      Type.Object(
        {
          currency,
          balance: SumSchema('The sum of all events, on this page and others'),
          events: Type.Integer({ description: 'How many events it is the sum of' }),
        },
        { title: 'ExplainedBalance' },
      ),
    ),
    events: Type.Array(Event, { description: 'In the order of the log' }),
    next: nextPage,
  },
  {
    title: 'BalanceExplanation',
    description: 'The events that the balances are the sums of, in the order of the log; amounts in minor units',
  },
);
export type Explanation = Static<typeof Explanation>;
type ExplainedEvent = Explanation['events'][number];

/**
 * The events that changed a customer's balance, and the balance, which is their sum.
 * @param after the position of the last event of the previous page
 * @throws Problem 404 customer-not-found, BeforeTheBeginning
 */
export async function explain(
  db: Kysely<BooksTables>,
  id: string,
  of: Explained,
  asOf: AsOf,
  { after = '-1', limit }: { after?: string | undefined; limit: number },
): Promise<Explanation> {
  const customer = await customerThen(db, id, asOf);
  const sign = sql.lit(of === 'due' ? 1 : -1);
  const moves = sql`
    select position, currency, ${sign} * sum(amount) as amount from ${table('entries')}
    where customer_id = ${id} and ${accountsOf[of]} and ${includedAsOf(asOf)}
    group by position, currency having sum(amount) <> 0`;
  const balances = await sql<Explanation['balances'][number]>`
    select currency, sum(amount) as balance, count(*) as events from (${moves}) moves
    group by currency order by currency`.execute(db);
  const { rows } = await sql<Found>`
    select event_id as "eventId", event.position, stream, revision, event.type, event.recorded_at as "recordedAt",
      event.effective_on as "effectiveOn", actor, correlation_id as "correlationId", event.invoice_id as "invoiceId",
      ${documentNumber} as number, move.currency, move.amount
    from (${moves}) move join ${table('events')} event using (position)
      left join ${table('invoices')} invoice on invoice.invoice_id = event.invoice_id
    where move.position > ${after}::numeric order by event.position limit ${limit + 1}`.execute(db);
  const next = rows.length > limit ? rows[limit - 1]?.position : undefined;
  return {
    customer,
    of,
    balances: balances.rows.map(({ balance, ...of }) => ({ ...of, balance: exactSum(balance) })),
    events: rows.slice(0, limit).map(eventOf),
    ...(next !== undefined && { next }),
  };
}

type Found = Omit<ExplainedEvent, 'recordedAt' | 'invoiceId' | 'number'> & {
  recordedAt: Date;
  invoiceId: string | null;
  number: string | null;
};

const eventOf = ({ recordedAt, invoiceId, number, amount, ...event }: Found): ExplainedEvent => ({
  ...event,
  amount: exactSum(amount),
  recordedAt: recordedAt.toISOString(),
  ...(invoiceId !== null && { invoiceId }),
  ...(number !== null && { number }),
});
